import type {
  QueueView,
  RequestKind,
  RequestState,
} from 'backstage-plugin-privacy-requests-common';
import type { Knex } from 'knex';
import type { Tx } from './dialect';
import { fromDb, toDb, type RequestRow } from './rows';
import {
  applyScope,
  applyVisibility,
  type Scope,
  type Visibility,
} from './visibility';

/** Totals are exact up to here. */
export const TOTAL_CAP = 1000;

const WEEK = 7 * 24 * 60 * 60 * 1000;
const OPEN: RequestState[] = [
  'submitted',
  'awaiting_approval',
  'scheduled',
  'executing',
  'verifying',
  'ready_for_delivery',
  'needs_attention',
];

/** Which rows of the queue are asked for. */
export interface ListFilter {
  view: QueueView;
  state?: RequestState[];
  kind?: RequestKind;
  app?: string;
  due?: 'overdue' | 'week';
  q?: string;
  /** Who asks, for `mine` and `waiting`. */
  viewer: string;
  /** Whose tickets the viewer sees; a search must not guess the others. */
  ticketsOf: Pick<Visibility, 'all' | 'own'>;
  /** Apps whose requests the viewer may approve, for `waiting`. */
  mayApprove: string[];
  now: number;
}

/** Writes a new request and returns it with its number. */
export async function insertRequest(
  tx: Tx,
  row: Omit<RequestRow, 'number'>,
): Promise<RequestRow> {
  const [inserted] = await tx('requests').insert(toDb(row)).returning('*');
  return fromDb<RequestRow>(inserted);
}

/** One request, whoever asks; for the system and after authorisation. */
export async function findRequest(
  tx: Tx,
  id: string,
): Promise<RequestRow | undefined> {
  const row = await tx('requests').where({ id }).first();
  return row && fromDb<RequestRow>(row);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One request if the scope shows it; text that is no id of ours has none. */
export async function findVisible(
  tx: Tx,
  id: string,
  scope: Scope,
): Promise<RequestRow | undefined> {
  if (!UUID.test(id)) return undefined;
  const query = tx('requests').where('requests.id', id);
  applyScope(query, scope);
  const row = await query.first('requests.*');
  return row && fromDb<RequestRow>(row);
}

/** Requests of some ids that the scope shows. */
export async function findVisibleNumbers(
  tx: Tx,
  ids: string[],
  scope: Scope,
): Promise<RequestRow[]> {
  if (ids.length === 0) return [];
  const query = tx('requests').whereIn('requests.id', ids);
  applyScope(query, scope);
  const found: object[] = await query.select('requests.*');
  return found.map(row => fromDb<RequestRow>(row));
}

/** The request that a filer's idempotency key already made. */
export async function findByIdempotencyKey(
  tx: Tx,
  filedBy: string,
  key: string,
): Promise<RequestRow | undefined> {
  const row = await tx('requests')
    .where({ filed_by: filedBy, idempotency_key: key })
    .first();
  return row && fromDb<RequestRow>(row);
}

/** Requests that point at this one. */
export async function findRelatedFrom(
  tx: Tx,
  id: string,
): Promise<RequestRow[]> {
  const found = await tx('requests')
    .where({ relation_request_id: id })
    .orderBy('number', 'desc')
    .limit(20);
  return found.map(row => fromDb<RequestRow>(row));
}

function applyView(query: Knex.QueryBuilder, filter: ListFilter): void {
  const { view, viewer, now } = filter;
  if (view === 'mine') query.where('requests.filed_by', viewer);
  if (view === 'attention') query.where('requests.state', 'needs_attention');
  if (view === 'open') query.whereIn('requests.state', OPEN);
  if (view === 'due') {
    query.whereIn('requests.state', OPEN);
    query.where('requests.due_at', '<', now + WEEK);
  }
  if (view === 'waiting') {
    query.where('requests.state', 'awaiting_approval');
    query.whereNot('requests.filed_by', viewer);
    query.whereIn('requests.app', filter.mayApprove);
    query.whereNotExists(approvals =>
      approvals
        .from('request_approvals')
        .whereRaw('request_approvals.request_id = requests.id')
        .whereRaw('request_approvals.round = requests.approval_round')
        .where('request_approvals.approver_ref', viewer),
    );
  }
}

function applyListFilter(query: Knex.QueryBuilder, filter: ListFilter): void {
  applyView(query, filter);
  if (filter.state) query.whereIn('requests.state', filter.state);
  if (filter.kind) query.where('requests.kind', filter.kind);
  if (filter.app) query.where('requests.app', filter.app);
  if (filter.due) {
    query.whereIn('requests.state', OPEN);
    const until = filter.due === 'overdue' ? filter.now : filter.now + WEEK;
    query.where('requests.due_at', '<', until);
  }
  if (filter.q) applySearch(query, filter.q.trim(), filter.ticketsOf);
}

/** A request number (with or without #) or the start of a ticket. */
function applySearch(
  query: Knex.QueryBuilder,
  text: string,
  ticketsOf: ListFilter['ticketsOf'],
): void {
  const number = /^#?(\d{1,9})$/.exec(text);
  query.where(inner => {
    inner.where(ticket => {
      applyVisibility(ticket, { ...ticketsOf, failing: false });
      ticket.whereRaw(`lower(requests.ticket) LIKE ? ESCAPE '\\'`, [
        `${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`,
      ]);
    });
    if (number) inner.orWhere('requests.number', Number(number[1]));
  });
}

/** One page of the queue, newest first, and how many there are in all. */
export async function listRequests(
  tx: Tx,
  options: {
    scope: Scope;
    filter: ListFilter;
    before?: number;
    limit: number;
  },
): Promise<{ items: RequestRow[]; total: number }> {
  const base = () => {
    const query = tx('requests');
    applyScope(query, options.scope);
    query.andWhere(inner => applyListFilter(inner, options.filter));
    return query;
  };
  const { before } = options;
  const found: object[] = await base()
    .modify(query => {
      if (before !== undefined) query.where('requests.number', '<', before);
    })
    .select('requests.*')
    .orderBy('requests.number', 'desc')
    .limit(options.limit);
  return {
    items: found.map(row => fromDb<RequestRow>(row)),
    total: await cappedCount(tx, base()),
  };
}

/** How many rows a query has, counting no further than the cap and one. */
async function cappedCount(tx: Tx, query: Knex.QueryBuilder): Promise<number> {
  const limited = query.select('requests.number').limit(TOTAL_CAP + 1);
  const row = await tx
    .from(limited.as('limited'))
    .count({ count: '*' })
    .first<{ count: number | string }>();
  return Number(row.count);
}

/** Figures of the overview strip, over what the scope shows. */
export async function countViews(
  tx: Tx,
  options: { scope: Scope; filters: Record<string, ListFilter> },
): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const [name, filter] of Object.entries(options.filters)) {
    const query = tx('requests');
    applyScope(query, options.scope);
    query.andWhere(inner => applyListFilter(inner, filter));
    figures[name] = await cappedCount(tx, query);
  }
  return figures;
}
