import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  PrivacyRequest,
  Subject,
} from 'backstage-plugin-privacy-requests-common';
import { privacyRequestsApiRef } from '../api';

const PAGE_SIZE = 25;

/** The people of a request, a page at a time, masked. */
export interface SubjectPages {
  items: readonly Subject[];
  /** From 0. */
  page: number;
  pageSize: number;
  hasNext: boolean;
  loading: boolean;
  error?: Error;
  next(): void;
  previous(): void;
  reload(): void;
}

/**
 * Reads the people of a request. The page shown is read again whenever the
 * request moves on, since outcomes are written with its state.
 */
export function useSubjects(
  request: Pick<PrivacyRequest, 'id' | 'version' | 'state'>,
): SubjectPages {
  const api = useApi(privacyRequestsApiRef);
  // The cursor of each page visited; the last one is shown.
  const [cursors, setCursors] = useState<Array<string | undefined>>([
    undefined,
  ]);
  const [items, setItems] = useState<readonly Subject[]>([]);
  const [nextCursor, setNextCursor] = useState<string>();
  const [loading, setLoading] = useState(true);
  const [error, setError] = useState<Error>();
  const [round, setRound] = useState(0);
  const { id, version, state } = request;
  const cursor = cursors[cursors.length - 1];

  useEffect(() => {
    const aborter = new AbortController();
    const read = async () => {
      setLoading(true);
      try {
        const answer = await api.getSubjects(
          id,
          { cursor, limit: PAGE_SIZE },
          { signal: aborter.signal },
        );
        if (aborter.signal.aborted) return;
        setItems(answer.items);
        setNextCursor(answer.nextCursor);
        setError(undefined);
      } catch (thrown) {
        if (aborter.signal.aborted) return;
        setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
      setLoading(false);
    };
    read();
    return () => aborter.abort();
  }, [api, id, version, state, cursor, round]);

  return {
    items,
    page: cursors.length - 1,
    pageSize: PAGE_SIZE,
    hasNext: nextCursor !== undefined,
    loading,
    error,
    next: useCallback(
      () => setCursors(all => (nextCursor ? [...all, nextCursor] : all)),
      [nextCursor],
    ),
    previous: useCallback(
      () => setCursors(all => (all.length > 1 ? all.slice(0, -1) : all)),
      [],
    ),
    reload: useCallback(() => setRound(n => n + 1), []),
  };
}
