import type { ClaimedRequest } from '../database/claimRequests';
import { writeRequest } from '../database/requestWrites';
import { startRequest } from './startRequest';
import { verifyRequest } from './verifyRequest';
import { transact, type WorkerContext } from './WorkerContext';

/** The one next thing to do for a claimed request. */
export async function stepRequest(
  ctx: WorkerContext,
  request: ClaimedRequest,
): Promise<void> {
  if (request.state === 'scheduled') {
    await startRequest(ctx, request);
  } else if (request.state === 'verifying') {
    await verifyRequest(ctx, request);
  } else {
    // Somebody moved it on between its becoming due and our claim.
    await transact(ctx, tx =>
      writeRequest(tx, request, {
        nextStepAt: undefined,
        leaseToken: undefined,
        leaseExpiresAt: undefined,
      }),
    );
  }
}
