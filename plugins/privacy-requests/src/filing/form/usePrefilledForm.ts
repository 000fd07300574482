import type { App } from 'backstage-plugin-privacy-requests-common';
import { useEffect, useReducer, useState, type Dispatch } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import {
  emptyForm,
  reduceForm,
  type FilingForm,
  type FormAction,
} from './formState';
import { clearHandOver, waitingSubjects } from '../../shared/handOver';
import { applyPrefill, readPrefill } from './prefill';

/**
 * The form, begun as the link wants it. Ids in the fragment leave the address
 * and the history at once.
 */
export function usePrefilledForm(apps: readonly App[]): {
  form: FilingForm;
  dispatch: Dispatch<FormAction>;
  /** The link carried ids that could not be read. */
  unreadable: boolean;
} {
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  const [prefill] = useState(() => readPrefill(search, hash));
  const [form, dispatch] = useReducer(reduceForm, undefined, () => {
    const handedOver = waitingSubjects().join('\n');
    const subjects = [handedOver, prefill.subjects].filter(Boolean).join('\n');
    const opened = emptyForm(new Date().toISOString());
    return applyPrefill(opened, { ...prefill, subjects }, apps);
  });
  useEffect(() => {
    clearHandOver();
    if (hash) navigate({ pathname, search }, { replace: true });
  }, [hash, navigate, pathname, search]);
  return { form, dispatch, unreadable: prefill.unreadable };
}
