import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Tx } from '../database/dialect';
import type { RequestRow } from '../database/rows';
import type { AppRegistry } from '../planning/AppRegistry';
import { withDeadline } from './deadline';
import type { Timing } from './timing';
import type { VendorGate } from './VendorGate';

/**
 * What to do with a call whose answer never came. `naive` repeats it; it exists
 * so that a test can show what `ask` prevents, and no configuration reaches it.
 */
export type Recovery = 'ask' | 'naive';

/** What every step of the worker works with. */
export interface WorkerContext {
  database: Knex;
  logger: LoggerService;
  apps: AppRegistry;
  timing: Timing;
  gate: VendorGate;
  recovery: Recovery;
  /** The digest that a stored request has with today's configuration. */
  recomputeDigest(tx: Tx, request: RequestRow): Promise<string | undefined>;
  /** Tells open pages; called after a commit, and never fails. */
  onChange(requestId: string): void;
}

/** Actor of everything that the worker writes down. */
export const SYSTEM = 'system';

/** One transaction, with a deadline. */
export async function transact<T>(
  ctx: WorkerContext,
  change: (tx: Tx) => Promise<T>,
): Promise<T> {
  return withDeadline(
    ctx.database.transaction(tx => change(tx)),
    ctx.timing.databaseMs,
    'A transaction',
  );
}

/** One read of our database, with a deadline. */
export async function query<T>(
  ctx: WorkerContext,
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  return withDeadline(read(ctx.database), ctx.timing.databaseMs, 'A query');
}
