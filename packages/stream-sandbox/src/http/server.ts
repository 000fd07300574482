import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
} from 'express';
import { callOperations } from '../calls/operations';
import { messageOperations } from '../channels/messageOperations';
import { channelOperations } from '../channels/operations';
import type { SandboxCore } from '../core';
import { taskOperations } from '../tasks/operations';
import { deactivationOperations } from '../users/deactivationOperations';
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

/**
 * Only connections from this machine: a `Host` header can be made up, so that
 * it alone does not keep others out when `--host` opens the sandbox.
 */
const fromHere: RequestHandler = (req, res, next) => {
  const from = req.socket.remoteAddress?.replace(/^::ffff:/, '');
  if (from === '::1' || from?.startsWith('127.')) next();
  else res.status(403).type('text').send('This page answers on loopback.');
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
  server.use('/sandbox', fromHere, adminRoutes(core));
  const api = express.Router();
  api.use(express.json({ limit: '2mb', strict: true }));
  for (const declared of [
    ...userOperations,
    ...deactivationOperations,
    ...channelOperations,
    ...messageOperations,
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
  server.use('/', fromHere, windowRoutes(core));
  server.use(unreadable);
  return server;
}
