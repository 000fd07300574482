import type { Db } from '../database/schema';

/** Options of a deletion as the vendor takes them, defaults filled in. */
export interface DeleteOptions {
  user: 'soft' | 'pruning' | 'hard';
  messages?: 'soft' | 'pruning' | 'hard';
  conversations?: 'soft' | 'hard';
  calls?: 'soft' | 'hard';
  files: boolean;
  new_channel_owner_id?: string;
  new_call_owner_id?: string;
}

/**
 * First phase, inside the call: the users are gone from queries and cannot
 * act. An id that is already deleted, or never was, is left as it is; the id
 * of a deleted user is burnt.
 */
export function markDeleted(
  db: Db,
  app: string,
  ids: readonly string[],
  mode: DeleteOptions['user'],
  at: number,
): void {
  const mark = db.prepare(
    `UPDATE users SET deleted_at = coalesce(deleted_at, @at),
       deleted_mode = @mode, updated_at = @at
     WHERE app = @app AND id = @id`,
  );
  const bury = db.prepare(
    'INSERT OR IGNORE INTO tombstones (app, id, at) VALUES (@app, @id, @at)',
  );
  for (const id of ids) {
    if (mark.run({ app, id, at, mode }).changes > 0) bury.run({ app, id, at });
  }
}

/** Second phase, in the task: everything else the options ask for. */
export function carryOutDeletion(
  db: Db,
  app: string,
  ids: readonly string[],
  options: DeleteOptions,
  at: number,
): void {
  for (const id of ids) {
    const input = { app, id, at };
    if (options.conversations) endConversations(db, input, options);
    if (options.calls) endCalls(db, input, options);
    if (options.messages) endMessages(db, input, options.messages);
    if (options.files) dropFiles(db, input);
    if (options.user === 'pruning') blankProfile(db, input);
    if (options.user === 'hard') removeUser(db, input, options);
  }
}

interface Subject {
  app: string;
  id: string;
  at: number;
}

/** Channels with exactly two members, one of them the user. */
const CONVERSATIONS = `SELECT m.cid FROM members m
  WHERE m.app = @app AND m.user_id = @id
    AND (SELECT count(*) FROM members o WHERE o.app = m.app AND o.cid = m.cid) = 2`;

function endConversations(db: Db, subject: Subject, options: DeleteOptions) {
  if (options.conversations === 'soft') {
    db.prepare(
      `UPDATE channels SET deleted_at = coalesce(deleted_at, @at)
       WHERE app = @app AND cid IN (${CONVERSATIONS})`,
    ).run(subject);
    return;
  }
  const cids = db.prepare(CONVERSATIONS).pluck().all(subject) as string[];
  for (const cid of cids) removeChannel(db, subject.app, cid);
}

/** Removes a channel with everything in it, whoever wrote it. */
export function removeChannel(db: Db, app: string, cid: string): void {
  const input = { app, cid };
  db.prepare(
    `DELETE FROM reactions WHERE app = @app AND message_id IN
       (SELECT id FROM messages WHERE app = @app AND cid = @cid)`,
  ).run(input);
  for (const table of ['messages', 'members', 'channels']) {
    db.prepare(`DELETE FROM ${table} WHERE app = @app AND cid = @cid`).run(
      input,
    );
  }
}

function endCalls(db: Db, subject: Subject, options: DeleteOptions) {
  const oneToOne = `SELECT m.cid FROM call_members m
    WHERE m.app = @app AND m.user_id = @id
      AND (SELECT count(*) FROM call_members o WHERE o.app = m.app AND o.cid = m.cid) = 2`;
  if (options.calls === 'soft') {
    db.prepare(
      `UPDATE calls SET deleted_at = coalesce(deleted_at, @at)
       WHERE app = @app AND cid IN (${oneToOne})`,
    ).run(subject);
    return;
  }
  const cids = db.prepare(oneToOne).pluck().all(subject) as string[];
  for (const cid of cids) removeCall(db, subject.app, cid);
}

/** Removes a call and who was in it. */
export function removeCall(db: Db, app: string, cid: string): void {
  for (const table of ['call_members', 'calls']) {
    db.prepare(`DELETE FROM ${table} WHERE app = ? AND cid = ?`).run(app, cid);
  }
}

function endMessages(
  db: Db,
  subject: Subject,
  mode: NonNullable<DeleteOptions['messages']>,
) {
  const own = 'SELECT id FROM messages WHERE app = @app AND user_id = @id';
  if (mode !== 'soft') {
    db.prepare(
      `DELETE FROM reactions WHERE app = @app AND message_id IN (${own})`,
    ).run(subject);
  }
  if (mode === 'hard') {
    db.prepare('DELETE FROM reactions WHERE app = @app AND user_id = @id').run(
      subject,
    );
    db.prepare('DELETE FROM messages WHERE app = @app AND user_id = @id').run(
      subject,
    );
    return;
  }
  const blank = mode === 'pruning' ? `, text = NULL, attachments = '[]'` : '';
  db.prepare(
    `UPDATE messages SET deleted_at = coalesce(deleted_at, @at)${blank}
     WHERE app = @app AND user_id = @id`,
  ).run(subject);
}

function dropFiles(db: Db, subject: Subject) {
  db.prepare(
    `UPDATE messages SET attachments = '[]' WHERE app = @app AND user_id = @id`,
  ).run(subject);
  db.prepare('UPDATE users SET image = NULL WHERE app = @app AND id = @id').run(
    subject,
  );
}

function blankProfile(db: Db, subject: Subject) {
  db.prepare(
    `UPDATE users SET name = NULL, image = NULL, custom = '{}', updated_at = @at
     WHERE app = @app AND id = @id`,
  ).run(subject);
}

function removeUser(db: Db, subject: Subject, options: DeleteOptions) {
  const generated = () =>
    `delete-user-${Array.from({ length: 13 }, () =>
      Math.floor(Math.random() * 16).toString(16),
    ).join('')}`;
  const transfer = (table: 'channels' | 'calls', owner: string | undefined) =>
    db
      .prepare(
        `UPDATE ${table} SET created_by = @owner
         WHERE app = @app AND created_by = @id`,
      )
      .run({ ...subject, owner: owner ?? generated() });
  transfer('channels', options.new_channel_owner_id);
  transfer('calls', options.new_call_owner_id);
  for (const table of ['members', 'call_members']) {
    db.prepare(`DELETE FROM ${table} WHERE app = @app AND user_id = @id`).run(
      subject,
    );
  }
  db.prepare('DELETE FROM users WHERE app = @app AND id = @id').run(subject);
}
