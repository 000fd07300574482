import type { Db } from '../database/schema';
import { VendorFault } from '../http/errors';
import { findUser, refuseDeleted, type UserRow } from './store';

/** What a deactivation hides besides closing the account. */
export interface DeactivateOptions {
  mark_messages_deleted: boolean;
  mark_channels_deleted: boolean;
}

/** What a reactivation brings back of what the deactivation hid. */
export interface ReactivateOptions {
  restore_messages: boolean;
  restore_channels: boolean;
}

function existing(db: Db, app: string, id: string): UserRow {
  refuseDeleted(db, app, id);
  const row = findUser(db, app, id);
  if (!row) throw new VendorFault(16, `the user ${id} doesn't exist`);
  return row;
}

/** @throws VendorFault for a user that cannot be deactivated. */
export function requireActive(db: Db, app: string, id: string): void {
  if (existing(db, app, id).deactivated_at !== null) {
    throw new VendorFault(4, `the user ${id} was deactivated`);
  }
}

/** @throws VendorFault for a user that cannot be reactivated. */
export function requireDeactivated(db: Db, app: string, id: string): void {
  if (existing(db, app, id).deactivated_at === null) {
    throw new VendorFault(4, `the user ${id} is not deactivated`);
  }
}

/**
 * Closes an account; its history stays. What is hidden on the way carries the
 * user's id, so that a reactivation brings back that and nothing else.
 */
export function deactivate(
  db: Db,
  app: string,
  id: string,
  options: DeactivateOptions,
  at: number,
): void {
  const input = { app, id, at };
  db.prepare(
    'UPDATE users SET deactivated_at = @at, updated_at = @at WHERE app = @app AND id = @id',
  ).run(input);
  if (options.mark_messages_deleted) {
    db.prepare(
      `UPDATE messages SET deleted_at = @at, hidden_by = @id
       WHERE app = @app AND user_id = @id AND deleted_at IS NULL`,
    ).run(input);
  }
  if (options.mark_channels_deleted) {
    db.prepare(
      `UPDATE channels SET deleted_at = @at, hidden_by = @id
       WHERE app = @app AND created_by = @id AND deleted_at IS NULL`,
    ).run(input);
  }
}

/** Opens an account again. */
export function reactivate(
  db: Db,
  app: string,
  id: string,
  options: ReactivateOptions,
  at: number,
): void {
  const input = { app, id };
  db.prepare(
    'UPDATE users SET deactivated_at = NULL, updated_at = @at WHERE app = @app AND id = @id',
  ).run({ ...input, at });
  const bringBack = (table: 'messages' | 'channels') =>
    db
      .prepare(
        `UPDATE ${table} SET deleted_at = NULL, hidden_by = NULL
         WHERE app = @app AND hidden_by = @id`,
      )
      .run(input);
  if (options.restore_messages) bringBack('messages');
  if (options.restore_channels) bringBack('channels');
}
