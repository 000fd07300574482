import type { RequestState } from './states';

/**
 * What a person can do to a request. The routes, the buttons and the checks
 * read the same names.
 * @public
 */
export const acts = ['approve', 'reject', 'cancel', 'retry', 'reveal'] as const;

/** @public */
export type Act = (typeof acts)[number];

/**
 * One allowed change of a request's state.
 * @public
 */
export interface Transition {
  from: RequestState;
  to: RequestState;
  /** The event written in the same transaction. */
  event: string;
  /** The act that causes it; absent when the system does. */
  act?: Act;
  /** When it happens, in words for docs and error messages. */
  when: string;
}

/**
 * The lifecycle, as one table: a state change that is not a row here does not
 * happen. Filing creates a request in `submitted`.
 * @public
 */
export const lifecycle: readonly Transition[] = [
  {
    from: 'submitted',
    to: 'awaiting_approval',
    event: 'request.planned',
    when: 'the plan and its impact preview are made',
  },
  {
    from: 'awaiting_approval',
    to: 'scheduled',
    event: 'request.scheduled',
    act: 'approve',
    when: 'enough people other than the filer approved this plan',
  },
  {
    from: 'awaiting_approval',
    to: 'rejected',
    event: 'request.rejected',
    act: 'reject',
    when: 'an approver refuses it with a code and reasons',
  },
  {
    from: 'submitted',
    to: 'cancelled',
    event: 'request.cancelled',
    act: 'cancel',
    when: 'it is taken back before anything was sent',
  },
  {
    from: 'awaiting_approval',
    to: 'cancelled',
    event: 'request.cancelled',
    act: 'cancel',
    when: 'it is taken back before anything was sent',
  },
  {
    from: 'scheduled',
    to: 'cancelled',
    event: 'request.cancelled',
    act: 'cancel',
    when: 'it is taken back before anything was sent',
  },
  {
    from: 'scheduled',
    to: 'awaiting_approval',
    event: 'request.approval_voided',
    when: 'the approval expired or the plan no longer matches it',
  },
  {
    from: 'scheduled',
    to: 'executing',
    event: 'request.executing',
    when: 'the cooling-off passed and every check was repeated',
  },
  {
    from: 'executing',
    to: 'verifying',
    event: 'request.verifying',
    when: 'every chunk succeeded or was skipped',
  },
  {
    from: 'executing',
    to: 'needs_attention',
    event: 'request.needs_attention',
    when: 'a chunk failed, or its fate is unknown and only a person can decide',
  },
  {
    from: 'verifying',
    to: 'needs_attention',
    event: 'request.needs_attention',
    when: 'what the vendor shows contradicts what it reported',
  },
  {
    from: 'verifying',
    to: 'completed',
    event: 'request.completed',
    when: 'every outcome was checked as far as it can be observed',
  },
  {
    from: 'needs_attention',
    to: 'executing',
    event: 'request.retried',
    act: 'retry',
    when: 'a person retries the failed chunks',
  },
  {
    from: 'needs_attention',
    to: 'verifying',
    event: 'request.retried',
    act: 'retry',
    when: 'a person asks for the check to be repeated',
  },
];

/**
 * The row of the lifecycle that leads from one state to another, or
 * `undefined` when there is none.
 * @public
 */
export function findTransition(
  from: RequestState,
  to: RequestState,
): Transition | undefined {
  return lifecycle.find(row => row.from === from && row.to === to);
}

/**
 * Whether an act is possible in a state, whoever asks. `reveal` changes no
 * state and is always possible.
 * @public
 */
export function isActPossible(act: Act, state: RequestState): boolean {
  if (act === 'reveal') return true;
  return lifecycle.some(row => row.act === act && row.from === state);
}
