import { released, writeChunk } from '../database/chunkWrites';
import type { ClaimedChunk } from '../database/claimChunks';
import { databaseNow } from '../database/dialect';
import { tell } from './settleRequest';
import { transact, type WorkerContext } from './WorkerContext';

const PROBLEM = 'The backend stopped while the call was under way';

/**
 * Finds a chunk whose call was begun by somebody who never came back. Whether
 * the vendor got it is unknown, which is what the chunk becomes.
 */
export async function recoverChunk(
  ctx: WorkerContext,
  chunk: ClaimedChunk,
): Promise<void> {
  await transact(ctx, async tx => {
    const now = await databaseNow(tx);
    const sentAt = chunk.submittedAt ?? now;
    await writeChunk(tx, chunk, {
      ...released,
      state: 'unknown',
      problem: PROBLEM,
      dueAt: Math.max(now, sentAt + ctx.timing.quiesceMs),
    });
    await tell(tx, chunk.requestId, 'chunk.unknown', {
      chunk: chunk.seq,
      attempt: chunk.attempt,
      problem: PROBLEM,
    });
  });
}

/** The negative control: sends again what it is unsure of. Tests only. */
export async function repeatBlindly(
  ctx: WorkerContext,
  chunk: ClaimedChunk,
): Promise<void> {
  await transact(ctx, async tx =>
    writeChunk(tx, chunk, {
      ...released,
      state: 'planned',
      dueAt: await databaseNow(tx),
    }),
  );
}
