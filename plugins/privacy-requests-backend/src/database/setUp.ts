import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { isSqlite, rows } from './dialect';

const migrationsDir = resolvePackagePath(
  'backstage-plugin-privacy-requests-backend',
  'migrations',
);

/** Brings the tables up to date, unless the deployment does that itself. */
export async function setUpDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (isSqlite(knex)) await makeDurable(knex);
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrationsDir });
  }
  return knex;
}

/**
 * Write-ahead log with full sync. The driver reopens a WAL file with a weaker
 * sync, so every new connection is told again.
 */
async function makeDurable(knex: Knex): Promise<void> {
  const pool: unknown = Reflect.get(knex.client as object, 'pool');
  if (isEmitter(pool)) {
    pool.on('createSuccess', (_id, connection) => {
      connection.pragma('synchronous = FULL');
    });
  }
  await knex.raw('PRAGMA journal_mode = WAL');
  await knex.raw('PRAGMA synchronous = FULL');
}

interface PoolEvents {
  on(
    event: 'createSuccess',
    listener: (
      id: number,
      connection: { pragma(statement: string): void },
    ) => void,
  ): void;
}

function isEmitter(pool: unknown): pool is PoolEvents {
  return (
    typeof pool === 'object' &&
    pool !== null &&
    typeof Reflect.get(pool, 'on') === 'function'
  );
}

/**
 * Refuses a database that can forget what was sent.
 *
 * @throws Error when SQLite does not sync fully, or lives in memory and that
 * was not allowed.
 */
export async function assertDurable(
  knex: Knex,
  options: { allowInMemory: boolean },
): Promise<void> {
  if (!isSqlite(knex)) return;
  const [sync] = await rows<{ synchronous: number }>(
    knex,
    'PRAGMA synchronous',
  );
  if (sync.synchronous !== 2) {
    throw new Error(
      `PRAGMA synchronous is ${sync.synchronous}, not 2 (FULL): a power cut could forget a deletion that was sent`,
    );
  }
  const [main] = await rows<{ file: string }>(knex, 'PRAGMA database_list');
  if (!main.file && !options.allowInMemory) {
    throw new Error(
      'The database is in memory, so a restart forgets what was sent. Set backend.database to a file or to Postgres, or privacyRequests.execution.allowInMemory for a test',
    );
  }
}
