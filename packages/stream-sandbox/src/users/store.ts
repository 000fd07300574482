import type { Db } from '../database/schema';
import { nanos } from '../clock';
import { VendorFault } from '../http/errors';

/** A row of users. */
export interface UserRow {
  app: string;
  id: string;
  name: string | null;
  image: string | null;
  role: string;
  custom: string;
  created_at: number;
  updated_at: number;
  deactivated_at: number | null;
  deleted_at: number | null;
  deleted_mode: string | null;
}

/** Longest id, in UTF-8 bytes. The vendor publishes none; ours is generous. */
export const MAX_ID_BYTES = 255;

/** @throws VendorFault code 4 for an id that can be none. */
export function checkId(id: string, field: string): void {
  if (/\p{Surrogate}/u.test(id)) {
    throw new VendorFault(4, `${field} is not valid Unicode`);
  }
  if (id === '') throw new VendorFault(4, `${field} must not be empty`);
  if (Buffer.byteLength(id) > MAX_ID_BYTES) {
    throw new VendorFault(4, `${field} is longer than ${MAX_ID_BYTES} bytes`);
  }
}

/** The row of an id, deleted ones included. */
export function findUser(db: Db, app: string, id: string): UserRow | undefined {
  return db
    .prepare('SELECT * FROM users WHERE app = ? AND id = ?')
    .get(app, id) as UserRow | undefined;
}

/** Whether an id was ever deleted and not restored: it is burnt. */
export function isDeleted(db: Db, app: string, id: string): boolean {
  const row = findUser(db, app, id);
  if (row) return row.deleted_at !== null;
  return (
    db
      .prepare('SELECT 1 FROM tombstones WHERE app = ? AND id = ?')
      .get(app, id) !== undefined
  );
}

/** @throws VendorFault code 16 for an id that was deleted. */
export function refuseDeleted(db: Db, app: string, id: string): void {
  if (isDeleted(db, app, id)) {
    throw new VendorFault(16, `the user ${id} was deleted`);
  }
}

/**
 * The user somebody acts as.
 *
 * @throws VendorFault when it was deleted, does not exist or is deactivated.
 */
export function actingUser(db: Db, app: string, id: string): UserRow {
  refuseDeleted(db, app, id);
  const row = findUser(db, app, id);
  if (!row) throw new VendorFault(16, `the user ${id} doesn't exist`);
  if (row.deactivated_at !== null) {
    throw new VendorFault(17, `the user ${id} was deactivated`);
  }
  return row;
}

/** The wire form of a user. */
export function userToWire(row: UserRow) {
  return {
    id: row.id,
    ...(row.name === null ? {} : { name: row.name }),
    ...(row.image === null ? {} : { image: row.image }),
    role: row.role,
    language: '',
    teams: [],
    banned: false,
    online: false,
    blocked_user_ids: [],
    custom: JSON.parse(row.custom) as Record<string, unknown>,
    created_at: nanos(row.created_at),
    updated_at: nanos(row.updated_at),
    ...(row.deactivated_at === null
      ? {}
      : { deactivated_at: nanos(row.deactivated_at) }),
  };
}
