import { findRequest } from '../database/requestStore';
import { query, type WorkerContext } from './WorkerContext';

/**
 * Whether the app of a request is still configured as the application at the
 * vendor that it was planned for. With another host or key, a call would reach
 * other people and a check would see nothing of these.
 */
export async function isSameApp(
  ctx: WorkerContext,
  requestId: string,
): Promise<boolean> {
  const request = await query(ctx, tx => findRequest(tx, requestId));
  if (!request) return false;
  return ctx.apps.find(request.app)?.identity === request.vendorIdentity;
}
