import Database from 'better-sqlite3';

/** An open sandbox database. */
export type Db = Database.Database;

/*
 * Times are epoch milliseconds with a sub-millisecond part, so that the
 * nanosecond integers on the wire survive double arithmetic in a client.
 */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS users (
  app TEXT NOT NULL, id TEXT NOT NULL, name TEXT, image TEXT,
  role TEXT NOT NULL DEFAULT 'user', custom TEXT NOT NULL DEFAULT '{}',
  created_at REAL NOT NULL, updated_at REAL NOT NULL,
  deactivated_at REAL, deleted_at REAL, deleted_mode TEXT,
  PRIMARY KEY (app, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tombstones (
  app TEXT NOT NULL, id TEXT NOT NULL, at REAL NOT NULL,
  PRIMARY KEY (app, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS channels (
  app TEXT NOT NULL, cid TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL,
  name TEXT, custom TEXT NOT NULL DEFAULT '{}', created_by TEXT NOT NULL,
  created_at REAL NOT NULL, updated_at REAL NOT NULL, deleted_at REAL,
  hidden_by TEXT,
  PRIMARY KEY (app, cid)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS members (
  app TEXT NOT NULL, cid TEXT NOT NULL, user_id TEXT NOT NULL,
  created_at REAL NOT NULL,
  PRIMARY KEY (app, cid, user_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS members_user ON members (app, user_id);
CREATE TABLE IF NOT EXISTS messages (
  app TEXT NOT NULL, id TEXT NOT NULL, cid TEXT NOT NULL,
  user_id TEXT NOT NULL, text TEXT, attachments TEXT NOT NULL DEFAULT '[]',
  created_at REAL NOT NULL, deleted_at REAL, hidden_by TEXT,
  PRIMARY KEY (app, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS messages_cid ON messages (app, cid, created_at);
CREATE INDEX IF NOT EXISTS messages_user ON messages (app, user_id);
CREATE TABLE IF NOT EXISTS reactions (
  app TEXT NOT NULL, message_id TEXT NOT NULL, user_id TEXT NOT NULL,
  type TEXT NOT NULL, created_at REAL NOT NULL,
  PRIMARY KEY (app, message_id, user_id, type)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS reactions_user ON reactions (app, user_id);
CREATE TABLE IF NOT EXISTS calls (
  app TEXT NOT NULL, cid TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL,
  custom TEXT NOT NULL DEFAULT '{}', created_by TEXT NOT NULL,
  created_at REAL NOT NULL, deleted_at REAL,
  PRIMARY KEY (app, cid)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS call_members (
  app TEXT NOT NULL, cid TEXT NOT NULL, user_id TEXT NOT NULL,
  PRIMARY KEY (app, cid, user_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS call_members_user ON call_members (app, user_id);
CREATE TABLE IF NOT EXISTS tasks (
  app TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
  input TEXT NOT NULL, play TEXT NOT NULL DEFAULT '{}',
  status TEXT NOT NULL, created_at REAL NOT NULL, updated_at REAL NOT NULL,
  starts_at REAL NOT NULL, ends_at REAL NOT NULL,
  result TEXT, error TEXT,
  PRIMARY KEY (app, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tasks_open ON tasks (ends_at)
  WHERE status NOT IN ('completed', 'failed');
CREATE TABLE IF NOT EXISTS log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL,
  app TEXT NOT NULL, endpoint TEXT NOT NULL, outcome TEXT NOT NULL,
  user_ids TEXT NOT NULL DEFAULT '[]', options TEXT NOT NULL DEFAULT '{}',
  status INTEGER NOT NULL, task_id TEXT, fault TEXT
);
CREATE TABLE IF NOT EXISTS seeded (app TEXT PRIMARY KEY, seed INTEGER NOT NULL);
`;

const TABLES = [
  'users',
  'tombstones',
  'channels',
  'members',
  'messages',
  'reactions',
  'calls',
  'call_members',
  'tasks',
  'log',
  'seeded',
];

/** Opens a database file, or `:memory:`, and makes its tables. */
export function openDatabase(file: string): Db {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(SCHEMA);
  return db;
}

/** Empties every table. */
export function emptyDatabase(db: Db): void {
  db.transaction(() => {
    for (const table of TABLES) db.exec(`DELETE FROM ${table}`);
  })();
}
