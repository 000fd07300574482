import { createHash } from 'node:crypto';
import { isDestructive } from 'backstage-plugin-privacy-requests-common';
import type { SubmitOutcome } from 'backstage-plugin-privacy-requests-node';
import canonicalize from 'canonicalize';
import { listChunkSubjects, writePreImages } from '../database/chunkSubjects';
import { writeChunk } from '../database/chunkWrites';
import type { ClaimedChunk } from '../database/claimChunks';
import { databaseNow } from '../database/dialect';
import { LeaseLostError } from '../database/lease';
import { lockRequest } from '../database/requestWrites';
import { findRequest } from '../database/requestStore';
import type { PreImage, RequestRow, SubjectRow } from '../database/rows';
import type { OpenApp } from '../planning/AppRegistry';
import { withDeadline } from './deadline';
import { takePreImages } from './preImage';
import { laterFor, problemText, putOff } from './putOff';
import { failChunk } from './failChunk';
import { tell } from './settleRequest';
import { settleSubmit } from './settleSubmit';
import { callOf, problemOf, VendorReads } from './vendorReads';
import { query, transact, type WorkerContext } from './WorkerContext';

/** The call could outlive the lease, so somebody else could ask meanwhile. */
const tooLate: SubmitOutcome = {
  type: 'not_sent',
  problem: {
    class: 'retryable',
    message: 'Our database was too slow, so the call was not started',
  },
};

const pausedFor = (ctx: WorkerContext) =>
  ({ afterMs: ctx.timing.pausedRetryMs, wait: 'app_paused' } as const);

/**
 * Sends one chunk: look, write the intention down, call once, write down what
 * came of it. Nothing is sent before the intention is on disk.
 */
export async function submitChunk(
  ctx: WorkerContext,
  chunk: ClaimedChunk,
): Promise<void> {
  const app = ctx.apps.find(chunk.app);
  const obstacle = obstacleTo(ctx, chunk, app);
  if (!app || obstacle) {
    await putOff(ctx, chunk, obstacle ?? pausedFor(ctx));
    return;
  }
  const { request, subjects } = await readWork(ctx, chunk);
  let images: Map<number, PreImage>;
  try {
    const reads = VendorReads.create(app.vendor, ctx.timing);
    images = await takePreImages(reads, request, subjects);
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    if (problem.class === 'permanent') {
      await failChunk(ctx, chunk, {
        problem: problemText(problem),
        verdict: 'not_done',
      });
      return;
    }
    await putOff(ctx, chunk, {
      ...laterFor(ctx, chunk, problem),
      patch: { failures: chunk.failures + 1, problem: problemText(problem) },
    });
    return;
  }
  const startedAt = performance.now();
  const submitting = await writeIntent(ctx, chunk, {
    request,
    subjects,
    images,
  });
  ctx.onChange(chunk.requestId);
  const leaseLeft = ctx.timing.leaseMs - (performance.now() - startedAt);
  const outcome =
    leaseLeft > ctx.timing.submitTimeoutMs
      ? await send(ctx, app, request, subjects)
      : tooLate;
  await settleSubmit(ctx, submitting, outcome);
}

function obstacleTo(
  ctx: WorkerContext,
  chunk: ClaimedChunk,
  app: OpenApp | undefined,
) {
  const { timing, gate } = ctx;
  if (!app) return pausedFor(ctx);
  if (isDestructive(chunk.kind) && !app.destructive) {
    return { afterMs: timing.pausedRetryMs, wait: 'app_switched_off' } as const;
  }
  const afterMs = gate.waitMs(chunk.app, chunk.kind);
  return afterMs > 0 ? { afterMs } : undefined;
}

async function readWork(ctx: WorkerContext, chunk: ClaimedChunk) {
  const request = await query(ctx, tx => findRequest(tx, chunk.requestId));
  if (!request) throw new LeaseLostError('The request is gone');
  const subjects = await query(ctx, tx =>
    listChunkSubjects(tx, chunk.requestId, chunk.seq),
  );
  return { request, subjects };
}

/** One transaction: everything that must be on disk before the call. */
async function writeIntent(
  ctx: WorkerContext,
  chunk: ClaimedChunk,
  work: {
    request: RequestRow;
    subjects: SubjectRow[];
    images: Map<number, PreImage>;
  },
): Promise<ClaimedChunk> {
  return transact(ctx, async tx => {
    const now = await databaseNow(tx);
    const patch = {
      state: 'submitting',
      attempt: chunk.attempt + 1,
      bodyHash: hashCall(work.request, work.subjects),
      submittedAt: now,
      leaseExpiresAt: now + ctx.timing.leaseMs,
      dueAt: now,
      checks: 0,
      suspect: undefined,
      problem: undefined,
      vendorTaskId: undefined,
      vendorStatus: undefined,
      vendorUpdatedAt: undefined,
      lastCheckedAt: undefined,
      acceptedAt: undefined,
      finishedAt: undefined,
    } as const;
    await writeChunk(tx, chunk, patch);
    const request = await lockRequest(tx, chunk.requestId);
    if (request?.state !== 'executing') {
      throw new LeaseLostError('The request is not executing any more');
    }
    await writePreImages(tx, chunk.requestId, work.images);
    await tell(tx, chunk.requestId, 'chunk.submitting', {
      chunk: chunk.seq,
      attempt: patch.attempt,
      people: chunk.subjectCount,
      bodyHash: patch.bodyHash,
    });
    return { ...chunk, ...patch };
  });
}

/**
 * Names what was sent without holding it: over subject keys, because a hash
 * over short ids could be guessed.
 */
function hashCall(request: RequestRow, subjects: SubjectRow[]): string {
  const text = canonicalize({
    app: request.app,
    kind: request.kind,
    options: request.options,
    subjectKeys: subjects.map(subject => subject.subjectKey),
  });
  return createHash('sha256')
    .update(text ?? '', 'utf8')
    .digest('hex');
}

/** The one call. Whatever is not a clear answer is unknown. */
async function send(
  ctx: WorkerContext,
  app: OpenApp,
  request: RequestRow,
  subjects: SubjectRow[],
): Promise<SubmitOutcome> {
  const { submitTimeoutMs } = ctx.timing;
  try {
    return await withDeadline(
      app.vendor.submit(callOf(request, subjects), {
        timeoutMs: submitTimeoutMs,
      }),
      // The connector gives up first; this is for one that does not.
      submitTimeoutMs * 1.2,
      'The call',
    );
  } catch {
    return {
      type: 'unknown',
      problem: {
        class: 'ambiguous',
        message: 'The vendor gave no clear answer in time',
      },
    };
  }
}
