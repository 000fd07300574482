import { z } from 'zod';
import { stamp } from '../clock';
import { VendorFault } from '../http/errors';
import {
  allowedValues,
  conditionSchema,
  holes,
  idSchema,
  textSchema,
  userIdsSchema,
} from '../http/input';
import { operation, type Operation } from '../http/operation';
import { markDeleted } from './deletion';
import { findUser, refuseDeleted, userToWire, type UserRow } from './store';

const bodyUserIds = (body: { user_ids: string[] }) => body.user_ids;

const querySchema = z.object({
  filter_conditions: z
    .strictObject({
      id: conditionSchema.optional(),
      name: textSchema.optional(),
      role: conditionSchema.optional(),
    })
    .default({}),
  limit: z.number().int().min(0).max(100).default(30),
  offset: z.number().int().min(0).max(1000).default(0),
  include_deactivated_users: z.boolean().default(false),
  sort: z
    .array(
      z.object({
        field: z.enum(['id', 'created_at']),
        direction: z.union([z.literal(1), z.literal(-1)]).default(1),
      }),
    )
    .max(1)
    .default([]),
});

const queryUsers = operation({
  name: 'QueryUsers',
  method: 'get',
  path: '/users',
  writes: false,
  input: 'payload',
  schema: querySchema,
  userIds: ({ filter_conditions: { id } }) =>
    id === undefined ? [] : allowedValues(id).map(String),
  run({ db, app, body: input }) {
    const where = ['app = ?', 'deleted_at IS NULL'];
    const values: Array<string | number> = [app.apiKey];
    if (!input.include_deactivated_users) where.push('deactivated_at IS NULL');
    for (const field of ['id', 'name', 'role'] as const) {
      const condition = input.filter_conditions[field];
      if (condition === undefined) continue;
      if (typeof condition === 'object' && '$autocomplete' in condition) {
        const text = condition.$autocomplete.replace(/[\\%_]/g, '\\$&');
        where.push(`(name LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\')`);
        values.push(`${text}%`, `% ${text}%`);
        continue;
      }
      const allowed = allowedValues(condition);
      where.push(`${field} IN (${holes(allowed)})`);
      values.push(...allowed);
    }
    const [sort] = input.sort;
    const order = sort
      ? `${sort.field} ${sort.direction === 1 ? 'ASC' : 'DESC'}`
      : 'created_at DESC, id';
    const rows = db
      .prepare(
        `SELECT * FROM users WHERE ${where.join(' AND ')}
         ORDER BY ${order} LIMIT ? OFFSET ?`,
      )
      .all(...values, input.limit, input.offset) as UserRow[];
    return { body: { users: rows.map(userToWire) } };
  },
});

const userSchema = z.object({
  id: idSchema,
  name: z.string().max(1000).optional(),
  image: z.string().max(2000).optional(),
  role: z.string().max(100).optional(),
  custom: z.record(z.string(), z.unknown()).optional(),
});

const upsertUsers = operation({
  name: 'UpdateUsers',
  method: 'post',
  path: '/users',
  writes: true,
  schema: z.object({
    // Entries, not a record: `__proto__` is an id like any other.
    users: z
      .custom<Record<string, unknown>>(
        value => typeof value === 'object' && !Array.isArray(value),
        'must be an object',
      )
      .transform(users => Object.entries(users))
      .pipe(
        z
          .array(z.tuple([z.string(), userSchema]))
          .min(1)
          .max(100),
      ),
  }),
  userIds: body => body.users.map(([id]) => id),
  run({ db, app, clock, body }) {
    const { users } = body;
    const now = stamp(clock);
    const put = db.prepare(
      `INSERT INTO users (app, id, name, image, role, custom, created_at, updated_at)
       VALUES (@app, @id, @name, @image, coalesce(@role, 'user'), coalesce(@custom, '{}'), @now, @now)
       ON CONFLICT (app, id) DO UPDATE SET
         name = coalesce(@name, name), image = coalesce(@image, image),
         role = coalesce(@role, role), custom = coalesce(@custom, custom),
         updated_at = @now`,
    );
    for (const [key, user] of users) {
      if (key !== user.id) throw new VendorFault(4, `users.${key}.id differs`);
      refuseDeleted(db, app.apiKey, user.id);
      put.run({
        app: app.apiKey,
        id: user.id,
        name: user.name ?? null,
        image: user.image ?? null,
        role: user.role ?? null,
        custom: user.custom ? JSON.stringify(user.custom) : null,
        now,
      });
    }
    const stored = users.map(([id]) => findUser(db, app.apiKey, id) as UserRow);
    return {
      body: {
        users: Object.fromEntries(stored.map(row => [row.id, userToWire(row)])),
      },
    };
  },
});

