import { listChunkSubjects } from '../database/chunkSubjects';
import { released, writeChunk } from '../database/chunkWrites';
import type { ClaimedChunk } from '../database/claimChunks';
import { databaseNow, type Tx } from '../database/dialect';
import { LeaseLostError } from '../database/lease';
import { findRequest } from '../database/requestStore';
import { laterFor, problemText, putOff } from './putOff';
import { decideFate, type Finding } from './reconcile';
import { settleRequest, tell } from './settleRequest';
import { pollPause } from './timing';
import { idsOf, probesOf, problemOf, VendorReads } from './vendorReads';
import { query, transact, type WorkerContext } from './WorkerContext';

/** What the vendor showed, in numbers that may be chained. */
interface Counts {
  people: number;
  visible: number;
  probes: number;
  visibleProbes: number;
}

interface Answer extends Counts {
  finding: Finding;
}

/**
 * Asks what became of a call whose answer never came, and goes by what is
 * seen. The only way out of `unknown`.
 */
export async function reconcileChunk(
  ctx: WorkerContext,
  chunk: ClaimedChunk,
): Promise<void> {
  let answer: Answer;
  try {
    answer = await ask(ctx, chunk);
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    await putOff(ctx, chunk, {
      ...laterFor(ctx, chunk, problem),
      patch: { failures: chunk.failures + 1, problem: problemText(problem) },
    });
    return;
  }
  await transact(ctx, tx => apply(tx, ctx, chunk, answer));
}

async function ask(ctx: WorkerContext, chunk: ClaimedChunk): Promise<Answer> {
  const request = await query(ctx, tx => findRequest(tx, chunk.requestId));
  if (!request) throw new LeaseLostError('The request is gone');
  const subjects = await query(ctx, tx =>
    listChunkSubjects(tx, chunk.requestId, chunk.seq),
  );
  const reads = VendorReads.create(ctx.apps.get(chunk.app).vendor, ctx.timing);
  const seen = await reads.lookup(idsOf(subjects));
  const probes = probesOf(subjects);
  const finding = decideFate({
    kind: request.kind,
    options: request.options,
    subjects: subjects.map(({ preImage }, index) => ({
      before: preImage,
      now: seen[index],
    })),
    mayRepeat: chunk.repeatedAt === undefined,
  });
  const visibleProbes =
    finding === 'gone' ? (await reads.visibleProbes(probes)).size : 0;
  return {
    // Without a probe nothing shows that more than the first phase happened.
    finding: finding === 'gone' && probes.length === 0 ? 'person' : finding,
    people: subjects.length,
    visible: seen.filter(({ state }) => state !== 'not_visible').length,
    probes: probes.length,
    visibleProbes,
  };
}

async function apply(
  tx: Tx,
  ctx: WorkerContext,
  chunk: ClaimedChunk,
  { finding, ...counts }: Answer,
): Promise<void> {
  const now = await databaseNow(tx);
  const checked = { ...released, lastCheckedAt: now, failures: 0 };
  if (finding === 'not_done') {
    await writeChunk(tx, chunk, {
      ...checked,
      state: 'planned',
      repeatedAt: now,
      dueAt: now,
    });
    await tellDecision(tx, chunk, 'not_done', counts);
  } else if (finding === 'gone' && counts.visibleProbes > 0) {
    await writeChunk(tx, chunk, {
      ...checked,
      state: 'accepted',
      acceptedAt: now,
      problem: undefined,
      dueAt: now + pollPause(ctx.timing, 0),
    });
    await tellDecision(tx, chunk, 'waiting', counts);
  } else if (finding === 'person') {
    await leaveToPersonIn(tx, chunk, counts);
  } else {
    await carriedOutIn(tx, chunk, counts);
  }
}

/** Ends a chunk whose effect was seen although its answer never came. */
export async function carriedOutIn(
  tx: Tx,
  chunk: ClaimedChunk,
  counts: Partial<Counts>,
): Promise<void> {
  const now = await databaseNow(tx);
  await writeChunk(tx, chunk, {
    ...released,
    state: 'succeeded',
    problem: undefined,
    lastCheckedAt: now,
    finishedAt: now,
    dueAt: undefined,
  });
  await tellDecision(tx, chunk, 'carried_out', counts);
  await settleRequest(tx, chunk.requestId);
}

/** Leaves a chunk to a person: what is seen does not tell what happened. */
export async function leaveToPersonIn(
  tx: Tx,
  chunk: ClaimedChunk,
  counts: Partial<Counts>,
  problem?: string,
): Promise<void> {
  await writeChunk(tx, chunk, {
    ...released,
    ...(problem === undefined ? {} : { problem }),
    state: 'unknown',
    lastCheckedAt: await databaseNow(tx),
    dueAt: undefined,
  });
  await tellDecision(tx, chunk, 'person', counts);
  await settleRequest(tx, chunk.requestId);
}

async function tellDecision(
  tx: Tx,
  chunk: ClaimedChunk,
  decision: 'carried_out' | 'not_done' | 'waiting' | 'person',
  counts: Partial<Counts>,
): Promise<void> {
  await tell(tx, chunk.requestId, 'chunk.reconciled', {
    chunk: chunk.seq,
    attempt: chunk.attempt,
    decision,
    ...counts,
  });
}
