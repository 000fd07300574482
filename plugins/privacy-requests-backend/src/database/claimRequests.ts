import { randomUUID } from 'node:crypto';
import { isSqlite, nowSql, rows, type Tx } from './dialect';
import { fromDb, type RequestRow } from './rows';

/** A request that we hold the lease of. */
export type ClaimedRequest = RequestRow & {
  leaseToken: string;
  leaseExpiresAt: number;
};

/** Claims requests whose next step is due, in one statement. */
export async function claimRequests(
  tx: Tx,
  options: { limit: number; leaseMs: number },
): Promise<ClaimedRequest[]> {
  if (options.limit <= 0) return [];
  const found = await rows<object>(
    tx,
    `WITH clock AS MATERIALIZED (SELECT ${nowSql(tx)} AS now),
     due AS (
       SELECT id FROM requests
       WHERE next_step_at <= (SELECT now FROM clock)
         AND (lease_expires_at IS NULL
           OR lease_expires_at < (SELECT now FROM clock))
       ORDER BY next_step_at, number
       LIMIT :limit ${isSqlite(tx) ? '' : 'FOR UPDATE SKIP LOCKED'}
     )
     UPDATE requests SET lease_token = :token,
       lease_expires_at = (SELECT now FROM clock) + :leaseMs
     WHERE id IN (SELECT id FROM due)
     RETURNING *`,
    {
      token: randomUUID(),
      leaseMs: options.leaseMs,
      limit: options.limit,
    },
  );
  return found.map(row => fromDb<ClaimedRequest>(row));
}
