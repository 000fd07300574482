import {
  isDestructive,
  type WaitReason,
} from 'backstage-plugin-privacy-requests-common';
import { listApprovals, voidApprovals } from '../database/approvalStore';
import { makePlannedChunksDue } from '../database/chunkWrites';
import type { ClaimedRequest } from '../database/claimRequests';
import { databaseNow, type Tx } from '../database/dialect';
import { takeLocks } from '../database/locks';
import { lockRequest, writeRequest } from '../database/requestWrites';
import type { RequestRow } from '../database/rows';
import { transitionRequest } from '../database/transitionRequest';
import { noWait, tell } from './settleRequest';
import { SYSTEM, transact, type WorkerContext } from './WorkerContext';

const released = { leaseToken: undefined, leaseExpiresAt: undefined };

/** Why an approval does not count any more. */
type VoidReason = 'expired' | 'plan_changed' | 'not_approved';

/**
 * Starts a request whose cooling-off has passed, after every check that was
 * made at its approval is repeated; or says why it waits.
 */
export async function startRequest(
  ctx: WorkerContext,
  claimed: ClaimedRequest,
): Promise<void> {
  await transact(ctx, async tx => {
    const request = await lockRequest(tx, claimed.id);
    if (
      request?.state !== 'scheduled' ||
      request.leaseToken !== claimed.leaseToken
    ) {
      return;
    }
    const now = await databaseNow(tx);
    if ((request.executeAfter ?? 0) > now) {
      await writeRequest(tx, claimed, {
        ...released,
        nextStepAt: request.executeAfter,
      });
      return;
    }
    await start(tx, ctx, claimed, request, now);
  });
  ctx.onChange(claimed.id);
}

async function start(
  tx: Tx,
  ctx: WorkerContext,
  claimed: ClaimedRequest,
  request: RequestRow,
  now: number,
): Promise<void> {
  const { timing } = ctx;
  const app = ctx.apps.find(request.app);
  if (!app) {
    await wait(tx, claimed, request, {
      reason: 'app_paused',
      until: now + timing.pausedRetryMs,
    });
    return;
  }
  const voided = await whyVoid(tx, ctx, request, now);
  if (voided) {
    await askAgain(tx, claimed, request, voided);
    return;
  }
  if (isDestructive(request.kind) && !app.destructive) {
    await wait(tx, claimed, request, {
      reason: 'app_switched_off',
      until: now + timing.pausedRetryMs,
    });
    return;
  }
  const blockedBy = await takeLocks(tx, request);
  if (blockedBy !== undefined) {
    await wait(tx, claimed, request, {
      reason: 'subject_busy',
      until: now + timing.busyRetryMs,
      blockedBy: blockedBy || undefined,
    });
    return;
  }
  await transitionRequest(tx, {
    id: request.id,
    from: 'scheduled',
    to: 'executing',
    actor: SYSTEM,
    leaseToken: claimed.leaseToken,
    data: { chunks: request.chunkCount, people: request.subjectCount },
    patch: { ...noWait, ...released, nextStepAt: undefined },
  });
  await makePlannedChunksDue(tx, request.id, now);
}

async function whyVoid(
  tx: Tx,
  ctx: WorkerContext,
  request: RequestRow,
  now: number,
): Promise<VoidReason | undefined> {
  if ((request.approvalExpiresAt ?? Infinity) <= now) return 'expired';
  const digest = await ctx.recomputeDigest(tx, request);
  if (digest !== request.planDigest) return 'plan_changed';
  const given = (await listApprovals(tx, request.id)).filter(
    approval =>
      approval.round === request.approvalRound &&
      approval.decision === 'approved' &&
      approval.planDigest === request.planDigest &&
      approval.voidedAt === undefined,
  );
  return given.length < request.approvalsNeeded ? 'not_approved' : undefined;
}

async function askAgain(
  tx: Tx,
  claimed: ClaimedRequest,
  request: RequestRow,
  reason: VoidReason,
): Promise<void> {
  await transitionRequest(tx, {
    id: request.id,
    from: 'scheduled',
    to: 'awaiting_approval',
    actor: SYSTEM,
    leaseToken: claimed.leaseToken,
    data: { reason },
    patch: {
      ...noWait,
      ...released,
      approvalRound: request.approvalRound + 1,
      approvalExpiresAt: undefined,
      executeAfter: undefined,
      nextStepAt: undefined,
    },
  });
  await voidApprovals(tx, request.id);
}

async function wait(
  tx: Tx,
  claimed: ClaimedRequest,
  request: RequestRow,
  why: { reason: WaitReason; until: number; blockedBy?: number },
): Promise<void> {
  await writeRequest(tx, claimed, {
    ...released,
    nextStepAt: why.until,
    waitReason: why.reason,
    // Nobody knows when another request ends.
    waitUntil: why.reason === 'subject_busy' ? undefined : why.until,
    waitBlockedBy: why.blockedBy,
  });
  const isNews =
    request.waitReason !== why.reason ||
    request.waitBlockedBy !== why.blockedBy;
  if (!isNews) return;
  await tell(tx, request.id, 'request.waiting', {
    reason: why.reason,
    blockedBy: why.blockedBy,
  });
}
