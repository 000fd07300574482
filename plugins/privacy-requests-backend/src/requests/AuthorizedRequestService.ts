import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  isDestructive,
  privacyRequestsAccessPermission,
  requestCreatePermission,
  requestReadPermission,
  seeingDuties,
  subjectLookupPermission,
  type Act,
  type Preview,
  type PreviewDraft,
  type PrivacyRequest,
  type RequestDraft,
  type RejectionCode,
} from 'backstage-plugin-privacy-requests-common';
import type { Knex } from 'knex';
import { databaseNow } from '../database/dialect';
import { findVisible } from '../database/requestStore';
import type { RequestRow } from '../database/rows';
import type { Scope } from '../database/visibility';
import type { Planner } from '../planning/Planner';
import { requireAct } from './allowedActs';
import { visibilityOf, type Gate, type Viewer } from './Gate';
import type { RequestReader } from './RequestReader';
import type { FilingService } from './FilingService';
import type { RequestService } from './RequestService';
import type { SubjectLookup } from './SubjectLookup';

/**
 * A stale version. Answers 409 with the request as it is now.
 */
export class StaleRequestError extends ConflictError {
  readonly fresh: PrivacyRequest;

  constructor(message: string, fresh: PrivacyRequest) {
    super(message);
    this.fresh = fresh;
  }
}

/** One of these lets somebody in at all. */
const enteringDuties = [...seeingDuties, 'file', 'approve'] as const;

/**
 * {@link RequestService} and {@link FilingService} behind both gates: every method finds out who asks,
 * asks the permission policy and the duties, and only then acts.
 */
export class AuthorizedRequestService {
  static create(options: {
    database: Knex;
    gate: Gate;
    filing: FilingService;
    lookup: SubjectLookup;
    service: RequestService;
    reader: RequestReader;
    planner: Planner;
  }): AuthorizedRequestService {
    return new AuthorizedRequestService(options);
  }

  private constructor(
    private readonly options: Parameters<
      typeof AuthorizedRequestService.create
    >[0],
  ) {}

  /** Who asks, if they may enter at all. */
  async enter(credentials: BackstageCredentials): Promise<Viewer> {
    const { gate } = this.options;
    const viewer = await gate.identify(credentials);
    // The duty first: its name helps more than the permission's.
    gate.requireDuty(viewer, enteringDuties, 'use privacy requests');
    await gate.requirePermission(viewer, privacyRequestsAccessPermission);
    return viewer;
  }

  /** The rows somebody sees, for SQL. */
  async scopeOf(viewer: Viewer): Promise<Scope> {
    const { gate } = this.options;
    gate.requireDuty(viewer, seeingDuties, 'see privacy requests');
    return {
      visibility: visibilityOf(viewer),
      filter: await gate.filterFor(viewer, requestReadPermission),
    };
  }

  /** Who asks, if they may file anything; before a draft is looked at. */
  async enterToFile(credentials: BackstageCredentials): Promise<Viewer> {
    const viewer = await this.enter(credentials);
    const { gate } = this.options;
    gate.requireDuty(viewer, ['file'], 'file requests');
    await gate.requirePermission(viewer, requestCreatePermission);
    return viewer;
  }

  async preview(
    credentials: BackstageCredentials,
    draft: PreviewDraft,
  ): Promise<Preview> {
    const viewer = await this.enterToFile(credentials);
    const { database, planner, gate, lookup } = this.options;
    await gate.requirePermission(viewer, subjectLookupPermission);
    const plan = await planner.plan(draft, await databaseNow(database));
    await lookup.record(viewer, {
      type: 'subject.previewed',
      app: plan.app.id,
      subjectKeys: plan.subjects.map(subject => subject.key),
      planDigest: plan.digest,
    });
    return {
      digest: plan.digest,
      chunks: plan.chunkSizes.length,
      subjectCount: plan.subjects.length,
      impact: plan.impact,
      blocked: plan.blocked,
      approvalsNeeded: plan.approvalsNeeded,
      coolingOffSeconds: Math.round(plan.coolingOffMs / 1000),
    };
  }

