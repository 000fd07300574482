import { z } from 'zod';
import { nanos, stamp } from '../clock';
import type { Db } from '../database/schema';
import { VendorFault } from '../http/errors';
import { allowedValues, filterSchema, holes, idSchema } from '../http/input';
import { operation, type Operation } from '../http/operation';
import { removeCall } from '../users/deletion';
import { actingUser } from '../users/store';

interface CallRow {
  cid: string;
  type: string;
  id: string;
  custom: string;
  created_by: string;
  created_at: number;
  deleted_at: number | null;
}

function liveCall(db: Db, app: string, cid: string): CallRow {
  const row = db
    .prepare(
      'SELECT * FROM calls WHERE app = ? AND cid = ? AND deleted_at IS NULL',
    )
    .get(app, cid) as CallRow | undefined;
  if (!row) throw new VendorFault(16, `Can't find call with id "${cid}"`);
  return row;
}

function callToWire(db: Db, app: string, row: CallRow) {
  const members = db
    .prepare(
      'SELECT user_id FROM call_members WHERE app = ? AND cid = ? ORDER BY user_id',
    )
    .pluck()
    .all(app, row.cid) as string[];
  return {
    call: {
      cid: row.cid,
      type: row.type,
      id: row.id,
      custom: JSON.parse(row.custom) as Record<string, unknown>,
      created_by: { id: row.created_by },
      created_at: nanos(row.created_at),
    },
    members: members.map(id => ({ user_id: id })),
  };
}

const getOrCreateCall = operation({
  name: 'GetOrCreateCall',
  method: 'post',
  path: '/video/call/:type/:id',
  writes: true,
  schema: z.object({
    data: z.object({
      created_by_id: idSchema,
      members: z
        .array(z.object({ user_id: idSchema }))
        .max(100)
        .default([]),
      custom: z.record(z.string(), z.unknown()).default({}),
    }),
  }),
  userIds: ({ data }) => [
    data.created_by_id,
    ...data.members.map(member => member.user_id),
  ],
  run({ db, app, clock, body, params }) {
    const cid = `${params.type}:${params.id}`;
    const known = db
      .prepare('SELECT 1 FROM calls WHERE app = ? AND cid = ?')
      .get(app.apiKey, cid);
    if (!known) {
      actingUser(db, app.apiKey, body.data.created_by_id);
      db.prepare(
        'INSERT INTO calls (app, cid, type, id, custom, created_by, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ).run(
        app.apiKey,
        cid,
        params.type,
        params.id,
        JSON.stringify(body.data.custom),
        body.data.created_by_id,
        stamp(clock),
      );
      for (const member of body.data.members) {
        actingUser(db, app.apiKey, member.user_id);
        db.prepare(
          'INSERT OR IGNORE INTO call_members (app, cid, user_id) VALUES (?, ?, ?)',
        ).run(app.apiKey, cid, member.user_id);
      }
    }
    return {
      body: {
        ...callToWire(db, app.apiKey, liveCall(db, app.apiKey, cid)),
        created: !known,
      },
    };
  },
});

const getCall = operation({
  name: 'GetCall',
  method: 'get',
  path: '/video/call/:type/:id',
  writes: false,
  schema: z.unknown(),
  run({ db, app, params }) {
    return {
      body: callToWire(
        db,
        app.apiKey,
        liveCall(db, app.apiKey, `${params.type}:${params.id}`),
      ),
    };
  },
});

const queryCalls = operation({
  name: 'QueryCalls',
  method: 'post',
  path: '/video/calls',
  writes: false,
  schema: z.object({
    filter_conditions: filterSchema(['cid', 'members']),
    limit: z.number().int().min(1).max(25).default(25),
    next: z.string().optional(),
  }),
  userIds: ({ filter_conditions: { members } }) =>
    members === undefined ? [] : allowedValues(members).map(String),
  run({ db, app, body }) {
    const where = ['c.app = ?', 'c.deleted_at IS NULL', 'c.cid > ?'];
    const values: Array<string | number> = [app.apiKey, body.next ?? ''];
    const { cid, members } = body.filter_conditions;
    if (cid !== undefined) {
      const allowed = allowedValues(cid);
      where.push(`c.cid IN (${holes(allowed)})`);
      values.push(...allowed);
    }
    if (members !== undefined) {
      const allowed = allowedValues(members);
      where.push(
        `EXISTS (SELECT 1 FROM call_members m WHERE m.app = c.app AND m.cid = c.cid AND m.user_id IN (${holes(
          allowed,
        )}))`,
      );
      values.push(...allowed);
    }
    const rows = db
      .prepare(
        `SELECT c.* FROM calls c WHERE ${where.join(
          ' AND ',
        )} ORDER BY c.cid LIMIT ?`,
      )
      .all(...values, body.limit) as CallRow[];
    return {
      body: {
        calls: rows.map(row => callToWire(db, app.apiKey, row)),
        ...(rows.length === body.limit
          ? { next: rows[rows.length - 1].cid }
          : {}),
      },
    };
  },
});

const deleteCall = operation({
  name: 'DeleteCall',
  method: 'post',
  path: '/video/call/:type/:id/delete',
  writes: true,
  schema: z.object({ hard: z.boolean().default(false) }),
  run({ db, app, clock, body, params, tasks, faults }) {
    const row = liveCall(db, app.apiKey, `${params.type}:${params.id}`);
    const wire = callToWire(db, app.apiKey, row);
    if (!body.hard) {
      db.prepare(
        'UPDATE calls SET deleted_at = ? WHERE app = ? AND cid = ?',
      ).run(stamp(clock), app.apiKey, row.cid);
      return { body: { call: wire.call } };
    }
    removeCall(db, app.apiKey, row.cid);
    const taskId = tasks.create(
      app.apiKey,
      { type: 'calls.delete', userIds: [] },
      faults,
    );
    return { body: { call: wire.call, task_id: taskId }, taskId };
  },
});

/** Operations on calls. */
export const callOperations: Operation[] = [
  queryCalls,
  deleteCall,
  getOrCreateCall,
  getCall,
];
