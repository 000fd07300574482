import {
  isTerminal,
  type RequestEvent,
  type RequestState,
} from 'backstage-plugin-privacy-requests-common';

/** The stretches of a request's life that the timeline shows, in order. */
export const stageIds = [
  'filed',
  'approval',
  'scheduled',
  'executing',
  'verifying',
  'ended',
] as const;

/** One of the stretches of a request's life. */
export type StageId = (typeof stageIds)[number];

/**
 * How a stage stands: `failing` waits for a person, `waiting` waits for
 * somebody or for the time, `ahead` has not begun.
 */
export type StageStatus = 'done' | 'waiting' | 'active' | 'failing' | 'ahead';

/** A stage and the facts that belong to it. */
export interface Stage {
  /** Unique on the page: a stage entered again is another entry. */
  key: string;
  id: StageId;
  status: StageStatus;
  title: string;
  events: readonly RequestEvent[];
  /** The fact that tells the stage in one line once it is over. */
  headline?: RequestEvent;
}

/**
 * Where each fact belongs. A type that is not here, from a newer backend,
 * belongs to the stage it happened in.
 */
const stageOfType: Record<string, StageId> = {
  'request.filed': 'filed',
  'request.planned': 'approval',
  'request.approved': 'approval',
  'request.approval_voided': 'approval',
  'request.scheduled': 'scheduled',
  'request.waiting': 'scheduled',
  'request.executing': 'executing',
  'request.verifying': 'verifying',
  'request.verified': 'verifying',
  'request.completed': 'ended',
  'request.rejected': 'ended',
  'request.cancelled': 'ended',
};

/** Facts that tell a finished stage best, the best last. */
const headlines: Record<StageId, readonly string[]> = {
  filed: ['request.filed'],
  approval: ['request.planned', 'request.approved'],
  scheduled: ['request.waiting', 'request.scheduled'],
  executing: ['request.executing', 'request.needs_attention'],
  verifying: [
    'request.verifying',
    'request.needs_attention',
    'request.verified',
  ],
  ended: ['request.completed', 'request.rejected', 'request.cancelled'],
};

const stageOfState: Record<RequestState, StageId> = {
  submitted: 'approval',
  awaiting_approval: 'approval',
  scheduled: 'scheduled',
  executing: 'executing',
  verifying: 'verifying',
  ready_for_delivery: 'verifying',
  needs_attention: 'executing',
  completed: 'ended',
  rejected: 'ended',
  cancelled: 'ended',
};

const statusOfState: Record<RequestState, StageStatus> = {
  submitted: 'active',
  awaiting_approval: 'waiting',
  scheduled: 'waiting',
  executing: 'active',
  verifying: 'active',
  ready_for_delivery: 'waiting',
  needs_attention: 'failing',
  completed: 'done',
  rejected: 'done',
  cancelled: 'done',
};

function titleOf(id: StageId, state?: RequestState): string {
  switch (id) {
    case 'filed':
      return 'Filed';
    case 'approval':
      if (state === 'submitted') return 'Making the plan';
      return state === 'awaiting_approval'
        ? 'Waiting for approval'
        : 'Approval';
    case 'scheduled':
      return 'Scheduled';
    case 'executing':
      return 'Executing';
    case 'verifying':
      return state === 'ready_for_delivery'
        ? 'Ready for delivery'
        : 'Verifying';
    default:
      if (state === 'rejected') return 'Rejected';
      return state === 'cancelled' ? 'Cancelled' : 'Completed';
  }
}

interface Stretch {
  id: StageId;
  events: RequestEvent[];
}

/** Cuts the facts, in order, into stretches of one stage each. */
function cut(events: readonly RequestEvent[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const event of events) {
    const last = stretches[stretches.length - 1];
    const id = placeOf(event, last?.id);
    if (last && last.id === id) last.events.push(event);
    else stretches.push({ id, events: [event] });
  }
  return stretches;
}

function placeOf(event: RequestEvent, current?: StageId): StageId {
  const known = stageOfType[event.type];
  // Approvals that follow each other, and a retry, stay where they happened.
  if (known) return known;
  if (event.type.startsWith('chunk.')) return 'executing';
  return current ?? 'filed';
}

function headlineOf({ id, events }: Stretch): RequestEvent | undefined {
  for (const type of [...headlines[id]].reverse()) {
    for (let i = events.length - 1; i >= 0; i--) {
      if (events[i].type === type) return events[i];
    }
  }
  return events[events.length - 1];
}

/**
 * Folds the facts into stages. What is under way comes from the request's own
 * state, so a fact of a type unknown here never moves the page; the same facts
 * and state always give the same stages.
 */
export function foldStages(
  events: readonly RequestEvent[],
  state: RequestState,
): Stage[] {
  const stretches = cut(events);
  const last = stretches[stretches.length - 1];
  const stays =
    state === 'needs_attention' &&
    (last?.id === 'executing' || last?.id === 'verifying');
  const currentId = stays ? last.id : stageOfState[state];
  // The facts may be a moment behind the state.
  if (last?.id !== currentId) stretches.push({ id: currentId, events: [] });

  const stages = stretches.map((stretch, index): Stage => {
    const isLast = index === stretches.length - 1;
    return {
      key: `${stretch.id}-${index}`,
      id: stretch.id,
      status: isLast ? statusOfState[state] : 'done',
      title: titleOf(stretch.id, isLast ? state : undefined),
      events: stretch.events,
      headline: headlineOf(stretch),
    };
  });
  if (isTerminal(state)) return stages;
  const ahead = stageIds.slice(stageIds.indexOf(currentId) + 1);
  return [
    ...stages,
    ...ahead.map(
      (id): Stage => ({
        key: `ahead-${id}`,
        id,
        status: 'ahead',
        title: titleOf(id),
        events: [],
      }),
    ),
  ];
}
