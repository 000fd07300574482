import { z } from 'zod';
import { VendorFault } from '../http/errors';
import { operation, type Operation } from '../http/operation';
import { findTask, taskToWire } from './tasks';

const getTask = operation({
  name: 'GetTask',
  method: 'get',
  path: '/tasks/:id',
  writes: false,
  schema: z.unknown(),
  run({ db, app, params, tasks }) {
    tasks.runDue();
    const row = findTask(db, app.apiKey, params.id);
    if (!row) {
      throw new VendorFault(16, `Can't find task with id "${params.id}"`);
    }
    return { body: taskToWire(row) };
  },
});

const getApp = operation({
  name: 'GetApp',
  method: 'get',
  path: '/app',
  writes: false,
  schema: z.unknown(),
  run: ({ app }) => ({ body: { app: { name: app.name } } }),
});

const getRateLimits = operation({
  name: 'GetRateLimits',
  method: 'get',
  path: '/rate_limits',
  writes: false,
  schema: z.unknown(),
  run({ app, query, limiter }) {
    const names =
      typeof query.endpoints === 'string' ? query.endpoints.split(',') : [];
    const limits = Object.fromEntries(
      names.filter(Boolean).map(name => {
        const { limit, remaining, reset } = limiter.peek(app.apiKey, name);
        return [name, { limit, remaining, reset }];
      }),
    );
    return { body: { server_side: limits } };
  },
});

/** Operations on tasks and on the app itself. */
export const taskOperations: Operation[] = [getTask, getApp, getRateLimits];
