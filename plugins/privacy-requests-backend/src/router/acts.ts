import {
  approveBodySchema,
  cancelBodySchema,
  rejectBodySchema,
  retryBodySchema,
  revealBodySchema,
} from 'backstage-plugin-privacy-requests-common';
import type { Router } from 'express';
import { credentialsOf, type RouterContext } from './context';
import { parse } from './parse';

/**
 * What a person can do to a request. Whether the caller may see the row is
 * asked before the body is read, so that an error about the body tells nobody
 * that the row exists.
 */
export function addActRoutes(router: Router, context: RouterContext): void {
  const { service } = context;

  router.post('/requests/:id/approve', async (req, res) => {
    const credentials = await credentialsOf(context, req);
    const { id } = req.params;
    await service.requireAllowed(credentials, id, 'approve');
    const body = parse(approveBodySchema, req.body);
    res.json(await service.approve(credentials, id, body));
  });

  router.post('/requests/:id/reject', async (req, res) => {
    const credentials = await credentialsOf(context, req);
    const { id } = req.params;
    await service.requireAllowed(credentials, id, 'reject');
    const body = parse(rejectBodySchema, req.body);
    res.json(await service.reject(credentials, id, body));
  });

  router.post('/requests/:id/cancel', async (req, res) => {
    const credentials = await credentialsOf(context, req);
    const { id } = req.params;
    await service.requireAllowed(credentials, id, 'cancel');
    const body = parse(cancelBodySchema, req.body);
    res.json(await service.cancel(credentials, id, body));
  });

  router.post('/requests/:id/retry', async (req, res) => {
    const credentials = await credentialsOf(context, req);
    const { id } = req.params;
    await service.requireAllowed(credentials, id, 'retry');
    const body = parse(retryBodySchema, req.body);
    res.json(await service.retry(credentials, id, body));
  });

  router.post('/requests/:id/reveal', async (req, res) => {
    const credentials = await credentialsOf(context, req);
    const { id } = req.params;
    await service.requireAllowed(credentials, id, 'reveal');
    const body = parse(revealBodySchema, req.body);
    res.json({ items: await service.reveal(credentials, id, body) });
  });
}
