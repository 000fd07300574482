import {
  isSupportedKind,
  requestCreatePermission,
  requestReadPermission,
  type AppsResponse,
  type Chunk,
  type ListQuery,
  type Overview,
  type Page,
  type PrivacyRequest,
  type RequestEvent,
  type RequestSummary,
  type Subject,
} from 'backstage-plugin-privacy-requests-common';
import type { Knex } from 'knex';
import type { PluginConfig } from '../config/readConfig';
import {
  readEvents,
  readPrivate,
  requestStream,
} from '../database/appendEvent';
import { listApprovals } from '../database/approvalStore';
import { checksOf, listChunks, progressOf } from '../database/chunkStore';
import { databaseNow } from '../database/dialect';
import {
  countViews,
  findRelatedFrom,
  findVisibleNumbers,
  listRequests,
  TOTAL_CAP,
  type ListFilter,
} from '../database/requestStore';
import type { RequestRow } from '../database/rows';
import { listSubjects } from '../database/subjectStore';
import type { Scope } from '../database/visibility';
import { eventText, wireData } from '../evidence/eventText';
import type { AppRegistry } from '../planning/AppRegistry';
import { allowedActs, seesText, textsOf } from './allowedActs';
import { readCursor, writeCursor } from './cursor';
import { visibilityOf, type Gate, type Viewer } from './Gate';
import {
  approvalView,
  chunkView,
  maskOwners,
  subjectView,
  summaryView,
} from './views';

const EVENTS_A_CALL = 500;

/** Makes what the wire shows, for a viewer who was let in. */
export class RequestReader {
  static create(options: {
    database: Knex;
    gate: Gate;
    apps: AppRegistry;
    config: PluginConfig;
  }): RequestReader {
    return new RequestReader(options);
  }

  private constructor(
    private readonly options: Parameters<typeof RequestReader.create>[0],
  ) {}

  /** One request in full. */
  async request(viewer: Viewer, row: RequestRow): Promise<PrivacyRequest> {
    const { database, apps, config } = this.options;
    const [summary] = await this.summaries(viewer, [row]);
    const approvals = await listApprovals(database, row.id);
    const showText = seesText(viewer, row);
    const texts = showText
      ? await readPrivate(database, requestStream(row.id), [
          1,
          ...approvals.map(approval => approval.eventSeq),
        ])
      : new Map<string, string>();
    const checks = await checksOf(database, row.id);
    const iso = (ms?: number) =>
      ms === undefined ? undefined : new Date(ms).toISOString();
    return {
      ...summary,
      options: maskOwners(row.options),
      channel: row.channel,
      reason: texts.get('1 reason'),
      plan: { digest: row.planDigest, chunks: row.chunkCount },
      impact: row.impact,
      approvals: approvals.map(approval =>
        approvalView(approval, texts.get(`${approval.eventSeq} comment`)),
      ),
      approvalsNeeded: row.approvalsNeeded,
      approvalExpiresAt:
        row.state === 'scheduled' && config.approvals.expireAfterMs > 0
          ? iso(row.approvalExpiresAt)
          : undefined,
      entityRef: apps.find(row.app)?.entityRef,
      vendor: {
        lastCheckedAt: iso(checks.lastCheckedAt),
        nextCheckAt: iso(checks.nextCheckAt),
      },
      relations: await this.relations(viewer, row),
    };
  }

  /** One page of the queue. */
  async list(
    viewer: Viewer,
    scope: Scope,
    query: ListQuery,
  ): Promise<Page<RequestSummary>> {
    const { database } = this.options;
    // One more than shown, to know whether there is a next page.
    const { items: found, total } = await listRequests(database, {
      scope,
      filter: { ...query, ...(await this.viewerFilter(viewer)) },
      before: readCursor(query.cursor),
      limit: query.limit + 1,
    });
    const items = found.slice(0, query.limit);
    const more = found.length > items.length;
    return {
      items: await this.summaries(viewer, items),
      nextCursor: more
        ? writeCursor(items[items.length - 1].number)
        : undefined,
      totalItems: Math.min(total, TOTAL_CAP),
      ...(total > TOTAL_CAP ? { totalIsCapped: true } : {}),
    };
  }

  /** Figures of the overview strip. */
  async overview(viewer: Viewer, scope: Scope): Promise<Overview> {
    const who = await this.viewerFilter(viewer);
    const view = (more: Partial<ListFilter>): ListFilter => ({
      view: 'all',
      ...who,
      ...more,
    });
    const figures = await countViews(this.options.database, {
      scope,
      filters: {
        open: view({ view: 'open' }),
        dueThisWeek: view({ due: 'week' }),
        overdue: view({ due: 'overdue' }),
        needsAttention: view({ view: 'attention' }),
        waitingForMe: view({ view: 'waiting' }),
        mine: view({ view: 'mine' }),
      },
    });
    return figures as unknown as Overview;
  }

