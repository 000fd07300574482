import type { PrivacyRequest } from 'backstage-plugin-privacy-requests-common';
import {
  asFiler,
  chunks,
  executing,
  needsAttention,
  request,
  taskId,
} from './__testUtils__/requests';
import { nextStep } from './nextStep';

const say = (
  what: PrivacyRequest,
  viewer = 'user:default/agent-2',
  calls = chunks,
) => nextStep(what, { viewer, chunks: calls });

describe('nextStep', () => {
  it('tells an approver that it waits for them', () => {
    expect(say(request)).toMatchObject({
      text: 'approve or reject this plan.',
      who: 'It waits for you.',
      yours: true,
    });
  });

  it('tells the filer that somebody else must approve, however spelt', () => {
    const step = say(asFiler, 'user:Default/Agent');
    expect(step.text).toBe(
      'somebody with the duty to approve approves or rejects this plan.',
    );
    expect(step.who).toBe('You filed it, so somebody else must approve.');
    expect(step.yours).toBe(false);
  });

  it('counts the approvals that are missing', () => {
    const step = say(
      {
        ...asFiler,
        approvalsNeeded: 2,
        approvals: [
          {
            approver: 'user:default/engineer',
            decision: 'approved',
            at: request.filedAt,
            valid: true,
          },
          {
            approver: 'user:default/dpo',
            decision: 'approved',
            at: request.filedAt,
            valid: false,
          },
        ],
      },
      'user:default/engineer',
    );
    expect(step.text).toContain('1 of 2 approvals given.');
    expect(step.who).toBe('You have approved; somebody else must follow.');
  });

  it('names the vendor task while one runs', () => {
    expect(say(executing)).toMatchObject({
      text: 'the vendor finishes task 1f0c…',
      taskId,
      who: 'Nobody needs to act.',
    });
  });

  it('says what not knowing means, and that nothing is repeated blindly', () => {
    const step = say(executing, undefined, [
      { ...chunks[0], state: 'unknown' },
    ]);
    expect(step.text).toContain('will not send it again blindly');
  });

  it('names the request in the way', () => {
    const step = say({
      ...executing,
      state: 'scheduled',
      waitingFor: { reason: 'subject_busy', blockedBy: 7 },
    });
    expect(step.text).toContain('#7');
  });

  it('says who must act when a switch is off', () => {
    const step = say({
      ...executing,
      state: 'scheduled',
      waitingFor: { reason: 'app_switched_off' },
    });
    expect(step.who).toBe('A person with the duty to operate must act.');
  });

  it('offers the retry only to those who may', () => {
    expect(say(needsAttention).yours).toBe(true);
    const other = say({ ...needsAttention, allowed: [] });
    expect(other.who).toBe('A person with the duty to retry must act.');
  });
});
