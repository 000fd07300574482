import { useApi } from '@backstage/core-plugin-api';
import type {
  Preview,
  PreviewDraftInput,
} from 'backstage-plugin-privacy-requests-common';
import { useCallback, useEffect, useState } from 'react';
import { privacyRequestsApiRef } from '../../api';

/** Quiet time after a change before the impact is computed, in milliseconds. */
export const PREVIEW_DELAY = 500;

/** What is known of a draft's impact. */
export type PreviewState =
  /** The draft is not complete enough. */
  | { status: 'waiting' }
  /** `previous` belongs to the draft before the last change. */
  | { status: 'asking'; previous?: Preview }
  | { status: 'ready'; preview: Preview }
  | { status: 'failed'; error: Error };

/**
 * Keeps the impact of a draft current without a write. An answer is shown as
 * this draft's only while the draft is the very one that was asked about.
 */
export function usePreview(draft: PreviewDraftInput | undefined): {
  state: PreviewState;
  ask(): void;
} {
  const api = useApi(privacyRequestsApiRef);
  const [answer, setAnswer] = useState<{
    draft: PreviewDraftInput;
    preview?: Preview;
    error?: Error;
  }>();
  const [turn, setTurn] = useState(0);
  const ask = useCallback(() => {
    setAnswer(known => (known?.error ? undefined : known));
    setTurn(count => count + 1);
  }, []);

  useEffect(() => {
    if (!draft) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(() => {
      api.preview(draft, { signal }).then(
        preview => {
          if (!signal.aborted) setAnswer({ draft, preview });
        },
        error => {
          if (!signal.aborted) setAnswer({ draft, error });
        },
      );
    }, PREVIEW_DELAY);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, draft, turn]);

  return { state: stateOf(draft, answer), ask };
}

function stateOf(
  draft: PreviewDraftInput | undefined,
  answer:
    | { draft: PreviewDraftInput; preview?: Preview; error?: Error }
    | undefined,
): PreviewState {
  if (!draft) return { status: 'waiting' };
  if (answer?.draft === draft) {
    if (answer.preview) return { status: 'ready', preview: answer.preview };
    if (answer.error) return { status: 'failed', error: answer.error };
  }
  const comparable =
    answer?.draft.kind === draft.kind && answer.draft.app === draft.app;
  return {
    status: 'asking',
    previous: comparable ? answer.preview : undefined,
  };
}
