import {
  subjectLookupPermission,
  lookupRequestSchema,
} from 'backstage-plugin-privacy-requests-common';
import type { Router } from 'express';
import { credentialsOf, type RouterContext } from './context';
import { parse } from './parse';
import type { Gate } from '../requests/Gate';

/** Apps and what they show of people. */
export function addAppRoutes(
  router: Router,
  context: RouterContext,
  gate: Gate,
): void {
  const { service, reader } = context;

  router.get('/apps', async (req, res) => {
    const viewer = await service.enter(await credentialsOf(context, req));
    res.json(await reader.apps(viewer));
  });

  router.post('/subjects/lookup', async (req, res) => {
    const viewer = await service.enter(await credentialsOf(context, req));
    gate.requireDuty(viewer, ['file', 'approve'], 'look people up');
    await gate.requirePermission(viewer, subjectLookupPermission);
    const input = parse(lookupRequestSchema, req.body);
    const scope = await service.scopeOf(viewer);
    res.json({ items: await context.lookup.lookup(viewer, scope, input) });
  });
}
