import type { Request, Response } from 'express';
import type { SandboxApp } from '../apps';
import { stamp, toWireJson } from '../clock';
import { pick } from '../faults/faults';
import type { SandboxCore } from '../core';
import { authenticate, findApp } from './auth';
import { errorBody, VendorFault, type ErrorCode } from './errors';
import { parseInput } from './input';
import type { Operation } from './operation';

/** Sends JSON with exact integer times. */
export function sendJson(res: Response, status: number, body: unknown): void {
  res.status(status).type('application/json').send(toWireJson(body));
}

/** Sends a refusal in the vendor's form. */
export function sendFault(
  res: Response,
  fault: VendorFault,
  name: string,
  startedAt: bigint,
): void {
  sendJson(res, fault.status, errorBody(fault, name, elapsed(startedAt)));
}

function elapsed(startedAt: bigint): string {
  return `${(Number(process.hrtime.bigint() - startedAt) / 1e6).toFixed(2)}ms`;
}

function toFault(error: unknown): VendorFault {
  if (error instanceof VendorFault) return error;
  process.stderr.write(
    `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return new VendorFault(-1, 'internal error');
}

/** Turns an operation into an express handler: auth, limit, faults, log. */
export function handle(core: SandboxCore, declared: Operation) {
  return (req: Request, res: Response): void => {
    const startedAt = process.hrtime.bigint();
    let app: SandboxApp | undefined;
    let userIds: string[] = [];
    let names: string | undefined;
    let options: Record<string, unknown> = {};
    const log = (
      outcome: 'accepted' | 'refused',
      status: number,
      more: { taskId?: string; fault?: string } = {},
    ) => {
      if (!declared.writes || !app) return;
      core.witness.write({
        at: stamp(core.clock),
        app: app.apiKey,
        endpoint: declared.name,
        outcome,
        userIds,
        options,
        status,
        ...more,
      });
    };
    try {
      app = findApp(core.apps, req.query.api_key);
      // Before the token: refused calls carry the figures and count too.
      limit(core, app, declared.name, res);
      authenticate(app, core.clock, {
        authorization: req.headers.authorization,
        authType: req.headers['stream-auth-type'],
      });
      const body = parseInput(
        declared.schema,
        declared.input === 'payload' ? payloadOf(req) : req.body ?? {},
      );
      userIds = declared.userIds?.(body, req.params) ?? [];
      options = optionsOf(body);
      const faults = core.faults.take({
        app: app.apiKey,
        endpoint: declared.name,
        userIds,
      });
      names = faults.map(fault => fault.kind).join(', ') || undefined;
      if (pick(faults, 'reset-before')) {
        log('refused', 0, { fault: names });
        req.socket.destroy();
        return;
      }
      const error = pick(faults, 'error');
      if (error) {
        throw new VendorFault(
          error.code as ErrorCode,
          'injected fault',
          error.status,
        );
      }
      const caller = app;
      const status = declared.method === 'post' ? 201 : 200;
      // The effect and its line in the log stand or fall together.
      const result = core.db.transaction(() => {
        const done = declared.run({
          db: core.db,
          app: caller,
          clock: core.clock,
          tasks: core.tasks,
          limiter: core.limiter,
          restoreReturnsTask: core.restoreReturnsTask,
          params: req.params,
          query: req.query,
          body,
          faults,
        });
        log('accepted', status, { taskId: done.taskId, fault: names });
        return done;
      })();
      if (pick(faults, 'drop-answer')) {
        req.socket.destroy();
        return;
      }
      const answer = () =>
        sendJson(res, status, {
          ...result.body,
          duration: elapsed(startedAt),
        });
      const late = pick(faults, 'delay-answer')?.ms;
      if (late === undefined) answer();
      else setTimeout(answer, late).unref();
    } catch (error) {
      const fault = toFault(error);
      log('refused', fault.status, { fault: names });
      sendFault(res, fault, declared.name, startedAt);
    }
  };
}

function limit(
  core: SandboxCore,
  app: SandboxApp,
  endpoint: string,
  res: Response,
): void {
  const window = core.limiter.count(app.apiKey, endpoint);
  res.setHeader('X-RateLimit-Limit', String(window.limit));
  res.setHeader('X-RateLimit-Remaining', String(window.remaining));
  res.setHeader('X-RateLimit-Reset', String(window.reset));
  if (window.exceeded) throw new VendorFault(9, 'Too many requests');
}

function payloadOf(req: Request): unknown {
  const { payload } = req.query;
  if (payload === undefined) return {};
  try {
    return JSON.parse(typeof payload === 'string' ? payload : '');
  } catch {
    throw new VendorFault(4, 'payload is not valid JSON');
  }
}

function optionsOf(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).filter(
      ([key, value]) => key !== 'user_ids' && typeof value !== 'object',
    ),
  );
}
