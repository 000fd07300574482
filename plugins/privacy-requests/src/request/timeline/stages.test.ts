import type { RequestEvent } from 'backstage-plugin-privacy-requests-common';
import { completedEvents, events } from '../__testUtils__/requests';
import { foldStages } from './stages';

const shape = (list: ReturnType<typeof foldStages>) =>
  list.map(stage => `${stage.title}: ${stage.status}`);

const fact = (seq: number, type: string): RequestEvent => ({
  seq,
  at: '2026-11-23T11:00:00.000Z',
  type,
  actor: 'system',
  text: type,
  data: {},
});

describe('foldStages', () => {
  it('shows what is ahead while somebody must approve', () => {
    expect(shape(foldStages(events.slice(0, 2), 'awaiting_approval'))).toEqual([
      'Filed: done',
      'Waiting for approval: waiting',
      'Scheduled: ahead',
      'Executing: ahead',
      'Verifying: ahead',
      'Completed: ahead',
    ]);
  });

  it('folds what is done and keeps what runs open', () => {
    const stages = foldStages(events, 'executing');
    expect(shape(stages)).toEqual([
      'Filed: done',
      'Approval: done',
      'Scheduled: done',
      'Executing: active',
      'Verifying: ahead',
      'Completed: ahead',
    ]);
    expect(stages[1].headline?.type).toBe('request.approved');
  });

  it('has nothing ahead once the request ended', () => {
    const stages = foldStages(completedEvents, 'completed');
    expect(stages.map(stage => stage.status)).toEqual(Array(6).fill('done'));
    expect(stages[4].headline?.text).toBe(
      'Checked: seen to be done for 2 people',
    );
  });

  it('says that it was rejected, and shows nothing as still to come', () => {
    const log = [...events.slice(0, 2), fact(3, 'request.rejected')];
    expect(shape(foldStages(log, 'rejected'))).toEqual([
      'Filed: done',
      'Approval: done',
      'Rejected: done',
    ]);
  });

  it('marks the stage that needs a person', () => {
    const failing = [...events, fact(9, 'request.needs_attention')];
    expect(shape(foldStages(failing, 'needs_attention'))[3]).toBe(
      'Executing: failing',
    );
    const contradicted = [
      ...completedEvents.slice(0, -2),
      fact(11, 'request.needs_attention'),
    ];
    expect(shape(foldStages(contradicted, 'needs_attention'))[4]).toBe(
      'Verifying: failing',
    );
  });

  it('tells a stage entered again as another entry', () => {
    const log = [
      ...events.slice(0, 4),
      fact(5, 'request.approval_voided'),
      fact(6, 'request.approved'),
    ];
    expect(shape(foldStages(log, 'scheduled')).slice(0, 5)).toEqual([
      'Filed: done',
      'Approval: done',
      'Scheduled: done',
      'Approval: done',
      'Scheduled: waiting',
    ]);
  });

  it('keeps a fact of an unknown type where it happened', () => {
    const log = [...events, fact(9, 'vendor.sang_a_song')];
    const stages = foldStages(log, 'executing');
    expect(stages[3].events.map(event => event.type)).toContain(
      'vendor.sang_a_song',
    );
  });
});
