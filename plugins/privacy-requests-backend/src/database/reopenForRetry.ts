import { databaseNow, type Tx } from './dialect';

/**
 * Makes failed chunks ready to be sent once more and unknown ones ready to be
 * asked after again. An unknown chunk is never sent again from here: it counts
 * as repeated already.
 */
export async function reopenForRetry(
  tx: Tx,
  requestId: string,
): Promise<{ failed: number; unknown: number }> {
  const now = await databaseNow(tx);
  const failedChunks = tx('request_chunks')
    .where({ request_id: requestId, state: 'failed' })
    .select('seq');
  await tx('request_subjects')
    .where({ request_id: requestId })
    .whereIn('chunk_seq', failedChunks)
    .update({ outcome: null, assurance: null, note: null, verified_at: null });
  const failed = await tx('request_chunks')
    .where({ request_id: requestId, state: 'failed' })
    .update({
      state: 'planned',
      due_at: now,
      failures: 0,
      suspect: null,
      problem: null,
      vendor_task_id: null,
      vendor_status: null,
      submitted_at: null,
      accepted_at: null,
      finished_at: null,
      vendor_updated_at: null,
      last_checked_at: null,
      checks: 0,
    });
  const unknown = await tx('request_chunks')
    .where({ request_id: requestId, state: 'unknown' })
    .update({ due_at: now, checks: 0, repeated_at: now });
  return { failed, unknown };
}
