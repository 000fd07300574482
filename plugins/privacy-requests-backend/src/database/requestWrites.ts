import type { WaitReason } from 'backstage-plugin-privacy-requests-common';
import type { Tx } from './dialect';
import { LeaseLostError } from './lease';
import { fromDb, toDb, type RequestRow } from './rows';

/** What fences a write to a request. */
export interface RequestLease {
  id: string;
  leaseToken: string;
}

/**
 * Writes to a request that we hold the lease of, as long as it is in the state
 * that we found it in. The version stays: nothing that people act on changes.
 *
 * @throws LeaseLostError when we do not hold it any more, or somebody changed
 * its state.
 */
export async function writeRequest(
  tx: Tx,
  lease: RequestLease & Pick<RequestRow, 'state'>,
  patch: Partial<
    Pick<
      RequestRow,
      | 'nextStepAt'
      | 'leaseToken'
      | 'leaseExpiresAt'
      | 'waitReason'
      | 'waitUntil'
      | 'waitBlockedBy'
    >
  >,
): Promise<void> {
  const written = await tx('requests')
    .where({
      id: lease.id,
      state: lease.state,
      lease_token: lease.leaseToken,
    })
    .update(toDb(patch));
  if (written === 0) {
    throw new LeaseLostError('The lease of a request was lost');
  }
}

/** Reads a request and keeps others from changing it until we commit. */
export async function lockRequest(
  tx: Tx,
  id: string,
): Promise<RequestRow | undefined> {
  const row = await tx('requests').where({ id }).forUpdate().first();
  return row && fromDb<RequestRow>(row);
}

/**
 * Notes why an executing request does not get on.
 *
 * @returns whether that is news
 */
export async function setWait(
  tx: Tx,
  id: string,
  wait: { reason: WaitReason; until: number },
): Promise<boolean> {
  const changed = await tx('requests')
    .where({ id, state: 'executing' })
    .andWhere(other =>
      other.whereNull('wait_reason').orWhereNot({ wait_reason: wait.reason }),
    )
    .update({ wait_reason: wait.reason, wait_until: wait.until });
  if (changed > 0) return true;
  await tx('requests')
    .where({ id, state: 'executing' })
    .update({ wait_until: wait.until });
  return false;
}

/** Takes the note back once it gets on. */
export async function clearWait(tx: Tx, id: string): Promise<void> {
  await tx('requests')
    .where({ id, state: 'executing' })
    .whereNotNull('wait_reason')
    .update({ wait_reason: null, wait_until: null, wait_blocked_by: null });
}
