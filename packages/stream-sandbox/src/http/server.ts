import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
} from 'express';
import { callOperations } from '../calls/operations';
import { channelOperations } from '../channels/operations';
import type { SandboxCore } from '../core';
import { taskOperations } from '../tasks/operations';
import { userOperations } from '../users/operations';
import { windowRoutes } from '../window/routes';
import { adminRoutes } from './admin';
import { handle, sendFault } from './dispatch';
import { VendorFault } from './errors';
import { notYetOperations } from './notYet';

/** Only names of this machine: a page elsewhere cannot reach us by DNS. */
const loopbackOnly: RequestHandler = (req, res, next) => {
  if (['127.0.0.1', 'localhost', '[::1]'].includes(req.hostname)) next();
  else res.status(403).type('text').send('This sandbox answers on loopback.');
};

const unreadable: ErrorRequestHandler = (error, _req, res, _next) => {
  const tooLarge = (error as { status?: number }).status === 413;
  sendFault(
    res,
    tooLarge
      ? new VendorFault(22, 'payload too big')
      : new VendorFault(4, 'request is not readable'),
    'Request',
    process.hrtime.bigint(),
  );
};

/** The whole HTTP side of a sandbox. */
export function createServer(core: SandboxCore): Express {
  const server = express();
  server.disable('x-powered-by');
  server.disable('etag');
  server.use(loopbackOnly);
  server.use('/sandbox', adminRoutes(core));
  const api = express.Router();
  api.use(express.json({ limit: '2mb', strict: true }));
  for (const declared of [
    ...userOperations,
    ...channelOperations,
    ...callOperations,
    ...taskOperations,
    ...notYetOperations,
  ]) {
    api[declared.method](declared.path, handle(core, declared));
  }
  api.use((_req, res) => {
    sendFault(
      res,
      new VendorFault(16, 'no such endpoint'),
      'Request',
      process.hrtime.bigint(),
    );
  });
  server.use('/api/v2', api);
  server.use('/', windowRoutes(core));
  server.use(unreadable);
  return server;
}
