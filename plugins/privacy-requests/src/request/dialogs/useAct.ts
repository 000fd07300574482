import { useCallback, useRef, useState } from 'react';
import type { PrivacyRequest } from 'backstage-plugin-privacy-requests-common';
import { readActError, type ActError } from '../actError';

/** One attempt at a time to change a request. */
export interface ActAttempt {
  sending: boolean;
  error?: ActError;
  /** Does nothing while an earlier attempt is under way. */
  run(send: () => Promise<PrivacyRequest>): void;
}

/**
 * Sends one act and takes in its answer. A ref guards the sending, because
 * the second click of a double click comes before the next render.
 */
export function useAct(options: {
  /** The request as it is after the act. */
  onDone(request: PrivacyRequest): void;
  /** Somebody else was quicker; the view may be missing. */
  onChanged(fresh: PrivacyRequest | undefined): void;
}): ActAttempt {
  const { onDone, onChanged } = options;
  const busy = useRef(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<ActError>();

  const run = useCallback(
    async (send: () => Promise<PrivacyRequest>) => {
      if (busy.current) return;
      busy.current = true;
      setSending(true);
      setError(undefined);
      try {
        onDone(await send());
      } catch (thrown) {
        const problem = readActError(thrown);
        setError(problem);
        if (problem.type === 'changed') onChanged(problem.fresh);
      } finally {
        busy.current = false;
        setSending(false);
      }
    },
    [onDone, onChanged],
  );

  return { sending, error, run };
}
