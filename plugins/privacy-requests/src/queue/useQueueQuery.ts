import {
  queueViews,
  requestKindSchema,
  requestStateSchema,
  type QueueView,
  type RequestKind,
  type RequestState,
} from 'backstage-plugin-privacy-requests-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What of the queue is shown; all of it stands in the URL. */
export interface QueueQuery {
  view: QueueView;
  q?: string;
  state?: RequestState;
  kind?: RequestKind;
  app?: string;
  due?: 'overdue' | 'week';
}

/** Reads the queue's query from the URL and writes changes back. */
export function useQueueQuery(defaultView: QueueView): {
  query: QueueQuery;
  change(part: Partial<QueueQuery>): void;
  filtered: boolean;
} {
  const [params, setParams] = useSearchParams();
  const query = useMemo<QueueQuery>(() => {
    const view = queueViews.find(name => name === params.get('view'));
    const due = params.get('due');
    return {
      view: view ?? defaultView,
      q: params.get('q') ?? undefined,
      state: requestStateSchema.safeParse(params.get('state')).data,
      kind: requestKindSchema.safeParse(params.get('kind')).data,
      app: params.get('app') ?? undefined,
      due: due === 'overdue' || due === 'week' ? due : undefined,
    };
  }, [params, defaultView]);
  const change = useCallback(
    (part: Partial<QueueQuery>) => {
      setParams(
        known => {
          const next = new URLSearchParams(known);
          for (const [name, value] of Object.entries(part)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      );
    },
    [setParams],
  );
  const { q, state, kind, app, due } = query;
  return { query, change, filtered: Boolean(q || state || kind || app || due) };
}
