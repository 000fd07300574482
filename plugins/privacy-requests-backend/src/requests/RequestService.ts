import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  isActPossible,
  type Act,
  type RejectionCode,
  type RequestState,
} from 'backstage-plugin-privacy-requests-common';
import type { Knex } from 'knex';
import type { PluginConfig } from '../config/readConfig';
import { appendEvent, requestStream } from '../database/appendEvent';
import { insertApproval, listApprovals } from '../database/approvalStore';
import { databaseNow, type Tx } from '../database/dialect';
import { laterRequestOnSameSubjects } from '../database/laterRequest';
import { takeLocks } from '../database/locks';
import { reopenForRetry } from '../database/reopenForRetry';
import { lockRequest } from '../database/requestWrites';
import type { RequestRow } from '../database/rows';
import { findSubjects } from '../database/subjectStore';
import { transitionRequest } from '../database/transitionRequest';

/** Who acts; already authorised. */
export interface Actor {
  ref: string;
  human: boolean;
  via?: string;
}

/**
 * The rules of approving, taking back and retrying. Who may call what is decided
 * before; what must hold whatever anybody decided is held here and by the
 * database.
 */
export class RequestService {
  static create(options: {
    database: Knex;
    config: PluginConfig;
    /** Called after a change was committed. */
    onChange: (requestId: string) => void;
  }): RequestService {
    return new RequestService(options);
  }

  private constructor(
    private readonly options: Parameters<typeof RequestService.create>[0],
  ) {}

  /**
   * Approves exactly the plan that the approver saw.
   *
   * @throws ConflictError when the request moved on, or the digest is another.
   */
  async approve(
    id: string,
    input: { version: number; planDigest: string; comment?: string },
    actor: Actor,
  ): Promise<RequestRow> {
    const { config } = this.options;
    return this.act('approve', id, input.version, async (tx, row) => {
      requireOtherHuman(row, actor);
      if (input.planDigest !== row.planDigest) {
        throw new ConflictError(
          'The plan is not the one you looked at. Look again before you approve',
        );
      }
      const given = (await listApprovals(tx, row.id)).filter(
        approval =>
          approval.round === row.approvalRound &&
          approval.decision === 'approved' &&
          approval.voidedAt === undefined,
      );
      if (given.some(approval => approval.approverRef === actor.ref)) {
        throw new ConflictError(
          'You approved this already; another person must approve as well',
        );
      }
      const count = given.length + 1;
      const { seq } = await appendEvent(tx, {
        stream: requestStream(row.id),
        type: 'request.approved',
        actor: actor.ref,
        data: {
          given: count,
          needed: row.approvalsNeeded,
          planDigest: row.planDigest,
        },
        private: { comment: input.comment },
      });
      await insertApproval(tx, {
        requestId: row.id,
        filedBy: row.filedBy,
        approverRef: actor.ref,
        round: row.approvalRound,
        decision: 'approved',
        planDigest: input.planDigest,
        eventSeq: seq,
      });
      const now = await databaseNow(tx);
      if (count < row.approvalsNeeded) {
        await tx('requests')
          .where({ id: row.id })
          .update({ version: row.version + 1, updated_at: now });
        return { ...row, version: row.version + 1 };
      }
      const wait = row.irreversible
        ? config.coolingOffMs.irreversible
        : config.coolingOffMs.other;
      const executeAfter = now + wait;
      return transitionRequest(tx, {
        id: row.id,
        from: 'awaiting_approval',
        to: 'scheduled',
        expectVersion: row.version,
        actor: 'system',
        data: { executeAfter: new Date(executeAfter).toISOString() },
        patch: {
          executeAfter,
          approvalExpiresAt: now + config.approvals.expireAfterMs,
          nextStepAt: executeAfter,
          ...(wait > 0
            ? { waitReason: 'cooling_off', waitUntil: executeAfter }
            : {}),
        },
      });
    });
  }

  /** Refuses a request with a code and reasons. */
  async reject(
    id: string,
    input: { version: number; code: RejectionCode; comment: string },
    actor: Actor,
  ): Promise<RequestRow> {
    return this.act('reject', id, input.version, async (tx, row) => {
      requireOtherHuman(row, actor);
      const updated = await transitionRequest(tx, {
        id: row.id,
        from: 'awaiting_approval',
        to: 'rejected',
        expectVersion: row.version,
        actor: actor.ref,
        data: { code: input.code },
        private: { comment: input.comment },
        patch: { resolution: input.code },
      });
      const last = await tx('audit_events')
        .where({ stream: requestStream(row.id) })
        .max({ seq: 'seq' })
        .first();
      await insertApproval(tx, {
        requestId: row.id,
        filedBy: row.filedBy,
        approverRef: actor.ref,
        round: row.approvalRound,
        decision: 'rejected',
        planDigest: row.planDigest,
        eventSeq: Number(last?.seq),
      });
      return updated;
    });
  }

