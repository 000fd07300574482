import {
  listQuerySchema,
  previewDraftSchema,
  requestDraftSchema,
} from 'backstage-plugin-privacy-requests-common';
import type { Router } from 'express';
import { z } from 'zod';
import { credentialsOf, type RouterContext } from './context';
import { parse } from './parse';

const pageSchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const eventsSchema = z.object({
  after: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
});

const keySchema = z.object({
  'idempotency-key': z.string().min(1).max(200).optional(),
});

/** Filing and reading requests. */
export function addRequestRoutes(router: Router, context: RouterContext): void {
  const { service, reader } = context;

  router.post('/previews', async (req, res) => {
    const credentials = await credentialsOf(context, req);
    await service.enterToFile(credentials);
    const draft = parse(previewDraftSchema, req.body);
    res.json(await service.preview(credentials, draft));
  });

  router.post('/requests', async (req, res) => {
    const credentials = await credentialsOf(context, req);
    await service.enterToFile(credentials);
    const draft = parse(requestDraftSchema, req.body);
    const key = parse(keySchema, {
      'idempotency-key': req.header('Idempotency-Key'),
    })['idempotency-key'];
    res.status(201).json(await service.file(credentials, draft, key));
  });

  router.get('/requests', async (req, res) => {
    const viewer = await service.enter(await credentialsOf(context, req));
    const scope = await service.scopeOf(viewer);
    const query = parse(listQuerySchema, req.query);
    res.json(await reader.list(viewer, scope, query));
  });

  router.get('/overview', async (req, res) => {
    const viewer = await service.enter(await credentialsOf(context, req));
    const scope = await service.scopeOf(viewer);
    res.json(await reader.overview(viewer, scope));
  });

  router.get('/requests/:id', async (req, res) => {
    const credentials = await credentialsOf(context, req);
    const { viewer, row } = await service.get(credentials, req.params.id);
    res.json(await reader.request(viewer, row));
  });

  router.get('/requests/:id/events', async (req, res) => {
    const credentials = await credentialsOf(context, req);
    const { viewer, row } = await service.get(credentials, req.params.id);
    const { after } = parse(eventsSchema, req.query);
    res.json(await reader.events(viewer, row, after));
  });

  router.get('/requests/:id/chunks', async (req, res) => {
    const credentials = await credentialsOf(context, req);
    const { row } = await service.get(credentials, req.params.id);
    res.json(await reader.chunks(row, parse(pageSchema, req.query)));
  });

  router.get('/requests/:id/subjects', async (req, res) => {
    const credentials = await credentialsOf(context, req);
    const { row } = await service.get(credentials, req.params.id);
    res.json(await reader.subjects(row, parse(pageSchema, req.query)));
  });
}
