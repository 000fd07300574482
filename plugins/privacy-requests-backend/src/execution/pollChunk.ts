import type {
  TaskReading,
  VendorApp,
} from 'backstage-plugin-privacy-requests-node';
import { released, writeChunk } from '../database/chunkWrites';
import type { ClaimedChunk } from '../database/claimChunks';
import { databaseNow, type Tx } from '../database/dialect';
import { clearWait } from '../database/requestWrites';
import { DeadlineError, withDeadline } from './deadline';
import { failChunkIn } from './failChunk';
import { laterFor, problemText, putOff } from './putOff';
import { leaveToPersonIn } from './reconcileChunk';
import { settleRequest, tell } from './settleRequest';
import { pollPause } from './timing';
import { transact, type WorkerContext } from './WorkerContext';

/** How often a bad reading must repeat before it is believed. */
const BELIEVED_AFTER = 3;
/** How much of the vendor's own word is kept. */
const WORD = 100;

type Live = Extract<TaskReading, { type: 'running' | 'completed' | 'failed' }>;

/** Asks how a vendor task is doing. Never counts as a change of the request. */
export async function pollChunk(
  ctx: WorkerContext,
  chunk: ClaimedChunk,
  taskId: string,
): Promise<void> {
  const { vendor } = ctx.apps.get(chunk.app);
  const reading = await read(ctx, vendor, taskId);
  if (reading.type === 'unreadable') {
    const { problem } = reading;
    await putOff(ctx, chunk, {
      ...laterFor(ctx, chunk, problem),
      patch: {
        suspect: undefined,
        failures: chunk.failures + 1,
        problem: problemText(problem),
      },
    });
    return;
  }
  await transact(ctx, tx => apply(tx, ctx, chunk, reading));
}

async function read(
  ctx: WorkerContext,
  vendor: VendorApp,
  taskId: string,
): Promise<TaskReading> {
  const { readMs } = ctx.timing;
  try {
    return await withDeadline(
      vendor.getTask(taskId, { timeoutMs: readMs }),
      readMs * 1.2,
      'A poll',
    );
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    return {
      type: 'unreadable',
      problem: {
        class: 'retryable',
        message: 'The vendor did not answer in time',
      },
    };
  }
}

async function apply(
  tx: Tx,
  ctx: WorkerContext,
  chunk: ClaimedChunk,
  reading: Exclude<TaskReading, { type: 'unreadable' }>,
): Promise<void> {
  switch (reading.type) {
    case 'completed':
      return completed(tx, chunk, reading);
    case 'failed':
      return failed(tx, ctx, chunk, reading);
    case 'not_found':
      return notFound(tx, ctx, chunk);
    default:
      return running(tx, ctx, chunk, reading);
  }
}

/** What every reading writes down. */
function seen(chunk: ClaimedChunk, reading: Live, now: number) {
  return {
    vendorStatus: reading.vendorStatus.slice(0, WORD),
    vendorUpdatedAt: reading.updatedAt,
    lastCheckedAt: now,
    checks: chunk.checks + 1,
  };
}

/** The timeline hears of a poll only when the vendor uses another word. */
async function tellWord(
  tx: Tx,
  chunk: ClaimedChunk,
  reading: Live,
): Promise<void> {
  const vendorStatus = reading.vendorStatus.slice(0, WORD);
  if (vendorStatus === chunk.vendorStatus) return;
  await tell(tx, chunk.requestId, 'chunk.running', {
    chunk: chunk.seq,
    attempt: chunk.attempt,
    vendorStatus,
  });
}

async function running(
  tx: Tx,
  ctx: WorkerContext,
  chunk: ClaimedChunk,
  reading: Live,
): Promise<void> {
  const now = await databaseNow(tx);
  const age = now - (chunk.acceptedAt ?? now);
  const isOverdue = age > ctx.timing.taskLimitMs;
  await writeChunk(tx, chunk, {
    ...released,
    ...seen(chunk, reading, now),
    state: isOverdue ? 'overdue' : 'running',
    suspect: undefined,
    failures: 0,
    problem: undefined,
    dueAt: now + pollPause(ctx.timing, age),
  });
  if (chunk.problem !== undefined) await clearWait(tx, chunk.requestId);
  await tellWord(tx, chunk, reading);
  if (isOverdue && chunk.state !== 'overdue') {
    await tell(tx, chunk.requestId, 'chunk.overdue', {
      chunk: chunk.seq,
      attempt: chunk.attempt,
      taskId: chunk.vendorTaskId,
    });
  }
}

async function completed(
  tx: Tx,
  chunk: ClaimedChunk,
  reading: Live,
): Promise<void> {
  const now = await databaseNow(tx);
  const patch = seen(chunk, reading, now);
  const bad = Object.entries(reading.results ?? {}).flatMap(([id, result]) =>
    result.ok ? [] : [id],
  );
  if (bad.length > 0) {
    await failChunkIn(tx, chunk, {
      problem: `The vendor reports an error for ${bad.length} of ${chunk.subjectCount} people`,
      verdict: 'failed',
      only: new Set(bad),
      patch,
    });
    return;
  }
  await writeChunk(tx, chunk, {
    ...released,
    ...patch,
    state: 'succeeded',
    suspect: undefined,
    failures: 0,
    problem: undefined,
    finishedAt: now,
    dueAt: undefined,
  });
  await tell(tx, chunk.requestId, 'chunk.succeeded', {
    chunk: chunk.seq,
    attempt: chunk.attempt,
    taskId: chunk.vendorTaskId,
    checks: patch.checks,
  });
  await settleRequest(tx, chunk.requestId);
}

/** The vendor has shown `failed` and later `completed`: it has to persist. */
async function failed(
  tx: Tx,
  ctx: WorkerContext,
  chunk: ClaimedChunk,
  reading: Live,
): Promise<void> {
  const now = await databaseNow(tx);
  const patch = seen(chunk, reading, now);
  const times = timesSeen(chunk, 'failed');
  if (times < BELIEVED_AFTER) {
    await writeChunk(tx, chunk, {
      ...released,
      ...patch,
      suspect: 'failed',
      failures: times,
      dueAt: now + ctx.timing.suspectGapMs,
    });
    await tellWord(tx, chunk, reading);
    return;
  }
  await failChunkIn(tx, chunk, {
    problem: (reading.error ?? 'The vendor reports the task as failed').slice(
      0,
      500,
    ),
    verdict: 'failed',
    patch,
  });
}

/** A task that the vendor does not know any more proves nothing. */
async function notFound(
  tx: Tx,
  ctx: WorkerContext,
  chunk: ClaimedChunk,
): Promise<void> {
  const now = await databaseNow(tx);
  const times = timesSeen(chunk, 'not_found');
  if (times < BELIEVED_AFTER) {
    await writeChunk(tx, chunk, {
      ...released,
      suspect: 'not_found',
      failures: times,
      lastCheckedAt: now,
      checks: chunk.checks + 1,
      dueAt: now + ctx.timing.suspectGapMs,
    });
    return;
  }
  await leaveToPersonIn(
    tx,
    chunk,
    { people: chunk.subjectCount },
    'The vendor does not know its own task any more',
  );
}

function timesSeen(
  chunk: ClaimedChunk,
  suspect: NonNullable<ClaimedChunk['suspect']>,
): number {
  return chunk.suspect === suspect ? chunk.failures + 1 : 1;
}
