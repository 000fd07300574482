import { createHash, randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import canonicalize from 'canonicalize';
import type { RequestDraft } from 'backstage-plugin-privacy-requests-common';
import type { Knex } from 'knex';
import { dueDateOf } from '../clocks/dueDate';
import type { PluginConfig } from '../config/readConfig';
import { appendEvent, requestStream } from '../database/appendEvent';
import { insertChunks } from '../database/chunkStore';
import { databaseNow, type Tx } from '../database/dialect';
import {
  findByIdempotencyKey,
  findRequest,
  insertRequest,
} from '../database/requestStore';
import type { RequestRow } from '../database/rows';
import { insertSubjects } from '../database/subjectStore';
import { transitionRequest } from '../database/transitionRequest';
import { FieldsError } from '../planning/FieldsError';
import type { Plan, Planner } from '../planning/Planner';
import type { Actor } from './RequestService';

/** How far ahead of our clock a receipt may lie, in milliseconds. */
const RECEIPT_SKEW = 5 * 60 * 1000;

/**
 * Files requests: plans a draft and stores it with its people, its chunks and
 * its first events. Who may file is decided before.
 */
export class FilingService {
  static create(options: {
    database: Knex;
    planner: Planner;
    config: PluginConfig;
    /** Called after a request was committed. */
    onChange: (requestId: string) => void;
  }): FilingService {
    return new FilingService(options);
  }

  private constructor(
    private readonly options: Parameters<typeof FilingService.create>[0],
  ) {}

  /**
   * Files a request and plans it, in one transaction. The same key with the
   * same draft answers with the request already filed.
   *
   * @throws FieldsError for a draft that no request can be made of.
   * @throws ConflictError when the key was used for another draft.
   */
  async file(
    draft: RequestDraft,
    actor: Actor,
    idempotencyKey: string | undefined,
  ): Promise<RequestRow> {
    const { database, planner, onChange } = this.options;
    const idempotencyHash = hash(canonicalize(draft) ?? '');
    const known = await this.replay(actor, idempotencyKey, idempotencyHash);
    if (known) return known;
    const now = await databaseNow(database);
    if (Date.parse(draft.receivedAt) > now + RECEIPT_SKEW) {
      throw new FieldsError([
        { path: 'receivedAt', message: 'lies in the future' },
      ]);
    }
    const plan = await planner.plan(draft, now);
    if (plan.blocked.length > 0) {
      throw new FieldsError(
        plan.blocked.map(({ id, reason }) => ({
          path: `subjects.${draft.subjects.indexOf(id)}`,
          message: reason,
        })),
      );
    }
    try {
      const row = await database.transaction(tx =>
        this.store(tx, { draft, plan, actor, idempotencyKey, idempotencyHash }),
      );
      onChange(row.id);
      return row;
    } catch (error) {
      // Two identical calls at once: the database let one through.
      const winner = await this.replay(actor, idempotencyKey, idempotencyHash);
      if (winner) return winner;
      throw error;
    }
  }

  private async replay(
    actor: Actor,
    key: string | undefined,
    draftHash: string,
  ): Promise<RequestRow | undefined> {
    if (key === undefined) return undefined;
    const known = await findByIdempotencyKey(
      this.options.database,
      actor.ref,
      key,
    );
    if (known && known.idempotencyHash !== draftHash) {
      throw new ConflictError(
        `The Idempotency-Key was used for another draft, request #${known.number}`,
      );
    }
    return known;
  }

  private async store(
    tx: Tx,
    input: {
      draft: RequestDraft;
      plan: Plan;
      actor: Actor;
      idempotencyKey?: string;
      idempotencyHash: string;
    },
  ): Promise<RequestRow> {
    const { draft, plan, actor } = input;
    const { config } = this.options;
    const now = await databaseNow(tx);
    const receivedAt = Date.parse(draft.receivedAt);
    if (draft.relation && !(await findRequest(tx, draft.relation.requestId))) {
      throw new FieldsError([
        { path: 'relation.requestId', message: 'is no request' },
      ]);
    }
    const row = await insertRequest(tx, {
      id: randomUUID(),
      app: plan.app.id,
      kind: draft.kind,
      mode: plan.mode,
      options: plan.options,
      irreversible: plan.irreversible,
      state: 'submitted',
      version: 0,
      filedBy: actor.ref,
      filedVia: actor.via,
      filedAt: now,
      receivedAt,
      regulation: draft.regulation,
      timeZone: config.timeZone,
      ...dueDateOf({
        regulation: draft.regulation,
        receivedAt,
        timeZone: config.timeZone,
        holidays: config.holidays,
      }),
      channel: draft.channel,
      ticket: draft.ticket,
      planDigest: plan.digest,
      vendorIdentity: plan.app.identity,
      subjectCount: plan.subjects.length,
      chunkCount: plan.chunkSizes.length,
      impact: plan.impact,
      approvalsNeeded: plan.approvalsNeeded,
      approvalRound: 1,
      relationType: draft.relation?.type,
      relationRequestId: draft.relation?.requestId,
      idempotencyKey: input.idempotencyKey,
      idempotencyHash: input.idempotencyHash,
      updatedAt: now,
    });
    await this.storeParts(tx, row, plan);
    await appendEvent(tx, {
      stream: requestStream(row.id),
      type: 'request.filed',
      actor: actor.ref,
      data: {
        kind: row.kind,
        mode: row.mode,
        people: row.subjectCount,
        via: actor.via,
      },
      private: { reason: draft.reason },
    });
    return transitionRequest(tx, {
      id: row.id,
      from: 'submitted',
      to: 'awaiting_approval',
      actor: 'system',
      data: {
        people: row.subjectCount,
        chunks: row.chunkCount,
        planDigest: row.planDigest,
      },
    });
  }

  private async storeParts(tx: Tx, row: RequestRow, plan: Plan): Promise<void> {
    const chunkOf: number[] = [];
    plan.chunkSizes.forEach((size, index) => {
      for (let left = size; left > 0; left -= 1) chunkOf.push(index + 1);
    });
    await insertChunks(
      tx,
      plan.chunkSizes.map((size, index) => ({
        requestId: row.id,
        seq: index + 1,
        app: row.app,
        kind: row.kind,
        state: 'planned' as const,
        attempt: 0,
        subjectCount: size,
        checks: 0,
        failures: 0,
      })),
    );
    await insertSubjects(
      tx,
      plan.subjects.map((subject, index) => ({
        requestId: row.id,
        seq: index + 1,
        chunkSeq: chunkOf[index],
        app: row.app,
        subjectId: subject.id,
        subjectKey: subject.key,
        keyId: subject.keyId,
        seenAs: subject.seen.state,
      })),
    );
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
