import { ConflictError } from '@backstage/errors';
import {
  findTransition,
  type RequestState,
} from 'backstage-plugin-privacy-requests-common';
import { appendEvent, requestStream, type NewEvent } from './appendEvent';
import { databaseNow, type Tx } from './dialect';
import { fromDb, toDb, type RequestRow } from './rows';

/** A change of a request's state. */
export interface TransitionInput {
  id: string;
  from: RequestState;
  to: RequestState;
  actor: string;
  data?: NewEvent['data'];
  private?: NewEvent['private'];
  /** Other columns to set along. */
  patch?: Partial<RequestRow>;
  /** Refuse when the request moved on since it was read. */
  expectVersion?: number;
  /** Refuse when the lease was lost. */
  leaseToken?: string;
}

/**
 * Changes a request's state along a row of the lifecycle, with its event, in
 * the caller's transaction.
 *
 * @throws ConflictError when the request is no longer as expected.
 * @throws Error when the lifecycle has no such row.
 */
export async function transitionRequest(
  tx: Tx,
  input: TransitionInput,
): Promise<RequestRow> {
  const transition = findTransition(input.from, input.to);
  if (!transition) {
    throw new Error(
      `The lifecycle has no way from '${input.from}' to '${input.to}'`,
    );
  }
  const [updated] = await tx('requests')
    .where({ id: input.id, state: input.from })
    .modify(where => {
      if (input.expectVersion !== undefined) {
        where.andWhere({ version: input.expectVersion });
      }
      if (input.leaseToken !== undefined) {
        where.andWhere({ lease_token: input.leaseToken });
      }
    })
    .update({
      ...toDb(input.patch ?? {}),
      state: input.to,
      version: tx.raw('version + 1'),
      updated_at: await databaseNow(tx),
    })
    .returning('*');
  if (!updated) {
    throw new ConflictError(
      'The request was changed by somebody else in the meantime',
    );
  }
  await appendEvent(tx, {
    stream: requestStream(input.id),
    type: transition.event,
    actor: input.actor,
    data: input.data,
    private: input.private,
  });
  return fromDb<RequestRow>(updated);
}
