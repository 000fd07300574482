import { useApi } from '@backstage/core-plugin-api';
import type {
  Page,
  RequestSummary,
} from 'backstage-plugin-privacy-requests-common';
import { useCallback, useState } from 'react';
import { privacyRequestsApiRef } from '../api';
import { useLive, type Live } from '../shared';
import type { QueueQuery } from './useQueueQuery';

const PAGE = 25;
const POLL_MS = 15_000;

/** The rows of the queue, renewed live; `more` asks for older ones. */
export function useQueue(query: QueueQuery): Live<Page<RequestSummary>> & {
  more(): void;
} {
  const api = useApi(privacyRequestsApiRef);
  const [pages, setPages] = useState(1);
  const load = useCallback(
    async (signal: AbortSignal): Promise<Page<RequestSummary>> => {
      let page = await api.listRequests({ ...query, limit: PAGE }, { signal });
      const items = [...page.items];
      for (let read = 1; read < pages && page.nextCursor; read += 1) {
        page = await api.listRequests(
          { ...query, limit: PAGE, cursor: page.nextCursor },
          { signal },
        );
        items.push(...page.items);
      }
      return { ...page, items };
    },
    [api, query, pages],
  );
  const live = useLive(load, { pollMs: POLL_MS });
  const more = useCallback(() => setPages(count => count + 1), []);
  return { ...live, more };
}
