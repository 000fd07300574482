import type { Tx } from './dialect';
import { LeaseLostError } from './lease';
import { toDb, type ChunkRow } from './rows';

/** What fences a write to a chunk. */
export interface ChunkLease {
  requestId: string;
  seq: number;
  leaseToken: string;
}

/** What a worker may change; the rest is fixed at filing. */
export type ChunkPatch = Partial<
  Omit<ChunkRow, 'requestId' | 'seq' | 'app' | 'kind' | 'subjectCount'>
>;

/** Gives the chunk back to whoever claims it next. */
export const released = {
  leaseToken: undefined,
  leaseExpiresAt: undefined,
} satisfies ChunkPatch;

/**
 * Writes to a chunk that we hold the lease of.
 *
 * @throws LeaseLostError when we do not hold it any more.
 */
export async function writeChunk(
  tx: Tx,
  lease: ChunkLease,
  patch: ChunkPatch,
): Promise<void> {
  const written = await tx('request_chunks')
    .where({
      request_id: lease.requestId,
      seq: lease.seq,
      lease_token: lease.leaseToken,
    })
    .update(toDb(patch));
  if (written === 0) {
    throw new LeaseLostError(`The lease of chunk ${lease.seq} was lost`);
  }
}

/** Makes everything that a request still has to send due at once. */
export async function makePlannedChunksDue(
  tx: Tx,
  requestId: string,
  at: number,
): Promise<void> {
  await tx('request_chunks')
    .where({ request_id: requestId, state: 'planned' })
    .update({ due_at: at });
}

/**
 * What keeps a request executing and what became of the rest. A chunk that
 * something is still due for has a due time; nothing else has.
 */
export async function chunkTally(
  tx: Tx,
  requestId: string,
): Promise<{ open: number; failed: number; unknown: number }> {
  const found = await tx('request_chunks')
    .where({ request_id: requestId })
    .groupBy('state')
    .select('state')
    .count<Array<Record<'state' | 'count' | 'due', string | number>>>({
      count: '*',
      due: 'due_at',
    });
  const tally = { open: 0, failed: 0, unknown: 0 };
  for (const { state, count, due } of found) {
    tally.open += Number(due);
    if (state === 'failed') tally.failed += Number(count);
    if (state === 'unknown') tally.unknown += Number(count);
  }
  return tally;
}
