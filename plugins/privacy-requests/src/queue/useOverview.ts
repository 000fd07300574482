import { useApi } from '@backstage/core-plugin-api';
import type { Overview } from 'backstage-plugin-privacy-requests-common';
import { useCallback } from 'react';
import { privacyRequestsApiRef } from '../api';
import { useLive } from '../shared';

const POLL_MS = 15_000;

/** The overview's figures, renewed live. */
export function useOverview(): Overview | undefined {
  const api = useApi(privacyRequestsApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.getOverview({ signal }),
    [api],
  );
  return useLive(load, { pollMs: POLL_MS }).value;
}
