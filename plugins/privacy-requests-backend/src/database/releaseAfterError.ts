import type { ClaimedChunk } from './claimChunks';
import type { ClaimedRequest } from './claimRequests';
import { databaseNow, type Tx } from './dialect';

/**
 * Gives a chunk back whose step broke off. A chunk whose call may have begun is
 * left alone: when its lease ends it is asked after.
 */
export async function releaseChunkAfterError(
  tx: Tx,
  chunk: ClaimedChunk,
  afterMs: number,
): Promise<void> {
  await tx('request_chunks')
    .where({
      request_id: chunk.requestId,
      seq: chunk.seq,
      lease_token: chunk.leaseToken,
    })
    .whereNot({ state: 'submitting' })
    .update({
      lease_token: null,
      lease_expires_at: null,
      due_at: (await databaseNow(tx)) + Math.ceil(afterMs),
      suspect: null,
      failures: tx.raw('failures + 1'),
    });
}

/** Gives a request back whose step broke off. */
export async function releaseRequestAfterError(
  tx: Tx,
  request: ClaimedRequest,
  afterMs: number,
): Promise<void> {
  await tx('requests')
    .where({ id: request.id, lease_token: request.leaseToken })
    .update({
      lease_token: null,
      lease_expires_at: null,
      next_step_at: (await databaseNow(tx)) + Math.ceil(afterMs),
    });
}
