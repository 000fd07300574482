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
