import { z } from 'zod';
import { nanos, stamp } from '../clock';
import type { Db } from '../database/schema';
import { VendorFault } from '../http/errors';
import { allowedValues, filterSchema, holes, idSchema } from '../http/input';
import { operation, type Operation } from '../http/operation';
import { removeChannel } from '../users/deletion';
import { messageToWire, type MessageRow } from './messages';
import { actingUser, findUser, userToWire } from '../users/store';

interface ChannelRow {
  cid: string;
  type: string;
  id: string;
  name: string | null;
  custom: string;
  created_by: string;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}

const dataSchema = z.object({
  created_by_id: idSchema,
  members: z
    .array(z.object({ user_id: idSchema }))
    .max(100)
    .default([]),
  custom: z.record(z.string(), z.unknown()).default({}),
});

/** A channel that was not deleted. */
export function liveChannel(db: Db, app: string, cid: string) {
  return db
    .prepare(
      'SELECT * FROM channels WHERE app = ? AND cid = ? AND deleted_at IS NULL',
    )
    .get(app, cid) as ChannelRow | undefined;
}

function channelToWire(db: Db, app: string, row: ChannelRow, state: boolean) {
  const members = db
    .prepare(
      'SELECT user_id, created_at FROM members WHERE app = ? AND cid = ? ORDER BY created_at, user_id',
    )
    .all(app, row.cid) as Array<{ user_id: string; created_at: number }>;
  const count = db
    .prepare(
      'SELECT count(*) FROM messages WHERE app = ? AND cid = ? AND deleted_at IS NULL',
    )
    .pluck()
    .get(app, row.cid) as number;
  const messages = state
    ? (db
        .prepare(
          'SELECT * FROM messages WHERE app = ? AND cid = ? ORDER BY created_at DESC LIMIT 25',
        )
        .all(app, row.cid) as MessageRow[])
    : [];
  return {
    channel: {
      cid: row.cid,
      type: row.type,
      id: row.id,
      custom: {
        ...(JSON.parse(row.custom) as object),
        name: row.name ?? undefined,
      },
      created_by: { id: row.created_by },
      created_at: nanos(row.created_at),
      updated_at: nanos(row.updated_at),
      member_count: members.length,
      message_count: count,
    },
    members: members.map(member => {
      const user = findUser(db, app, member.user_id);
      return {
        user_id: member.user_id,
        created_at: nanos(member.created_at),
        ...(user && user.deleted_at === null ? { user: userToWire(user) } : {}),
      };
    }),
    messages: messages.reverse().map(messageToWire),
  };
}

const getOrCreateChannel = operation({
  name: 'GetOrCreateChannel',
  method: 'post',
  path: '/chat/channels/:type/:id/query',
  writes: true,
  schema: z.object({
    data: dataSchema.optional(),
    state: z.boolean().default(false),
  }),
  userIds: ({ data }) =>
    data ? [data.created_by_id, ...data.members.map(m => m.user_id)] : [],
  run({ db, app, clock, body, params }) {
    const cid = `${params.type}:${params.id}`;
    const gone = db
      .prepare(
        'SELECT 1 FROM channels WHERE app = ? AND cid = ? AND deleted_at IS NOT NULL',
      )
      .get(app.apiKey, cid);
    if (gone) throw new VendorFault(16, `the channel ${cid} was deleted`);
    if (!liveChannel(db, app.apiKey, cid)) {
      if (!body.data) throw new VendorFault(4, 'data is required to create');
      const now = stamp(clock);
      actingUser(db, app.apiKey, body.data.created_by_id);
      const { name, ...custom } = body.data.custom;
      db.prepare(
        `INSERT INTO channels (app, cid, type, id, name, custom, created_by, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        app.apiKey,
        cid,
        params.type,
        params.id,
        typeof name === 'string' ? name : null,
        JSON.stringify(custom),
        body.data.created_by_id,
        now,
        now,
      );
      for (const member of body.data.members) {
        actingUser(db, app.apiKey, member.user_id);
        db.prepare(
          'INSERT OR IGNORE INTO members (app, cid, user_id, created_at) VALUES (?, ?, ?, ?)',
        ).run(app.apiKey, cid, member.user_id, now);
      }
    }
    const row = liveChannel(db, app.apiKey, cid) as ChannelRow;
    return { body: channelToWire(db, app.apiKey, row, body.state) };
  },
});

const queryChannels = operation({
  name: 'QueryChannels',
  method: 'post',
  path: '/chat/channels',
  writes: false,
  schema: z.object({
    filter_conditions: filterSchema(['cid', 'members', 'member_count']),
    limit: z.number().int().min(0).max(30).default(30),
    offset: z.number().int().min(0).max(1000).default(0),
    state: z.boolean().default(false),
  }),
  userIds: ({ filter_conditions: { members } }) =>
    members === undefined ? [] : allowedValues(members).map(String),
  run({ db, app, body }) {
    const where = ['c.app = ?', 'c.deleted_at IS NULL'];
    const values: Array<string | number> = [app.apiKey];
    const { cid, members, member_count: size } = body.filter_conditions;
    if (cid !== undefined) {
      const allowed = allowedValues(cid);
      where.push(`c.cid IN (${holes(allowed)})`);
      values.push(...allowed);
    }
    if (members !== undefined) {
      const allowed = allowedValues(members);
      where.push(
        `EXISTS (SELECT 1 FROM members m WHERE m.app = c.app AND m.cid = c.cid AND m.user_id IN (${holes(
          allowed,
        )}))`,
      );
      values.push(...allowed);
    }
    if (size !== undefined) {
      const allowed = allowedValues(size);
      where.push(
        `(SELECT count(*) FROM members m WHERE m.app = c.app AND m.cid = c.cid) IN (${holes(
          allowed,
        )})`,
      );
      values.push(...allowed);
    }
    const rows = db
      .prepare(
        `SELECT c.* FROM channels c WHERE ${where.join(' AND ')}
         ORDER BY c.created_at, c.cid LIMIT ? OFFSET ?`,
      )
      .all(...values, body.limit, body.offset) as ChannelRow[];
    return {
      body: {
        channels: rows.map(row =>
          channelToWire(db, app.apiKey, row, body.state),
        ),
      },
    };
  },
});

const deleteChannels = operation({
  name: 'DeleteChannels',
  method: 'post',
  path: '/chat/channels/delete',
  writes: true,
  schema: z.object({
    cids: z.array(z.string().min(1)).min(1).max(100),
    hard_delete: z.boolean().default(false),
  }),
  run({ db, app, clock, body, tasks, faults }) {
    const now = stamp(clock);
    for (const cid of body.cids) {
      if (!liveChannel(db, app.apiKey, cid)) {
        throw new VendorFault(16, `Can't find channel with id "${cid}"`);
      }
      if (body.hard_delete) removeChannel(db, app.apiKey, cid);
      else {
        db.prepare(
          'UPDATE channels SET deleted_at = ? WHERE app = ? AND cid = ?',
        ).run(now, app.apiKey, cid);
      }
    }
    const taskId = tasks.create(
      app.apiKey,
      { type: 'channels.delete', userIds: [] },
      faults,
    );
    const result = Object.fromEntries(
      body.cids.map(cid => [cid, { status: 'ok' }]),
    );
    return { body: { result, task_id: taskId }, taskId };
  },
});

/** Operations on channels. */
export const channelOperations: Operation[] = [
  queryChannels,
  deleteChannels,
  getOrCreateChannel,
];
