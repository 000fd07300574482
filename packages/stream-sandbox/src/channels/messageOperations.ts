import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { stamp } from '../clock';
import type { Db } from '../database/schema';
import { VendorFault } from '../http/errors';
import { idSchema } from '../http/input';
import { operation, type Operation } from '../http/operation';
import { actingUser } from '../users/store';
import { messageToWire, type MessageRow } from './messages';
import { liveChannel } from './operations';

const sendMessage = operation({
  name: 'SendMessage',
  method: 'post',
  path: '/chat/channels/:type/:id/message',
  writes: true,
  schema: z.object({
    message: z.object({
      text: z.string().max(20_000).default(''),
      user_id: idSchema,
      attachments: z
        .array(z.record(z.string(), z.unknown()))
        .max(30)
        .default([]),
    }),
  }),
  userIds: body => [body.message.user_id],
  run({ db, app, clock, body, params }) {
    const cid = `${params.type}:${params.id}`;
    if (!liveChannel(db, app.apiKey, cid)) {
      throw new VendorFault(16, `Can't find channel with id "${cid}"`);
    }
    actingUser(db, app.apiKey, body.message.user_id);
    const row: MessageRow = {
      id: randomUUID(),
      cid,
      user_id: body.message.user_id,
      text: body.message.text,
      attachments: JSON.stringify(body.message.attachments),
      created_at: stamp(clock),
      deleted_at: null,
    };
    db.prepare(
      `INSERT INTO messages (app, id, cid, user_id, text, attachments, created_at)
       VALUES (@app, @id, @cid, @user_id, @text, @attachments, @created_at)`,
    ).run({ ...row, app: app.apiKey });
    return { body: { message: messageToWire(row) } };
  },
});

const findMessage = (db: Db, app: string, id: string): MessageRow => {
  const row = db
    .prepare('SELECT * FROM messages WHERE app = ? AND id = ?')
    .get(app, id) as MessageRow | undefined;
  if (!row) throw new VendorFault(16, `Can't find message with id "${id}"`);
  return row;
};

const getMessage = operation({
  name: 'GetMessage',
  method: 'get',
  path: '/chat/messages/:id',
  writes: false,
  schema: z.unknown(),
  run({ db, app, params }) {
    return {
      body: { message: messageToWire(findMessage(db, app.apiKey, params.id)) },
    };
  },
});

const deleteMessage = operation({
  name: 'DeleteMessage',
  method: 'delete',
  path: '/chat/messages/:id',
  writes: true,
  schema: z.unknown(),
  run({ db, app, clock, params, query }) {
    const row = findMessage(db, app.apiKey, params.id);
    const now = stamp(clock);
    if (query.hard === 'true') {
      db.prepare('DELETE FROM reactions WHERE app = ? AND message_id = ?').run(
        app.apiKey,
        row.id,
      );
      db.prepare('DELETE FROM messages WHERE app = ? AND id = ?').run(
        app.apiKey,
        row.id,
      );
    } else {
      db.prepare(
        'UPDATE messages SET deleted_at = ? WHERE app = ? AND id = ?',
      ).run(now, app.apiKey, row.id);
    }
    return { body: { message: messageToWire({ ...row, deleted_at: now }) } };
  },
});

/** Operations on messages. */
export const messageOperations: Operation[] = [
  sendMessage,
  getMessage,
  deleteMessage,
];
