import { z } from 'zod';
import { stamp } from '../clock';
import { userIdsSchema } from '../http/input';
import { operation, type Operation } from '../http/operation';
import {
  deactivate,
  reactivate,
  requireActive,
  requireDeactivated,
} from './deactivation';
import { checkId, findUser, userToWire, type UserRow } from './store';

const flag = z.boolean().default(false);
const bodyUserIds = (body: { user_ids: string[] }) => body.user_ids;
const pathUserId = (_body: unknown, params: Record<string, string>) => [
  params.id,
];

const deactivateUser = operation({
  name: 'DeactivateUser',
  method: 'post',
  path: '/users/:id/deactivate',
  writes: true,
  schema: z.object({ mark_messages_deleted: flag }),
  userIds: pathUserId,
  run({ db, app, clock, body, params: { id } }) {
    checkId(id, 'id');
    requireActive(db, app.apiKey, id);
    const options = { ...body, mark_channels_deleted: false };
    deactivate(db, app.apiKey, id, options, stamp(clock));
    const row = findUser(db, app.apiKey, id) as UserRow;
    return { body: { user: userToWire(row) } };
  },
});

const reactivateUser = operation({
  name: 'ReactivateUser',
  method: 'post',
  path: '/users/:id/reactivate',
  writes: true,
  schema: z.object({ restore_messages: flag, name: z.string().optional() }),
  userIds: pathUserId,
  run({ db, app, clock, body, params: { id } }) {
    checkId(id, 'id');
    requireDeactivated(db, app.apiKey, id);
    const options = {
      restore_messages: body.restore_messages,
      restore_channels: false,
    };
    reactivate(db, app.apiKey, id, options, stamp(clock));
    const row = findUser(db, app.apiKey, id) as UserRow;
    return { body: { user: userToWire(row) } };
  },
});

/*
 * Many at once: the ids are checked inside the call, so that one bad id fails
 * the whole call; the change itself is the task's.
 */
const deactivateUsers = operation({
  name: 'DeactivateUsers',
  method: 'post',
  path: '/users/deactivate',
  writes: true,
  schema: z.object({
    user_ids: userIdsSchema,
    mark_messages_deleted: flag,
    mark_channels_deleted: flag,
  }),
  userIds: bodyUserIds,
  run({ db, app, body, tasks, faults }) {
    const { user_ids: userIds, ...options } = body;
    for (const id of userIds) requireActive(db, app.apiKey, id);
    const taskId = tasks.create(
      app.apiKey,
      { type: 'users.deactivate', userIds, options },
      faults,
    );
    return { body: { task_id: taskId }, taskId };
  },
});

const reactivateUsers = operation({
  name: 'ReactivateUsers',
  method: 'post',
  path: '/users/reactivate',
  writes: true,
  schema: z.object({
    user_ids: userIdsSchema,
    restore_messages: flag,
    restore_channels: flag,
  }),
  userIds: bodyUserIds,
  run({ db, app, body, tasks, faults }) {
    const { user_ids: userIds, ...options } = body;
    for (const id of userIds) requireDeactivated(db, app.apiKey, id);
    const taskId = tasks.create(
      app.apiKey,
      { type: 'users.reactivate', userIds, options },
      faults,
    );
    return { body: { task_id: taskId }, taskId };
  },
});

/** Operations that close and open accounts. */
export const deactivationOperations: Operation[] = [
  deactivateUsers,
  reactivateUsers,
  deactivateUser,
  reactivateUser,
];
