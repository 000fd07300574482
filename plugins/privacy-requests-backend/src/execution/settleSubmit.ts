import type {
  SubmitOutcome,
  VendorProblem,
} from 'backstage-plugin-privacy-requests-node';
import { released, writeChunk } from '../database/chunkWrites';
import type { ClaimedChunk } from '../database/claimChunks';
import { databaseNow, type Tx } from '../database/dialect';
import { LeaseLostError } from '../database/lease';
import { clearWait } from '../database/requestWrites';
import { failChunkIn } from './failChunk';
import { laterFor, problemText, putOffIn } from './putOff';
import { settleRequest, tell } from './settleRequest';
import { pollPause } from './timing';
import { transact, type WorkerContext } from './WorkerContext';

const TRIES = 3;

/**
 * Writes down what came of a call. A task id that is not written down is lost,
 * so a moment of trouble with our database is worth another try.
 */
export async function settleSubmit(
  ctx: WorkerContext,
  chunk: ClaimedChunk,
  outcome: SubmitOutcome,
): Promise<void> {
  const settle = outcomeWriter(ctx, chunk, outcome);
  for (let tried = 1; ; tried += 1) {
    try {
      await transact(ctx, settle);
      return;
    } catch (error) {
      if (error instanceof LeaseLostError || tried === TRIES) throw error;
      await new Promise(resolve => setTimeout(resolve, 100 * tried));
    }
  }
}

function outcomeWriter(
  ctx: WorkerContext,
  chunk: ClaimedChunk,
  outcome: SubmitOutcome,
): (tx: Tx) => Promise<void> {
  switch (outcome.type) {
    case 'accepted':
      return tx => accepted(tx, ctx, chunk, outcome.taskId);
    case 'done':
      return tx => done(tx, chunk);
    case 'not_sent':
    case 'refused':
      if (outcome.problem.class === 'permanent') {
        return tx =>
          failChunkIn(tx, chunk, {
            problem: problemText(outcome.problem),
            verdict: 'not_done',
          });
      }
      // Class against type: a doubt wins.
      return outcome.problem.class === 'ambiguous'
        ? tx => unknown(tx, ctx, chunk, outcome.problem)
        : againLater(ctx, chunk, outcome.problem);
    default:
      return tx => unknown(tx, ctx, chunk, outcome.problem);
  }
}

async function accepted(
  tx: Tx,
  ctx: WorkerContext,
  chunk: ClaimedChunk,
  taskId: string,
): Promise<void> {
  const now = await databaseNow(tx);
  await writeChunk(tx, chunk, {
    ...released,
    state: 'accepted',
    vendorTaskId: taskId,
    acceptedAt: now,
    failures: 0,
    dueAt: now + pollPause(ctx.timing, 0),
  });
  await clearWait(tx, chunk.requestId);
  await tell(tx, chunk.requestId, 'chunk.accepted', {
    chunk: chunk.seq,
    attempt: chunk.attempt,
    taskId,
  });
}

async function done(tx: Tx, chunk: ClaimedChunk): Promise<void> {
  const now = await databaseNow(tx);
  await writeChunk(tx, chunk, {
    ...released,
    state: 'succeeded',
    acceptedAt: now,
    finishedAt: now,
    failures: 0,
    dueAt: undefined,
  });
  await clearWait(tx, chunk.requestId);
  await tell(tx, chunk.requestId, 'chunk.done', {
    chunk: chunk.seq,
    attempt: chunk.attempt,
  });
  await settleRequest(tx, chunk.requestId);
}

/** Certainly not carried out: it may be sent again when the time comes. */
function againLater(
  ctx: WorkerContext,
  chunk: ClaimedChunk,
  problem: VendorProblem,
): (tx: Tx) => Promise<void> {
  const later = laterFor(ctx, chunk, problem);
  const isThrottled = problem.class === 'throttled';
  return async tx => {
    await putOffIn(tx, chunk, {
      ...later,
      patch: {
        state: 'planned',
        submittedAt: undefined,
        // Waiting in the vendor's queue is no failure.
        failures: chunk.failures + (isThrottled ? 0 : 1),
        problem: problemText(problem),
      },
    });
    await tell(
      tx,
      chunk.requestId,
      isThrottled ? 'chunk.throttled' : 'chunk.not_sent',
      {
        chunk: chunk.seq,
        attempt: chunk.attempt,
        problem: problemText(problem),
        retryAt: new Date(
          (await databaseNow(tx)) + later.afterMs,
        ).toISOString(),
      },
    );
  };
}

async function unknown(
  tx: Tx,
  ctx: WorkerContext,
  chunk: ClaimedChunk,
  problem: VendorProblem,
): Promise<void> {
  const now = await databaseNow(tx);
  await writeChunk(tx, chunk, {
    ...released,
    state: 'unknown',
    problem: problemText(problem),
    // The call may still be on its way: ask once it must have landed.
    dueAt: now + ctx.timing.quiesceMs,
  });
  await tell(tx, chunk.requestId, 'chunk.unknown', {
    chunk: chunk.seq,
    attempt: chunk.attempt,
    problem: problemText(problem),
  });
}
