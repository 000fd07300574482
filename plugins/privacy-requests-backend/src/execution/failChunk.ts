import type { Outcome } from 'backstage-plugin-privacy-requests-common';
import {
  listChunkSubjects,
  writeVerdicts,
  type Verdict,
} from '../database/chunkSubjects';
import { released, writeChunk, type ChunkPatch } from '../database/chunkWrites';
import type { ClaimedChunk } from '../database/claimChunks';
import { databaseNow, type Tx } from '../database/dialect';
import { settleRequest, tell } from './settleRequest';
import { transact, type WorkerContext } from './WorkerContext';

/** Why a chunk ends as failed. */
export interface Failure {
  problem: string;
  /** What became of its people, as far as the vendor says. */
  verdict: Extract<Outcome, 'failed' | 'not_done'>;
  /** Only these ids failed; everybody when absent. */
  only?: ReadonlySet<string>;
  patch?: ChunkPatch;
}

/** Ends a chunk as failed, in a transaction of its own. */
export async function failChunk(
  ctx: WorkerContext,
  chunk: ClaimedChunk,
  failure: Failure,
): Promise<void> {
  await transact(ctx, tx => failChunkIn(tx, chunk, failure));
}

/** Ends a chunk as failed, in the caller's transaction. */
export async function failChunkIn(
  tx: Tx,
  chunk: ClaimedChunk,
  { problem, verdict, only, patch }: Failure,
): Promise<void> {
  const now = await databaseNow(tx);
  await writeChunk(tx, chunk, {
    ...patch,
    ...released,
    state: 'failed',
    problem,
    finishedAt: now,
    dueAt: undefined,
  });
  const subjects = await listChunkSubjects(tx, chunk.requestId, chunk.seq);
  const failed = subjects.filter(
    ({ subjectId }) =>
      !only || (subjectId !== undefined && only.has(subjectId)),
  );
  const told: Verdict = {
    outcome: verdict,
    assurance: 'vendor_reported',
    note: 'vendor_error',
  };
  await writeVerdicts(
    tx,
    chunk.requestId,
    new Map(failed.map(({ seq }) => [seq, told])),
    now,
  );
  await tell(tx, chunk.requestId, 'chunk.failed', {
    chunk: chunk.seq,
    attempt: chunk.attempt,
    taskId: chunk.vendorTaskId,
    people: chunk.subjectCount,
    failed: failed.length,
    problem,
  });
  await settleRequest(tx, chunk.requestId);
}