const deleteSchema = z
  .object({
    user_ids: userIdsSchema,
    user: z.enum(['soft', 'pruning', 'hard']).default('soft'),
    messages: z.enum(['soft', 'pruning', 'hard']).optional(),
    conversations: z.enum(['soft', 'hard']).optional(),
    calls: z.enum(['soft', 'hard']).optional(),
    files: z.boolean().default(false),
    new_channel_owner_id: idSchema.optional(),
    new_call_owner_id: idSchema.optional(),
  })
  .superRefine((body, ctx) => {
    if (body.user !== 'hard') return;
    for (const name of ['messages', 'conversations'] as const) {
      if (body[name] !== undefined && body[name] !== 'hard') {
        ctx.addIssue({
          code: 'custom',
          path: [name],
          message: `must be hard when user is hard`,
        });
      }
    }
  });

const deleteUsers = operation({
  name: 'DeleteUsers',
  method: 'post',
  path: '/users/delete',
  writes: true,
  schema: deleteSchema,
  userIds: bodyUserIds,
  run({ db, app, clock, body, tasks, faults }) {
    const { user_ids: userIds, ...rest } = body;
    const options =
      rest.user === 'hard'
        ? { ...rest, messages: 'hard' as const, conversations: 'hard' as const }
        : rest;
    for (const owner of [body.new_channel_owner_id, body.new_call_owner_id]) {
      if (owner === undefined) continue;
      if (userIds.includes(owner)) {
        throw new VendorFault(4, `the new owner ${owner} is being deleted`);
      }
      refuseDeleted(db, app.apiKey, owner);
      if (!findUser(db, app.apiKey, owner)) {
        throw new VendorFault(16, `the user ${owner} doesn't exist`);
      }
    }
    markDeleted(db, app.apiKey, userIds, body.user, stamp(clock));
    const taskId = tasks.create(
      app.apiKey,
      { type: 'users.delete', userIds, options },
      faults,
    );
    return { body: { task_id: taskId }, taskId };
  },
});

const restoreUsers = operation({
  name: 'RestoreUsers',
  method: 'post',
  path: '/users/restore',
  writes: true,
  schema: z.object({ user_ids: userIdsSchema }),
  userIds: bodyUserIds,
  run({ db, app, clock, body, tasks, faults, restoreReturnsTask }) {
    const now = stamp(clock);
    for (const id of body.user_ids) {
      const row = findUser(db, app.apiKey, id);
      if (row && row.deleted_at === null) {
        throw new VendorFault(
          4,
          `user "${id}" is not deleted, it can't be restored`,
        );
      }
      if (!row || row.deleted_mode !== 'soft') {
        throw new VendorFault(16, `user "${id}" can't be restored`);
      }
      db.prepare(
        `UPDATE users SET deleted_at = NULL, deleted_mode = NULL, updated_at = ?
         WHERE app = ? AND id = ?`,
      ).run(now, app.apiKey, id);
      db.prepare('DELETE FROM tombstones WHERE app = ? AND id = ?').run(
        app.apiKey,
        id,
      );
      for (const table of ['members', 'call_members']) {
        db.prepare(`DELETE FROM ${table} WHERE app = ? AND user_id = ?`).run(
          app.apiKey,
          id,
        );
      }
    }
    if (!restoreReturnsTask) return { body: {} };
    const taskId = tasks.create(
      app.apiKey,
      { type: 'users.restore', userIds: body.user_ids },
      faults,
    );
    return { body: { task_id: taskId }, taskId };
  },
});

/** Operations on users. */
export const userOperations: Operation[] = [
  queryUsers,
  upsertUsers,
  deleteUsers,
  restoreUsers,
];
