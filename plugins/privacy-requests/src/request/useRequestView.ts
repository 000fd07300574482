import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useSignal } from '@backstage/plugin-signals-react';
import {
  isTerminal,
  type PrivacyRequest,
  type RequestState,
} from 'backstage-plugin-privacy-requests-common';
import { privacyRequestsApiRef } from '../api';
import { CHANGES_CHANNEL } from '../shared';
import { newer, readView, type RequestView } from './readView';
import { emptyLog } from './timeline/reducer';

/** A request on the page, kept up to date. */
export interface LiveRequestView {
  view?: RequestView;
  /** The last reading failed; `view`, if any, is older. */
  error?: Error;
  /** Read again now. */
  reload(): void;
  /** Takes in a view that an act, or its refusal, answered with. */
  accept(request: PrivacyRequest): void;
}

/**
 * How long to wait before asking again, in milliseconds. Checks at the vendor
 * move no version and send no signal, so a running request is always polled.
 */
export function pollInterval(state: RequestState | undefined): number {
  if (state === undefined) return 5_000;
  if (isTerminal(state)) return 60_000;
  return ['submitted', 'scheduled', 'executing', 'verifying'].includes(state)
    ? 2_000
    : 15_000;
}

/**
 * Reads a request and keeps it fresh: on a signal, by polling while the page
 * is visible, and at once when it becomes visible again. Remount it (by `key`)
 * for another request.
 */
export function useRequestView(id: string): LiveRequestView {
  const api = useApi(privacyRequestsApiRef);
  const { lastSignal } = useSignal<{ requestId: string }>(CHANGES_CHANNEL);
  const [view, setView] = useState<RequestView>();
  const [error, setError] = useState<Error>();
  const latest = useRef<RequestView>();
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound(n => n + 1), []);

  const take = useCallback((read: RequestView) => {
    latest.current = latest.current ? newer(latest.current, read) : read;
    setView(latest.current);
  }, []);

  const accept = useCallback(
    (request: PrivacyRequest) => {
      const known = latest.current;
      if (known) take({ ...known, request, readAt: Date.now() });
      // Its facts and chunks moved too.
      reload();
    },
    [take, reload],
  );

  useEffect(() => {
    if (lastSignal?.requestId === id) reload();
  }, [lastSignal, id, reload]);

  useEffect(() => {
    const aborter = new AbortController();
    const { signal } = aborter;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let reading = false;

    const read = async () => {
      clearTimeout(timer);
      if (reading || signal.aborted) return;
      reading = true;
      try {
        const log = latest.current?.log ?? emptyLog;
        const answer = await readView(api, id, { log, signal });
        if (signal.aborted) return;
        take(answer);
        setError(undefined);
      } catch (thrown) {
        if (signal.aborted) return;
        setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
      reading = false;
      if (document.visibilityState !== 'hidden') {
        timer = setTimeout(read, pollInterval(latest.current?.request.state));
      }
    };
    const onVisible = () => {
      if (document.visibilityState === 'hidden') clearTimeout(timer);
      else read();
    };

    read();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      aborter.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [api, id, round, take]);

  return { view, error, reload, accept };
}
