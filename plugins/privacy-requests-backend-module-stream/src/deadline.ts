import type { CallContext } from 'backstage-plugin-privacy-requests-node';
import { timeUp } from './transport';

/**
 * Runs work of several calls under one deadline, and ends the calls that are
 * still under way when the work is over, whichever way it ended.
 */
export async function withDeadline<T>(
  ctx: CallContext | undefined,
  defaultMs: number,
  work: (inner: CallContext) => Promise<T>,
): Promise<T> {
  const outer = ctx?.signal;
  const controller = new AbortController();
  const follow = () => controller.abort(outer?.reason);
  const timer = setTimeout(
    () => controller.abort(timeUp()),
    ctx?.timeoutMs ?? defaultMs,
  );
  if (outer?.aborted) follow();
  else outer?.addEventListener('abort', follow, { once: true });
  try {
    return await work({ signal: controller.signal });
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', follow);
    controller.abort();
  }
}