  /** Facts of a request after a position. */
  async events(
    viewer: Viewer,
    row: RequestRow,
    after: number,
  ): Promise<{ items: RequestEvent[]; cursor: number }> {
    const { database } = this.options;
    const stream = requestStream(row.id);
    const events = await readEvents(database, {
      stream,
      after,
      limit: EVENTS_A_CALL,
      visibility: 'timeline',
    });
    const texts = seesText(viewer, row)
      ? await readPrivate(
          database,
          stream,
          events.map(event => event.seq),
        )
      : new Map<string, string>();
    return {
      items: events.map(event => ({
        seq: event.seq,
        at: new Date(event.at).toISOString(),
        type: event.type,
        actor: event.actor,
        text: eventText({
          type: event.type,
          data: event.data,
          reason: texts.get(`${event.seq} reason`),
          comment: texts.get(`${event.seq} comment`),
        }),
        data: wireData(event),
      })),
      cursor: events[events.length - 1]?.seq ?? after,
    };
  }

  async chunks(
    row: RequestRow,
    page: { cursor?: string; limit: number },
  ): Promise<Page<Chunk>> {
    const after = readCursor(page.cursor) ?? 0;
    const found = await listChunks(this.options.database, row.id, {
      after,
      limit: page.limit,
    });
    return pageOf(found.map(chunkView), row.chunkCount);
  }

  async subjects(
    row: RequestRow,
    page: { cursor?: string; limit: number },
  ): Promise<Page<Subject>> {
    const after = readCursor(page.cursor) ?? 0;
    const found = await listSubjects(this.options.database, row.id, {
      after,
      limit: page.limit,
    });
    return pageOf(found.map(subjectView), row.subjectCount);
  }

  /** The apps, and what the viewer may file for each. */
  async apps(viewer: Viewer): Promise<AppsResponse> {
    const { apps, gate, config } = this.options;
    const mayFile =
      viewer.duties.has('file') &&
      (await gate.requirePermission(viewer, requestCreatePermission).then(
        () => true,
        () => false,
      ));
    return {
      items: apps.list().map(app => ({
        id: app.id,
        title: app.title,
        connector: app.connector,
        entityRef: app.entityRef,
        mode: app.mode,
        destructive: app.destructive,
        mayFile: mayFile
          ? (
              Object.keys(app.subjectsPerCall) as Array<
                keyof typeof app.subjectsPerCall
              >
            ).filter(isSupportedKind)
          : [],
      })),
      viewer: { userRef: viewer.ref, duties: [...viewer.duties] },
      limits: { subjectsPerRequest: config.subjectsPerRequest },
    };
  }

  private async viewerFilter(viewer: Viewer) {
    return {
      viewer: viewer.ref,
      ticketsOf: textsOf(viewer),
      mayApprove:
        viewer.duties.has('approve') && viewer.human
          ? this.options.apps.list().map(app => app.id)
          : [],
      now: await databaseNow(this.options.database),
    };
  }

  private async summaries(
    viewer: Viewer,
    found: RequestRow[],
  ): Promise<RequestSummary[]> {
    const { database, gate, apps } = this.options;
    if (found.length === 0) return [];
    const ids = found.map(row => row.id);
    const progress = await progressOf(database, ids);
    const decisions = await gate.decideActs(viewer);
    const approved = await database('request_approvals')
      .whereIn('request_id', ids)
      .where({ approver_ref: viewer.ref, decision: 'approved' })
      .select('request_id', 'round');
    const now = await databaseNow(database);
    return found.map(row =>
      summaryView(row, {
        appTitle: apps.find(row.app)?.title ?? row.app,
        progress: progress.get(row.id) as RequestSummary['progress'],
        allowed: allowedActs(gate, {
          viewer,
          row,
          decisions,
          hasApproved: approved.some(
            approval =>
              approval.request_id === row.id &&
              approval.round === row.approvalRound,
          ),
        }),
        showText: seesText(viewer, row),
        now,
      }),
    );
  }

  private async relations(
    viewer: Viewer,
    row: RequestRow,
  ): Promise<PrivacyRequest['relations']> {
    const { database, gate } = this.options;
    const from = await findRelatedFrom(database, row.id);
    const ids = [
      ...(row.relationRequestId ? [row.relationRequestId] : []),
      ...from.map(other => other.id),
    ];
    if (ids.length === 0) return [];
    const visible = await findVisibleNumbers(database, ids, {
      visibility: visibilityOf(viewer),
      filter: await gate.filterFor(viewer, requestReadPermission),
    });
    return visible.flatMap(other => {
      const outgoing = other.id === row.relationRequestId;
      const type = outgoing ? row.relationType : other.relationType;
      if (type === undefined) return [];
      return [
        {
          type,
          direction: outgoing ? ('to' as const) : ('from' as const),
          requestId: other.id,
          number: other.number,
          state: other.state,
          kind: other.kind,
        },
      ];
    });
  }
}

/** A page of rows whose positions run from 1 to the total. */
function pageOf<T extends { seq: number }>(items: T[], total: number): Page<T> {
  const last = items[items.length - 1];
  return {
    items,
    nextCursor: last && last.seq < total ? writeCursor(last.seq) : undefined,
    totalItems: total,
  };
}
