import { NotAllowedError } from '@backstage/errors';
import {
  acts,
  isActPossible,
  type Act,
  type Duty,
} from 'backstage-plugin-privacy-requests-common';
import type { RequestRow } from '../database/rows';
import type { Visibility } from '../database/visibility';
import {
  actPermissions,
  type ActDecisions,
  type Gate,
  type Viewer,
} from './Gate';

const dutyOf: Record<Act, Duty> = {
  approve: 'approve',
  reject: 'approve',
  cancel: 'cancel',
  retry: 'retry',
  reveal: 'reveal',
};

/**
 * Why somebody may not do something to a request, whatever its state; or
 * `undefined` when they may.
 */
export function whyNot(
  gate: Gate,
  input: {
    act: Act;
    viewer: Viewer;
    row: RequestRow;
    decisions: ActDecisions;
  },
): string | undefined {
  const { act, viewer, row, decisions } = input;
  const own = row.filedBy === viewer.ref;
  const duty = dutyOf[act];
  const mayAsFiler = act === 'cancel' && own;
  if (!mayAsFiler && !viewer.duties.has(duty)) {
    return `You need the duty '${duty}' to ${act} requests. Whoever manages privacyRequests.duties can give it to you`;
  }
  if (act === 'approve' || act === 'reject') {
    if (!viewer.human) return `Only a person can ${act} a request`;
    if (own) {
      return `You filed this request, so somebody else must ${act} it`;
    }
  }
  if (act === 'reveal' && !seesText(viewer, row)) {
    return 'Your duties show you requests without the people in them';
  }
  if (!gate.permits(decisions[act], row)) {
    return `The permission policy denies you '${actPermissions[act].name}' for this request`;
  }
  return undefined;
}

/** @throws NotAllowedError with the reason when somebody may not. */
export function requireAct(
  gate: Gate,
  input: Parameters<typeof whyNot>[1],
): void {
  const reason = whyNot(gate, input);
  if (reason !== undefined) throw new NotAllowedError(reason);
}

/** What a viewer may do to a request now. */
export function allowedActs(
  gate: Gate,
  input: {
    viewer: Viewer;
    row: RequestRow;
    decisions: ActDecisions;
    /** Whether the viewer already approved in this round. */
    hasApproved: boolean;
  },
): Act[] {
  return acts.filter(
    act =>
      isActPossible(act, input.row.state) &&
      !(act === 'approve' && input.hasApproved) &&
      whyNot(gate, { ...input, act }) === undefined,
  );
}

/** Whose requests a viewer sees the texts of; the same rule for a query. */
export function textsOf(viewer: Viewer): Pick<Visibility, 'all' | 'own'> {
  return {
    all: viewer.duties.has('seeAll'),
    own: viewer.duties.has('seeOwn') ? viewer.ref : undefined,
  };
}

/** Whether a viewer sees reasons, tickets and comments of a request. */
export function seesText(viewer: Viewer, row: RequestRow): boolean {
  const { all, own } = textsOf(viewer);
  return all || row.filedBy === own;
}
