import { useApi } from '@backstage/core-plugin-api';
import type {
  PrivacyRequest,
  RequestDraftInput,
} from 'backstage-plugin-privacy-requests-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { privacyRequestsApiRef } from '../../api';
import { newKey } from './newKey';
import { readSendProblem, type SendProblem } from './sendProblem';

/** Filing, once per content. */
export interface Filing {
  sending: boolean;
  problem?: SendProblem;
  send(draft: RequestDraftInput): void;
  /** Forgets the problem, because the form changed. */
  forget(): void;
}

/**
 * Sends a draft. While a call is under way another one is not started, and
 * the same content always carries the same key: a double click or a try after
 * a lost answer files one request.
 */
export function useFiling(onFiled: (request: PrivacyRequest) => void): Filing {
  const api = useApi(privacyRequestsApiRef);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<SendProblem>();
  const busy = useRef(false);
  const last = useRef<{ content: string; key: string }>();
  const filed = useRef(onFiled);
  useEffect(() => {
    filed.current = onFiled;
  });

  const send = useCallback(
    (draft: RequestDraftInput) => {
      if (busy.current) return;
      busy.current = true;
      setSending(true);
      setProblem(undefined);
      const content = JSON.stringify(draft);
      if (last.current?.content !== content) {
        last.current = { content, key: newKey() };
      }
      api.file(draft, { idempotencyKey: last.current.key }).then(
        // Stays busy: the page is about to be left.
        request => filed.current(request),
        error => {
          busy.current = false;
          setSending(false);
          setProblem(readSendProblem(error, draft.subjects));
        },
      );
    },
    [api],
  );
  const forget = useCallback(() => setProblem(undefined), []);
  return { sending, problem, send, forget };
}
