import { useApi } from '@backstage/core-plugin-api';
import type { LookupItem } from 'backstage-plugin-privacy-requests-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { privacyRequestsApiRef } from '../../api';

/** Most ids asked for in one call. */
export const LOOKUP_BATCH = 100;

/** Most ids looked up one by one; beyond, the preview's counts do. */
export const LOOKUP_LIMIT = 1000;

/** Quiet time after a change before the vendor is asked, in milliseconds. */
export const LOOKUP_DELAY = 350;

/** What is known of the ids so far. */
export interface Lookup {
  /** What the vendor and our records say, or nothing while it is unknown. */
  find(id: string): LookupItem | undefined;
  /** How many of the ids are known. */
  known: number;
  /** How many are to be looked up. */
  wanted: number;
  error?: Error;
  retry(): void;
}

/**
 * Asks the vendor for ids in batches, one call at a time. A change of the ids
 * drops the call under way; what was answered stays known while the form is
 * open.
 */
export function useLookup(app: string, ids: readonly string[]): Lookup {
  const api = useApi(privacyRequestsApiRef);
  const cache = useRef(new Map<string, Map<string, LookupItem>>());
  const [turn, setTurn] = useState(0);
  const [, setAnswers] = useState(0);
  const [error, setError] = useState<Error>();
  const wanted = Math.min(ids.length, LOOKUP_LIMIT);

  useEffect(() => {
    setError(undefined);
    if (!app) return undefined;
    const answers = cache.current.get(app) ?? new Map<string, LookupItem>();
    cache.current.set(app, answers);
    const missing = ids.slice(0, LOOKUP_LIMIT).filter(id => !answers.has(id));
    if (missing.length === 0) return undefined;

    const controller = new AbortController();
    const { signal } = controller;
    const ask = async () => {
      for (let at = 0; at < missing.length; at += LOOKUP_BATCH) {
        const subjects = missing.slice(at, at + LOOKUP_BATCH);
        const items = await api.lookupSubjects({ app, subjects }, { signal });
        if (signal.aborted) return;
        for (const item of items) answers.set(item.id, item);
        setAnswers(count => count + 1);
      }
    };
    const timer = setTimeout(() => {
      ask().catch(problem => {
        if (!signal.aborted) setError(problem);
      });
    }, LOOKUP_DELAY);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, app, ids, turn]);

  const answers = cache.current.get(app);
  const retry = useCallback(() => setTurn(count => count + 1), []);
  return {
    find: id => answers?.get(id),
    known: ids.slice(0, LOOKUP_LIMIT).filter(id => answers?.has(id)).length,
    wanted,
    error,
    retry,
  };
}
