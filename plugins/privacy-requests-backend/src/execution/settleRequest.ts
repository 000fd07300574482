import { appendEvent, requestStream } from '../database/appendEvent';
import { chunkTally } from '../database/chunkWrites';
import { databaseNow, type Tx } from '../database/dialect';
import { releaseLocks } from '../database/locks';
import { lockRequest } from '../database/requestWrites';
import type { AttentionCode, RequestRow } from '../database/rows';
import { transitionRequest } from '../database/transitionRequest';
import { SYSTEM } from './WorkerContext';

/** Columns that say why a request waits, emptied. */
export const noWait = {
  waitReason: undefined,
  waitUntil: undefined,
  waitBlockedBy: undefined,
} satisfies Partial<RequestRow>;

/**
 * Moves a request on when its last chunk has ended, in the transaction that
 * ends it. Two chunks that end at once wait for each other at the request's
 * row, so exactly one of them is the last.
 */
export async function settleRequest(tx: Tx, requestId: string): Promise<void> {
  const request = await lockRequest(tx, requestId);
  if (request?.state !== 'executing') return;
  const tally = await chunkTally(tx, requestId);
  if (tally.open > 0) return;
  if (tally.unknown > 0) {
    await needsAttention(tx, request, 'fate_unknown');
  } else if (tally.failed > 0) {
    await needsAttention(tx, request, 'chunk_failed');
  } else {
    await transitionRequest(tx, {
      id: requestId,
      from: 'executing',
      to: 'verifying',
      actor: SYSTEM,
      patch: { ...noWait, nextStepAt: await databaseNow(tx) },
    });
  }
}

/** Hands a request to a person and gives its people free for other requests. */
export async function needsAttention(
  tx: Tx,
  request: RequestRow,
  code: AttentionCode,
  leaseToken?: string,
): Promise<void> {
  await transitionRequest(tx, {
    id: request.id,
    from: request.state,
    to: 'needs_attention',
    actor: SYSTEM,
    data: { code },
    leaseToken,
    patch: {
      ...noWait,
      attention: code,
      nextStepAt: undefined,
      leaseToken: undefined,
      leaseExpiresAt: undefined,
    },
  });
  await releaseLocks(tx, request.id);
}

/**
 * Appends to a request's timeline as the system.
 *
 * Takes the request's row first. Everybody takes chunk, request and event
 * chain in this order, so that no two transactions wait for each other.
 */
export async function tell(
  tx: Tx,
  requestId: string,
  type: string,
  data: Record<string, unknown>,
): Promise<void> {
  await lockRequest(tx, requestId);
  await appendEvent(tx, {
    stream: requestStream(requestId),
    type,
    actor: SYSTEM,
    data,
  });
}