  /** Takes a request back before anything was sent. */
  async cancel(
    id: string,
    input: { version: number; comment?: string },
    actor: Actor,
  ): Promise<RequestRow> {
    return this.act('cancel', id, input.version, (tx, row) =>
      transitionRequest(tx, {
        id: row.id,
        from: row.state,
        to: 'cancelled',
        expectVersion: row.version,
        actor: actor.ref,
        private: { comment: input.comment },
        patch: {
          resolution: 'withdrawn',
          nextStepAt: undefined,
          waitReason: undefined,
          waitUntil: undefined,
          waitBlockedBy: undefined,
        },
      }),
    );
  }

  /**
   * Tries failed chunks once more, asks again after unknown ones, or repeats
   * the check.
   *
   * @throws ConflictError naming the request that holds a person meanwhile.
   */
  async retry(
    id: string,
    input: { version: number; comment?: string },
    actor: Actor,
  ): Promise<RequestRow> {
    return this.act('retry', id, input.version, async (tx, row) => {
      const blocker = await takeLocks(tx, row);
      if (blocker !== undefined) {
        throw new ConflictError(
          `Request #${blocker} is busy with a person in this one. Retry when it has ended`,
        );
      }
      await this.requireStillApproved(tx, row);
      const reopened = await reopenForRetry(tx, row.id);
      const to: RequestState =
        reopened.failed + reopened.unknown > 0 ? 'executing' : 'verifying';
      return transitionRequest(tx, {
        id: row.id,
        from: 'needs_attention',
        to,
        expectVersion: row.version,
        actor: actor.ref,
        data: reopened,
        private: { comment: input.comment },
        patch: {
          attention: undefined,
          nextStepAt: to === 'verifying' ? await databaseNow(tx) : undefined,
        },
      });
    });
  }

  /** Shows identifiers in clear and records that, with the reason. */
  async reveal(
    id: string,
    input: { reason: string; subjects: number[] },
    actor: Actor,
  ): Promise<Array<{ seq: number; id: string }>> {
    return this.options.database.transaction(async tx => {
      const found = await findSubjects(tx, id, input.subjects);
      await appendEvent(tx, {
        stream: requestStream(id),
        type: 'request.revealed',
        actor: actor.ref,
        visibility: 'audit',
        data: { count: found.length, subjects: found.map(row => row.seq) },
        private: { reason: input.reason },
      });
      return found.flatMap(row =>
        row.subjectId === undefined
          ? []
          : [{ seq: row.seq, id: row.subjectId }],
      );
    });
  }

  /** A retry goes on with what was approved, so that must still hold. */
  private async requireStillApproved(tx: Tx, row: RequestRow): Promise<void> {
    const later = await laterRequestOnSameSubjects(tx, row.id);
    if (later !== undefined) {
      throw new ConflictError(
        `Request #${later} dealt with a person in this one since. File a new request instead`,
      );
    }
    const expired =
      row.approvalExpiresAt !== undefined &&
      row.approvalExpiresAt <= (await databaseNow(tx));
    if (expired) {
      throw new ConflictError(
        'The approval has expired. File a new request instead',
      );
    }
  }

  private async act(
    act: Act,
    id: string,
    version: number,
    change: (tx: Tx, row: RequestRow) => Promise<RequestRow>,
  ): Promise<RequestRow> {
    const updated = await this.options.database.transaction(async tx => {
      // Locked, so that of two people at once the second sees the first's act.
      const row = await lockRequest(tx, id);
      if (!row) throw new NotFoundError(`No request '${id}'`);
      if (row.version !== version) {
        throw new ConflictError(
          'The request was changed by somebody else in the meantime',
        );
      }
      if (!isActPossible(act, row.state)) {
        throw new ConflictError(
          `A request that is ${row.state.replace(/_/g, ' ')} cannot be ${
            {
              approve: 'approved',
              reject: 'rejected',
              cancel: 'cancelled',
              retry: 'retried',
              reveal: 'revealed',
            }[act]
          }`,
        );
      }
      return change(tx, row);
    });
    this.options.onChange(id);
    return updated;
  }
}

/** Four-eyes, whatever was decided before. The database holds it as well. */
function requireOtherHuman(row: RequestRow, actor: Actor): void {
  if (!actor.human) {
    throw new ConflictError('Only a person can decide on a request');
  }
  if (actor.ref === row.filedBy) {
    throw new ConflictError(
      'You filed this request, so somebody else must decide on it',
    );
  }
}
