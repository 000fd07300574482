import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Gate } from '../requests/Gate';
import { addActRoutes } from './acts';
import { addAppRoutes } from './apps';
import type { RouterContext } from './context';
import { addRequestRoutes } from './requests';

/** Room for the ids of the largest request that configuration may allow. */
const BODY_LIMIT = '5mb';

/** The HTTP side of the plugin. Errors are answered by Backstage. */
export function createRouter(context: RouterContext, gate: Gate): Router {
  const router = PromiseRouter();
  router.use(express.json({ limit: BODY_LIMIT }));
  router.use((_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
  addAppRoutes(router, context, gate);
  addRequestRoutes(router, context);
  addActRoutes(router, context);
  return router;
}
