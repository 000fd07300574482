import type {
  ChunkState,
  Progress,
} from 'backstage-plugin-privacy-requests-common';
import type { Tx } from './dialect';
import { fromDb, toDb, type ChunkRow } from './rows';

const BATCH = 200;

/** Writes the chunks of a new request. */
export async function insertChunks(
  tx: Tx,
  chunks: readonly ChunkRow[],
): Promise<void> {
  for (let at = 0; at < chunks.length; at += BATCH) {
    await tx('request_chunks').insert(
      chunks.slice(at, at + BATCH).map(row => toDb(row)),
    );
  }
}

/** Chunks of a request after a position. */
export async function listChunks(
  tx: Tx,
  requestId: string,
  page: { after: number; limit: number },
): Promise<ChunkRow[]> {
  const found = await tx('request_chunks')
    .where({ request_id: requestId })
    .andWhere('seq', '>', page.after)
    .orderBy('seq')
    .limit(page.limit);
  return found.map(row => fromDb<ChunkRow>(row));
}

const shownAs: Record<ChunkState, keyof Progress> = {
  planned: 'planned',
  submitting: 'submitting',
  accepted: 'running',
  running: 'running',
  overdue: 'running',
  succeeded: 'succeeded',
  failed: 'failed',
  unknown: 'unknown',
  skipped: 'skipped',
};

/** Counts of chunks by state, for some requests at once. */
export async function progressOf(
  tx: Tx,
  requestIds: string[],
): Promise<Map<string, Progress>> {
  const found: Array<{
    request_id: string;
    state: ChunkState;
    count: number | string;
  }> = await tx('request_chunks')
    .whereIn('request_id', requestIds)
    .groupBy('request_id', 'state')
    .select('request_id', 'state', tx.raw('count(*) AS count'));
  const result = new Map<string, Progress>(
    requestIds.map(id => [id, noProgress()]),
  );
  for (const row of found) {
    const progress = result.get(row.request_id);
    if (progress) {
      progress[shownAs[row.state]] += Number(row.count);
    }
  }
  return result;
}

function noProgress(): Progress {
  return {
    planned: 0,
    submitting: 0,
    running: 0,
    succeeded: 0,
    failed: 0,
    unknown: 0,
    skipped: 0,
  };
}

/** When the vendor was last asked about a request, and will be next. */
export async function checksOf(
  tx: Tx,
  requestId: string,
): Promise<{ lastCheckedAt?: number; nextCheckAt?: number }> {
  const row = await tx('request_chunks')
    .where({ request_id: requestId })
    .max({ last: 'last_checked_at' })
    .min({ next: 'due_at' })
    .first();
  return {
    ...(row?.last ? { lastCheckedAt: Number(row.last) } : {}),
    ...(row?.next ? { nextCheckAt: Number(row.next) } : {}),
  };
}
