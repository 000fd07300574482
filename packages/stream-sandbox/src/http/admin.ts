import express, { type RequestHandler, type Router } from 'express';
import { ZodError } from 'zod';
import type { SandboxCore } from '../core';
import type { FaultInput } from '../faults/faults';

/** A page in a browser cannot send this header without our consent. */
const adminOnly: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' || req.headers['x-sandbox-admin'] === '1') next();
  else res.status(403).json({ error: 'Header x-sandbox-admin: 1 is missing' });
};

const text = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Steering of the sandbox itself; not part of the vendor's API. */
export function adminRoutes(core: SandboxCore): Router {
  const router = express.Router();
  router.use(adminOnly, express.json({ limit: '100kb' }));
  router.get('/health', (_req, res) => {
    res.json({ status: 'ok' });
  });
  router.get('/log', (req, res) => {
    const after = Number(text(req.query.after));
    const items = core.witness.read({
      after: Number.isSafeInteger(after) ? after : undefined,
      app: text(req.query.app),
      endpoint: text(req.query.endpoint),
      userId: text(req.query.userId),
    });
    res.json({ items });
  });
  router.get('/faults', (_req, res) => {
    res.json({ items: core.faults.list() });
  });
  router.post('/faults', (req, res) => {
    try {
      res.status(201).json(core.faults.add(req.body as FaultInput));
    } catch (error) {
      if (!(error instanceof ZodError)) throw error;
      const problems = error.issues.map(
        issue => `${issue.path.join('.') || 'fault'}: ${issue.message}`,
      );
      res.status(400).json({ error: problems.join('\n') });
    }
  });
  router.delete('/faults', (_req, res) => {
    core.faults.clear();
    res.status(204).end();
  });
  router.delete('/faults/:id', (req, res) => {
    core.faults.clear(Number(req.params.id));
    res.status(204).end();
  });
  router.post('/reset', (req, res) => {
    const body = req.body as { seed?: unknown } | undefined;
    core.faults.clear();
    core.reset({ seed: body?.seed !== false });
    res.status(204).end();
  });
  return router;
}
