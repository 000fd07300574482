import type { PrivacyRequest } from 'backstage-plugin-privacy-requests-common';
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';
import { isFinal, requestDraftOf, type FieldErrors } from '../form/draft';
import type { FilingForm } from '../form/formState';
import { useFiling, type Filing } from './useFiling';

/** The way from the button to a filed request. */
export interface Submission extends Pick<Filing, 'sending' | 'problem'> {
  /** The errors to show: none before the first try. */
  errors: FieldErrors;
  /** The last step of a plan that cannot be taken back is open. */
  confirming: boolean;
  /** Where the focus goes when nothing was sent. */
  summary: RefObject<HTMLDivElement>;
  submit(): void;
  confirm(): void;
  back(): void;
  forget(): void;
}

/**
 * Checks, asks once more where a plan cannot be taken back, and sends. What is
 * wrong gets the focus.
 */
export function useSubmission(options: {
  form: FilingForm;
  errors: FieldErrors;
  onFiled(request: PrivacyRequest): void;
}): Submission {
  const { form, errors, onFiled } = options;
  const { forget, problem, send, sending } = useFiling(onFiled);
  const [tried, setTried] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const [turn, setTurn] = useState(0);
  const handled = useRef(0);
  const summary = useRef<HTMLDivElement>(null);

  // Sending waits for the next render, so that a line that is still in the
  // field of ids is part of it.
  useEffect(() => {
    if (turn === handled.current) return;
    handled.current = turn;
    setTried(true);
    if (Object.keys(errors).length > 0) {
      setTimeout(() => summary.current?.focus());
    } else if (isFinal(form)) setConfirming(true);
    else send(requestDraftOf(form));
  }, [turn, errors, form, send]);

  useEffect(() => {
    if (problem) summary.current?.focus();
  }, [problem]);

  const submit = useCallback(() => {
    if (!sending) setTurn(count => count + 1);
  }, [sending]);
  const shown = useStable(tried ? { ...errors, ...problem?.fields } : {});
  return {
    sending,
    problem,
    errors: shown,
    confirming,
    summary,
    submit,
    confirm: () => {
      setConfirming(false);
      send(requestDraftOf(form));
    },
    back: () => setConfirming(false),
    forget,
  };
}

/** The same object while its content is the same, so that sections rest. */
function useStable(value: FieldErrors): FieldErrors {
  const last = useRef(value);
  if (JSON.stringify(last.current) !== JSON.stringify(value)) {
    last.current = value;
  }
  return last.current;
}
