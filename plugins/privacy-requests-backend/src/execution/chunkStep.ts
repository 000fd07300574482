import type { ClaimedChunk } from '../database/claimChunks';
import { awaitProbes } from './awaitProbes';
import { pollChunk } from './pollChunk';
import { putOff } from './putOff';
import { reconcileChunk } from './reconcileChunk';
import { isSameApp } from './isSameApp';
import { recoverChunk, repeatBlindly } from './recoverChunk';
import { submitChunk } from './submitChunk';
import type { WorkerContext } from './WorkerContext';

/** The one next thing to do for a claimed chunk. */
export async function stepChunk(
  ctx: WorkerContext,
  chunk: ClaimedChunk,
): Promise<void> {
  if (!(await isSameApp(ctx, chunk.requestId))) {
    await putOff(ctx, chunk, {
      afterMs: ctx.timing.pausedRetryMs,
      wait: 'app_paused',
    });
    return;
  }
  switch (chunk.state) {
    case 'planned':
      await submitChunk(ctx, chunk);
      break;
    case 'submitting':
      await (ctx.recovery === 'naive' ? repeatBlindly : recoverChunk)(
        ctx,
        chunk,
      );
      break;
    case 'unknown':
      await (ctx.recovery === 'naive' ? repeatBlindly : reconcileChunk)(
        ctx,
        chunk,
      );
      break;
    case 'accepted':
    case 'running':
    case 'overdue':
      await (chunk.vendorTaskId === undefined
        ? awaitProbes(ctx, chunk)
        : pollChunk(ctx, chunk, chunk.vendorTaskId));
      break;
    default:
      throw new Error(`Nothing can be due for a chunk that is ${chunk.state}`);
  }
  ctx.onChange(chunk.requestId);
}
