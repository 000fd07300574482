import type { WaitReason } from 'backstage-plugin-privacy-requests-common';
import type { VendorProblem } from 'backstage-plugin-privacy-requests-node';
import type { ClaimedChunk } from '../database/claimChunks';
import { released, writeChunk, type ChunkPatch } from '../database/chunkWrites';
import { databaseNow, type Tx } from '../database/dialect';
import { setWait } from '../database/requestWrites';
import { tell } from './settleRequest';
import { backoff } from './timing';
import { transact, type WorkerContext } from './WorkerContext';

/** When and why a chunk is looked at again. */
export interface PutOff {
  afterMs: number;
  wait?: WaitReason;
  patch?: ChunkPatch;
}

/** Gives a chunk back for later, in a transaction of its own. */
export async function putOff(
  ctx: WorkerContext,
  chunk: ClaimedChunk,
  later: PutOff,
): Promise<void> {
  await transact(ctx, tx => putOffIn(tx, chunk, later));
}

/** Gives a chunk back for later, in the caller's transaction. */
export async function putOffIn(
  tx: Tx,
  chunk: ClaimedChunk,
  { afterMs, wait, patch }: PutOff,
): Promise<void> {
  const dueAt = (await databaseNow(tx)) + Math.ceil(afterMs);
  await writeChunk(tx, chunk, { ...patch, ...released, dueAt });
  if (wait === undefined) return;
  const isNews = await setWait(tx, chunk.requestId, {
    reason: wait,
    until: dueAt,
  });
  // The chunk's own event already tells of a limit.
  if (isNews && wait !== 'rate_limited') {
    await tell(tx, chunk.requestId, 'request.waiting', { reason: wait });
  }
}

/** When to try again what the vendor or the network did not let us do. */
export function laterFor(
  ctx: WorkerContext,
  chunk: Pick<ClaimedChunk, 'app' | 'kind' | 'failures'>,
  problem: VendorProblem,
): Required<Pick<PutOff, 'afterMs'>> & Pick<PutOff, 'wait'> {
  const { timing, gate } = ctx;
  const told = Math.max(0, (problem.retryAt ?? 0) - Date.now());
  if (problem.class === 'throttled') {
    const afterMs = Math.max(told, timing.backoffBaseMs);
    gate.close(chunk.app, chunk.kind, afterMs);
    return { afterMs, wait: 'rate_limited' };
  }
  if (problem.class === 'misconfigured') {
    gate.close(chunk.app, chunk.kind, timing.pausedRetryMs);
    return { afterMs: timing.pausedRetryMs, wait: 'app_paused' };
  }
  return { afterMs: Math.max(told, backoff(timing, chunk.failures)) };
}

/** A problem as a row keeps it. */
export function problemText(problem: VendorProblem): string {
  return problem.message.slice(0, 500);
}
