import type { Knex } from 'knex';

/**
 * Which requests somebody sees, from the duties: any of the parts suffices.
 */
export interface Visibility {
  /** Everything. */
  all: boolean;
  /** What this ref filed. */
  own?: string;
  /** What needs attention or has a failed or unknown chunk. */
  failing: boolean;
}

/** A condition of the permission policy, as small as our rules allow. */
export type RequestFilter =
  | { key: 'filedBy' | 'kind' | 'state' | 'app'; values: string[] }
  | { allOf: RequestFilter[] }
  | { anyOf: RequestFilter[] }
  | { not: RequestFilter };

const columns = {
  filedBy: 'requests.filed_by',
  kind: 'requests.kind',
  state: 'requests.state',
  app: 'requests.app',
} as const;

/** Adds the policy's condition to a query. */
export function applyFilter(
  query: Knex.QueryBuilder,
  filter: RequestFilter,
): void {
  if ('key' in filter) {
    query.whereIn(columns[filter.key], filter.values);
  } else if ('not' in filter) {
    query.whereNot(inner => applyFilter(inner, filter.not));
  } else if ('allOf' in filter) {
    query.where(inner => {
      for (const part of filter.allOf) {
        inner.andWhere(sub => applyFilter(sub, part));
      }
    });
  } else {
    query.where(inner => {
      // No alternative at all allows nothing.
      if (filter.anyOf.length === 0) inner.whereRaw('1 = 0');
      for (const part of filter.anyOf) {
        inner.orWhere(sub => applyFilter(sub, part));
      }
    });
  }
}

/** Adds what the duties let somebody see to a query. */
export function applyVisibility(
  query: Knex.QueryBuilder,
  visibility: Visibility,
): void {
  if (visibility.all) return;
  query.where(inner => {
    inner.whereRaw('1 = 0');
    if (visibility.own !== undefined) {
      inner.orWhere('requests.filed_by', visibility.own);
    }
    if (visibility.failing) {
      inner.orWhere('requests.state', 'needs_attention');
      inner.orWhereExists(chunks =>
        chunks
          .from('request_chunks')
          .whereRaw('request_chunks.request_id = requests.id')
          .whereIn('request_chunks.state', ['failed', 'unknown']),
      );
    }
  });
}

/** Both gates together. */
export interface Scope {
  visibility: Visibility;
  filter?: RequestFilter;
}

/** Adds both gates to a query. */
export function applyScope(query: Knex.QueryBuilder, scope: Scope): void {
  applyVisibility(query, scope.visibility);
  const { filter } = scope;
  if (filter) query.andWhere(inner => applyFilter(inner, filter));
}
