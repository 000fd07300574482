import {
  type Chunk,
  type PrivacyRequest,
} from 'backstage-plugin-privacy-requests-common';
import { short, validApprovals } from './words';

/** What happens next and who must act. */
export interface NextStep {
  /** What happens next. `{when}` in it stands for {@link NextStep.at}. */
  text: string;
  /** When it happens, where that is known. */
  at?: string;
  /** The vendor task it is about, told beside the sentence. */
  taskId?: string;
  /** Who must act, or that nobody needs to. */
  who: string;
  /** The viewer is the one to act. */
  yours: boolean;
}

const nobody = 'Nobody needs to act.';

/**
 * Says in one sentence what happens next, and in another who must act. The
 * viewer's own part comes from `allowed`: the page never guesses it.
 */
export function nextStep(
  request: PrivacyRequest,
  options: { viewer?: string; chunks: readonly Chunk[] },
): NextStep {
  const step = (text: string, who: string = nobody, more = {}): NextStep => ({
    text,
    who,
    yours: false,
    ...more,
  });
  switch (request.state) {
    case 'submitted':
      return step('the plan and its impact preview are made.');
    case 'awaiting_approval':
      return approvalStep(request, options.viewer);
    case 'scheduled':
      return scheduledStep(request);
    case 'executing':
      return executingStep(options.chunks);
    case 'verifying':
      return step('we ask the vendor what it still shows of each person.');
    case 'ready_for_delivery':
      return step(
        'the package is delivered to the person.',
        'Somebody with the duty to deliver must act.',
      );
    case 'needs_attention':
      return request.allowed.includes('retry')
        ? step(
            request.progress.failed > 0
              ? 'retry what failed.'
              : 'look at the vendor, then have it asked again.',
            'You can do it.',
            { yours: true },
          )
        : step(
            'somebody decides how to go on.',
            'A person with the duty to retry must act.',
          );
    default:
      return step('nothing more happens.');
  }
}

function approvalStep(request: PrivacyRequest, viewer?: string): NextStep {
  const given = validApprovals(request);
  const missing = Math.max(1, request.approvalsNeeded - given.length);
  const others = missing === 1 ? 'somebody' : `${missing} people`;
  const verb = missing === 1 ? 'approves' : 'approve';
  const so =
    request.approvalsNeeded > 1
      ? ` ${given.length} of ${request.approvalsNeeded} approvals given.`
      : '';
  if (request.allowed.includes('approve')) {
    return {
      text: `approve or reject this plan.${so}`,
      who: 'It waits for you.',
      yours: true,
    };
  }
  const isFiler = sameRef(viewer, request.filedBy);
  const hasApproved = given.some(one => sameRef(viewer, one.approver));
  let who = 'It does not wait for you.';
  if (isFiler) who = 'You filed it, so somebody else must approve.';
  if (hasApproved) who = 'You have approved; somebody else must follow.';
  return {
    text: `${others} with the duty to approve ${verb} or rejects this plan.${so}`.replace(
      'approve or rejects',
      'approve or reject',
    ),
    who,
    yours: false,
  };
}

function sameRef(a?: string, b?: string): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.toLocaleLowerCase('en-US') === b.toLocaleLowerCase('en-US')
  );
}

function scheduledStep(request: PrivacyRequest): NextStep {
  const waiting = request.waitingFor;
  const at = waiting?.until ?? request.executeAfter;
  const base = { at, yours: false, who: nobody };
  const start = `execution starts${at ? ' {when}' : ''}`;
  switch (waiting?.reason) {
    case 'subject_busy':
      return {
        ...base,
        text: waiting.blockedBy
          ? `execution starts when request #${waiting.blockedBy}, which concerns the same person, is over.`
          : 'execution starts when another request on the same person is over.',
      };
    case 'app_switched_off':
      return {
        ...base,
        text: `destructive work on ${request.appTitle} is switched off; execution starts when it is switched on.`,
        who: 'A person with the duty to operate must act.',
      };
    case 'app_paused':
      return {
        ...base,
        text: `${request.appTitle} is paused because the vendor refuses our credentials; execution starts when they work again.`,
        who: 'A person with the duty to operate must act.',
      };
    case 'rate_limited':
      return { ...base, text: `${start}: the vendor’s quota is used up.` };
    default:
      return {
        ...base,
        text: `${start}${at ? ', after the cooling-off' : ''}.`,
        who: request.allowed.includes('cancel')
          ? 'Nobody needs to act; you can still cancel.'
          : nobody,
      };
  }
}

/** What is said of a call whose fate is not known. */
export const unknownWords =
  'We sent the request and got no answer. It may have been carried out. We are checking and will not send it again blindly.';

function executingStep(chunks: readonly Chunk[]): NextStep {
  const flying = chunks.filter(chunk =>
    ['accepted', 'running', 'overdue'].includes(chunk.state),
  );
  const base = { who: nobody, yours: false };
  if (flying.length === 1 && flying[0].vendorTaskId) {
    const { vendorTaskId } = flying[0];
    return {
      ...base,
      text: `the vendor finishes task ${short(vendorTaskId, 4)}`,
      taskId: vendorTaskId,
    };
  }
  if (flying.length > 0) {
    const tasks = flying.length === 1 ? 'its task' : `${flying.length} tasks`;
    return { ...base, text: `the vendor finishes ${tasks}.` };
  }
  if (chunks.some(chunk => chunk.state === 'unknown')) {
    return { ...base, text: `we find out what happened. ${unknownWords}` };
  }
  if (chunks.some(chunk => chunk.state === 'submitting')) {
    return { ...base, text: 'the vendor answers our call.' };
  }
  return { ...base, text: 'the next call is sent to the vendor.' };
}
