import type { Knex } from 'knex';

/** A connection or a transaction. Every store function takes it first. */
export type Tx = Knex;

/** Whether we talk to SQLite; otherwise it is Postgres. */
export function isSqlite(tx: Tx): boolean {
  return /sqlite/.test(String(tx.client.config.client));
}

/**
 * The database's clock in epoch milliseconds, as an SQL expression. All times
 * come from there, so that replicas agree whatever their own clocks say.
 */
export function nowSql(tx: Tx): string {
  return isSqlite(tx)
    ? `CAST(unixepoch('subsec') * 1000 AS INTEGER)`
    : `CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)`;
}

/** The database's time now, epoch milliseconds. */
export async function databaseNow(tx: Tx): Promise<number> {
  const [row] = await rows<{ now: number | string }>(
    tx,
    `SELECT ${nowSql(tx)} AS now`,
  );
  return Number(row.now);
}

/** Runs SQL that both databases understand and returns its rows. */
export async function rows<T>(
  tx: Tx,
  sql: string,
  bindings: Record<string, string | number | boolean | null> = {},
): Promise<T[]> {
  const result = (await tx.raw(sql, bindings)) as T[] | { rows: T[] };
  return Array.isArray(result) ? result : result.rows;
}
