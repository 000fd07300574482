import { randomUUID } from 'node:crypto';
import { isSqlite, nowSql, rows, type Tx } from './dialect';
import { fromDb, type ChunkRow } from './rows';

/** A chunk that we hold the lease of. */
export type ClaimedChunk = ChunkRow & {
  leaseToken: string;
  leaseExpiresAt: number;
};

/** How much to claim. */
export interface ChunkClaimOptions {
  limit: number;
  /** At most so many of one request, so that a large one starves nobody. */
  perRequest: number;
  leaseMs: number;
  /** Requests that have their share already. */
  skip: string[];
}

/**
 * Claims chunks that something is due for and nobody works on, in one
 * statement.
 *
 * Requests take turns: first the most urgent chunk of each, then the second of
 * each. The conditions stand twice on purpose. A row lock on Postgres looks at
 * the newest version of the row, and only the conditions beside it are tested
 * again; without them a chunk that another replica claimed a moment ago would
 * be claimed twice.
 */
export async function claimChunks(
  tx: Tx,
  options: ChunkClaimOptions,
): Promise<ClaimedChunk[]> {
  if (options.limit <= 0) return [];
  const skipped = Object.fromEntries(
    options.skip.map((id, index) => [`skip${index}`, id]),
  );
  const names = Object.keys(skipped).map(name => `:${name}`);
  const notSkipped =
    names.length > 0 ? `AND request_id NOT IN (${names.join(', ')})` : '';
  const isDue = (table: string) =>
    `${table}.due_at <= (SELECT now FROM clock)
     AND (${table}.lease_expires_at IS NULL
       OR ${table}.lease_expires_at < (SELECT now FROM clock))`;
  const found = await rows<object>(
    tx,
    `WITH clock AS MATERIALIZED (SELECT ${nowSql(tx)} AS now),
     ranked AS (
       SELECT request_id, seq, row_number() OVER (
         PARTITION BY request_id ORDER BY due_at, seq) AS place
       FROM request_chunks
       WHERE ${isDue('request_chunks')} ${notSkipped}
     ),
     due AS (
       SELECT c.request_id, c.seq
       FROM ranked JOIN request_chunks c
         ON c.request_id = ranked.request_id AND c.seq = ranked.seq
       WHERE ranked.place <= :perRequest AND ${isDue('c')}
       ORDER BY ranked.place, c.due_at
       LIMIT :limit ${isSqlite(tx) ? '' : 'FOR UPDATE OF c SKIP LOCKED'}
     )
     UPDATE request_chunks SET lease_token = :token,
       lease_expires_at = (SELECT now FROM clock) + :leaseMs
     WHERE (request_id, seq) IN (SELECT request_id, seq FROM due)
     RETURNING *`,
    {
      token: randomUUID(),
      leaseMs: options.leaseMs,
      limit: options.limit,
      perRequest: options.perRequest,
      ...skipped,
    },
  );
  return found.map(row => fromDb<ClaimedChunk>(row));
}
