import {
  completedEvents,
  events,
  softCompleted,
} from './__testUtils__/requests';
import { assuranceCounts, completionSentence } from './completion';

const none = {
  observed: 0,
  vendorReported: 0,
  notObservable: 0,
  contradicted: 0,
};

describe('completionSentence', () => {
  it('says checked when everybody was observed', () => {
    expect(
      completionSentence(softCompleted, assuranceCounts(completedEvents)),
    ).toBe('Deleted at the vendor and checked');
  });

  it('says how many were checked when not all were', () => {
    expect(
      completionSentence(softCompleted, {
        ...none,
        observed: 1,
        notObservable: 1,
      }),
    ).toBe('Deleted at the vendor: 1 of 2 checked · 1 cannot be observed');
  });

  it('never says checked of what only the vendor reports', () => {
    expect(
      completionSentence(softCompleted, { ...none, vendorReported: 2 }),
    ).toBe('Deleted at the vendor: 2 reported by the vendor, not checked');
    expect(completionSentence(softCompleted, none)).toBe(
      'Deleted at the vendor, not checked',
    );
  });

  it('claims nothing before the facts are read', () => {
    expect(assuranceCounts(events)).toBeUndefined();
    expect(completionSentence(softCompleted, undefined)).not.toContain(
      'checked',
    );
  });

  it('names any other resolution', () => {
    expect(
      completionSentence(
        { ...softCompleted, resolution: { code: 'fulfilled_partially' } },
        { ...none, observed: 2 },
      ),
    ).toBe('Fulfilled in part');
  });
});
