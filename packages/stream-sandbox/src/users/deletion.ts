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
 * act. An id that never was is left as it is; the id of a deleted user is
 * burnt. A repeat can make a deletion harder and never softer: what was
 * pruned must not become restorable.
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
       deleted_mode = CASE
         WHEN deleted_mode IS NULL OR deleted_mode = 'soft' OR @mode = 'hard'
         THEN @mode ELSE deleted_mode END,
       updated_at = @at
     WHERE app = @app AND id = @id`,
  );
  const bury = db.prepare(
    'INSERT OR IGNORE INTO tombstones (app, id, at) VALUES (@app, @id, @at)',
  );
  for (const id of ids) {
    if (mark.run({ app, id, at, mode }).changes > 0) bury.run({ app, id, at });
  }
}

/** Channels with exactly two members, one of them the user. */
const CONVERSATIONS = `SELECT m.cid FROM members m
  WHERE m.app = @app AND m.user_id = @id
    AND (SELECT count(*) FROM members o WHERE o.app = m.app AND o.cid = m.cid) = 2`;

/** The same for calls. */
const ONE_TO_ONE = CONVERSATIONS.replace(/members/g, 'call_members');

/**
 * Second phase, in the task: everything else the options ask for. What counts
 * as a conversation or a 1:1 call is settled for the whole batch first: when
 * two people of a group of three are deleted, the second must not find a
 * channel of two and take the third one's messages with it.
 */
export function carryOutDeletion(
  db: Db,
  app: string,
  ids: readonly string[],
  options: DeleteOptions,
  at: number,
): void {
  const find = (sql: string) =>
    new Set(
      ids.flatMap(id => db.prepare(sql).pluck().all({ app, id }) as string[]),
    );
  const conversations = find(CONVERSATIONS);
  const calls = find(ONE_TO_ONE);
  if (options.conversations) {
    for (const cid of conversations) {
      if (options.conversations === 'hard') removeChannel(db, app, cid);
      else markGone(db, 'channels', { app, cid, at });
    }
  }
  if (options.calls) {
    for (const cid of calls) {
      if (options.calls === 'hard') removeCall(db, app, cid);
      else markGone(db, 'calls', { app, cid, at });
    }
  }
  for (const id of ids) {
    const input = { app, id, at };
    leaveGroups(db, input, conversations);
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

function markGone(
  db: Db,
  table: 'channels' | 'calls',
  input: { app: string; cid: string; at: number },
) {
  // Deleted is more than hidden: a reactivation must not bring it back.
  const more = table === 'channels' ? ', hidden_by = NULL' : '';
  db.prepare(
    `UPDATE ${table} SET deleted_at = coalesce(deleted_at, @at)${more}
     WHERE app = @app AND cid = @cid`,
  ).run(input);
}

function leaveGroups(db: Db, subject: Subject, conversations: Set<string>) {
  const { app, id } = subject;
  const cids = db
    .prepare('SELECT cid FROM members WHERE app = ? AND user_id = ?')
    .pluck()
    .all(app, id) as string[];
  const leave = db.prepare(
    'DELETE FROM members WHERE app = ? AND user_id = ? AND cid = ?',
  );
  for (const cid of cids) if (!conversations.has(cid)) leave.run(app, id, cid);
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
    `UPDATE messages SET deleted_at = coalesce(deleted_at, @at), hidden_by = NULL${blank}
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
