import {
  chunksToVerify,
  countAssurances,
  listChunkSubjects,
  writeVerdicts,
  type Verdict,
} from '../database/chunkSubjects';
import type { ClaimedRequest } from '../database/claimRequests';
import { databaseNow } from '../database/dialect';
import { releaseLocks } from '../database/locks';
import { lockRequest, writeRequest } from '../database/requestWrites';
import { transitionRequest } from '../database/transitionRequest';
import { isSameApp } from './isSameApp';
import { judge } from './judge';
import { needsAttention, tell } from './settleRequest';
import { idsOf, probesOf, problemOf, VendorReads } from './vendorReads';
import { query, SYSTEM, transact, type WorkerContext } from './WorkerContext';

const released = { leaseToken: undefined, leaseExpiresAt: undefined };

/**
 * Asks the vendor what can be seen of everybody, writes down how sure each
 * outcome is, and ends the request or hands it to a person.
 */
export async function verifyRequest(
  ctx: WorkerContext,
  request: ClaimedRequest,
): Promise<void> {
  const { timing } = ctx;
  const later = async (afterMs: number) =>
    transact(ctx, async tx =>
      writeRequest(tx, request, {
        ...released,
        nextStepAt: (await databaseNow(tx)) + Math.ceil(afterMs),
      }),
    );
  if (!(await isSameApp(ctx, request.id))) {
    await later(timing.pausedRetryMs);
    return;
  }
  let isOpen = false;
  try {
    const chunks = await query(ctx, tx => chunksToVerify(tx, request.id));
    for (const seq of chunks) {
      if (await verifyChunk(ctx, request, seq)) isOpen = true;
    }
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    const told = (problem.retryAt ?? 0) - Date.now();
    await later(Math.max(told, timing.verifyEveryMs));
    return;
  }
  if (isOpen) await later(timing.verifyEveryMs);
  else await conclude(ctx, request);
  ctx.onChange(request.id);
}

/**
 * Checks the people of one chunk.
 *
 * @returns whether somebody has to be looked at again: a vendor may need a
 * moment, so what contradicts it is believed only after a while
 */
async function verifyChunk(
  ctx: WorkerContext,
  request: ClaimedRequest,
  seq: number,
): Promise<boolean> {
  const all = await query(ctx, tx => listChunkSubjects(tx, request.id, seq));
  const subjects = all.filter(
    ({ assurance }) => assurance === undefined || assurance === 'contradicted',
  );
  const { vendor } = ctx.apps.get(request.app);
  const reads = VendorReads.create(vendor, ctx.timing);
  const seen = await reads.lookup(idsOf(subjects));
  const visibleProbes = await reads.visibleProbes(probesOf(subjects));
  return transact(ctx, async tx => {
    const now = await databaseNow(tx);
    await writeRequest(tx, request, {
      leaseExpiresAt: now + ctx.timing.leaseMs,
    });
    const mayStillChange = now - request.updatedAt < ctx.timing.verifyGraceMs;
    const verdicts = new Map<number, Verdict>();
    subjects.forEach((subject, index) => {
      const verdict = judge({
        kind: request.kind,
        before: subject.preImage,
        now: seen[index],
        visibleProbes,
      });
      if (verdict.assurance !== 'contradicted' || !mayStillChange) {
        verdicts.set(subject.seq, verdict);
      }
    });
    await writeVerdicts(tx, request.id, verdicts, now);
    return verdicts.size < subjects.length;
  });
}

/** Everybody is checked: says so, and ends the request if it may end. */
async function conclude(
  ctx: WorkerContext,
  claimed: ClaimedRequest,
): Promise<void> {
  await transact(ctx, async tx => {
    const request = await lockRequest(tx, claimed.id);
    if (
      request?.state !== 'verifying' ||
      request.leaseToken !== claimed.leaseToken
    ) {
      return;
    }
    const counts = await countAssurances(tx, request.id);
    await tell(tx, request.id, 'request.verified', counts);
    const { leaseToken } = claimed;
    if (counts.contradicted > 0) {
      await needsAttention(tx, request, 'contradicted', leaseToken);
      return;
    }
    // To call this fulfilled would say more than anybody saw.
    if (counts.observed + counts.vendorReported === 0) {
      await needsAttention(tx, request, 'nothing_observed', leaseToken);
      return;
    }
    await transitionRequest(tx, {
      id: request.id,
      from: 'verifying',
      to: 'completed',
      actor: SYSTEM,
      leaseToken,
      data: { resolution: 'fulfilled' },
      patch: { ...released, resolution: 'fulfilled', nextStepAt: undefined },
    });
    await releaseLocks(tx, request.id);
  });
}