  async file(
    credentials: BackstageCredentials,
    draft: RequestDraft,
    idempotencyKey: string | undefined,
  ): Promise<PrivacyRequest> {
    const viewer = await this.enterToFile(credentials);
    if (
      isDestructive(draft.kind) &&
      !viewer.human &&
      viewer.ref === viewer.via
    ) {
      throw new NotAllowedError('A deletion has to be filed by a person');
    }
    if (draft.relation) {
      await this.requireVisible(viewer, draft.relation.requestId);
    }
    const { filing, reader } = this.options;
    const row = await filing.file(draft, viewer, idempotencyKey);
    return reader.request(viewer, row);
  }

  async get(
    credentials: BackstageCredentials,
    id: string,
  ): Promise<{ viewer: Viewer; row: RequestRow }> {
    const viewer = await this.enter(credentials);
    return { viewer, row: await this.requireVisible(viewer, id) };
  }

  /**
   * Who asks, if they see the request and may do this to it.
   *
   * @throws NotFoundError for a request they may not see.
   * @throws NotAllowedError naming what is missing.
   */
  async requireAllowed(
    credentials: BackstageCredentials,
    id: string,
    act: Act,
  ): Promise<Viewer> {
    const { viewer, row } = await this.get(credentials, id);
    const { gate } = this.options;
    const decisions = await gate.decideActs(viewer);
    requireAct(gate, { act, viewer, row, decisions });
    return viewer;
  }

  approve(
    credentials: BackstageCredentials,
    id: string,
    input: { version: number; planDigest: string; comment?: string },
  ): Promise<PrivacyRequest> {
    return this.act(credentials, id, 'approve', viewer =>
      this.options.service.approve(id, input, viewer),
    );
  }

  reject(
    credentials: BackstageCredentials,
    id: string,
    input: { version: number; code: RejectionCode; comment: string },
  ): Promise<PrivacyRequest> {
    return this.act(credentials, id, 'reject', viewer =>
      this.options.service.reject(id, input, viewer),
    );
  }

  cancel(
    credentials: BackstageCredentials,
    id: string,
    input: { version: number; comment?: string },
  ): Promise<PrivacyRequest> {
    return this.act(credentials, id, 'cancel', viewer =>
      this.options.service.cancel(id, input, viewer),
    );
  }

  retry(
    credentials: BackstageCredentials,
    id: string,
    input: { version: number; comment?: string },
  ): Promise<PrivacyRequest> {
    return this.act(credentials, id, 'retry', viewer =>
      this.options.service.retry(id, input, viewer),
    );
  }

  async reveal(
    credentials: BackstageCredentials,
    id: string,
    input: { reason: string; subjects: number[] },
  ): Promise<Array<{ seq: number; id: string }>> {
    const viewer = await this.requireAllowed(credentials, id, 'reveal');
    return this.options.service.reveal(id, input, viewer);
  }

  private async act(
    credentials: BackstageCredentials,
    id: string,
    act: Act,
    run: (viewer: Viewer) => Promise<RequestRow>,
  ): Promise<PrivacyRequest> {
    const viewer = await this.requireAllowed(credentials, id, act);
    const { reader } = this.options;
    try {
      return await reader.request(viewer, await run(viewer));
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const now = await this.requireVisible(viewer, id);
      throw new StaleRequestError(
        error.message,
        await reader.request(viewer, now),
      );
    }
  }

  /** @throws NotFoundError for a row that is not there or not shown. */
  private async requireVisible(
    viewer: Viewer,
    id: string,
  ): Promise<RequestRow> {
    const scope = await this.scopeOf(viewer);
    const row = await findVisible(this.options.database, id, scope);
    if (!row) {
      throw new NotFoundError(
        'This request does not exist, or you may not see it',
      );
    }
    return row;
  }
}
