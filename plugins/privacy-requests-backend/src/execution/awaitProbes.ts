import { listChunkSubjects } from '../database/chunkSubjects';
import { released, writeChunk } from '../database/chunkWrites';
import type { ClaimedChunk } from '../database/claimChunks';
import { databaseNow } from '../database/dialect';
import { laterFor, problemText, putOff } from './putOff';
import { carriedOutIn, leaveToPersonIn } from './reconcileChunk';
import { pollPause } from './timing';
import { probesOf, problemOf, VendorReads } from './vendorReads';
import { query, transact, type WorkerContext } from './WorkerContext';

/**
 * Follows a call that was carried out but whose task id is lost: what had to
 * disappear is asked for until it is gone, or for as long as a task may take.
 */
export async function awaitProbes(
  ctx: WorkerContext,
  chunk: ClaimedChunk,
): Promise<void> {
  const subjects = await query(ctx, tx =>
    listChunkSubjects(tx, chunk.requestId, chunk.seq),
  );
  const probes = probesOf(subjects);
  const reads = VendorReads.create(ctx.apps.get(chunk.app).vendor, ctx.timing);
  let visible: number;
  try {
    visible = (await reads.visibleProbes(probes)).size;
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    await putOff(ctx, chunk, {
      ...laterFor(ctx, chunk, problem),
      patch: { failures: chunk.failures + 1, problem: problemText(problem) },
    });
    return;
  }
  const counts = {
    people: subjects.length,
    visible: 0,
    probes: probes.length,
    visibleProbes: visible,
  };
  await transact(ctx, async tx => {
    const now = await databaseNow(tx);
    const age = now - (chunk.acceptedAt ?? now);
    if (visible === 0 && probes.length > 0) {
      await carriedOutIn(tx, chunk, counts);
    } else if (age > ctx.timing.taskLimitMs || probes.length === 0) {
      await leaveToPersonIn(tx, chunk, counts);
    } else {
      await writeChunk(tx, chunk, {
        ...released,
        lastCheckedAt: now,
        checks: chunk.checks + 1,
        failures: 0,
        dueAt: now + pollPause(ctx.timing, age),
      });
    }
  });
}
