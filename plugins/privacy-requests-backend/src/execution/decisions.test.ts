import type { LookupState } from 'backstage-plugin-privacy-requests-common';
import { judge } from './judge';
import { mergePreImage } from './preImage';
import { decideFate, type Findings } from './reconcile';
import { backoff, pollPause, timingOf } from './timing';
import { VendorGate } from './VendorGate';

const probe = { type: 'conversation' as const, ref: 'dm', members: ['ava'] };
const timing = timingOf({
  submitTimeoutMs: 30_000,
  leaseMs: 60_000,
  quiesceMs: 45_000,
  taskLimitMs: 1_800_000,
  allowInMemory: false,
});

/** A person before and after: state, or state and the time of creation. */
const person = (
  before: LookupState | undefined,
  now: LookupState,
  createdAt: { before?: number; now?: number } = { before: 1, now: 1 },
): Findings['subjects'][number] => ({
  before:
    before === undefined
      ? undefined
      : { state: before, createdAt: createdAt.before, probes: [] },
  now: { id: 'ava', state: now, createdAt: createdAt.now },
});

describe('what became of a deletion whose answer never came', () => {
  const fate = (subjects: Findings['subjects'], more: Partial<Findings> = {}) =>
    decideFate({
      kind: 'delete',
      options: { user: 'soft', files: false },
      subjects,
      mayRepeat: true,
      ...more,
    });

  it.each([
    ['everybody gone', [person('active', 'not_visible')], 'gone'],
    ['a deactivated one gone', [person('deactivated', 'not_visible')], 'gone'],
    [
      'gone, beside one who was never there',
      [person('active', 'not_visible'), person('not_visible', 'not_visible')],
      'gone',
    ],
    ['all there, unchanged', [person('active', 'active')], 'not_done'],
    [
      'some gone, some there',
      [person('active', 'not_visible'), person('active', 'active')],
      'person',
    ],
    [
      'there, but made anew',
      [person('active', 'active', { before: 1, now: 2 })],
      'person',
    ],
    [
      'there, without a time to compare',
      [person('active', 'active', {})],
      'person',
    ],
    [
      'somebody there who was not before',
      [person('active', 'not_visible'), person('not_visible', 'active')],
      'person',
    ],
    ['nobody there before', [person('not_visible', 'not_visible')], 'person'],
    ['no pre-image', [person(undefined, 'not_visible')], 'person'],
    ['nobody at all', [], 'person'],
  ] as const)('%s', (_what, subjects, expected) => {
    expect(fate([...subjects])).toBe(expected);
  });

  it.each(['user', 'messages', 'conversations', 'calls'])(
    'a hard option (%s) is never repeated without a person',
    option => {
      expect(
        fate([person('active', 'active')], { options: { [option]: 'hard' } }),
      ).toBe('person');
    },
  );

  it('nothing is repeated twice', () => {
    expect(fate([person('active', 'active')], { mayRepeat: false })).toBe(
      'person',
    );
  });
});

describe('what became of a restore whose answer never came', () => {
  it.each([
    ['everybody back', ['active', 'active'], true, 'done'],
    ['nobody back', ['not_visible', 'not_visible'], true, 'not_done'],
    ['nobody back, again', ['not_visible', 'not_visible'], false, 'person'],
    ['some back', ['active', 'not_visible'], true, 'person'],
  ] as const)('%s', (_what, states, mayRepeat, expected) => {
    expect(
      decideFate({
        kind: 'restore',
        options: {},
        subjects: states.map(state => person('not_visible', state)),
        mayRepeat,
      }),
    ).toBe(expected);
  });
});

it('other operations are left to a person', () => {
  expect(
    decideFate({
      kind: 'export',
      options: {},
      subjects: [person('active', 'active')],
      mayRepeat: true,
    }),
  ).toBe('person');
});

describe('what is said of a person is no surer than it was seen', () => {
  const sight = (
    before: LookupState | undefined,
    now: LookupState,
    visible: string[] = [],
    probes: Array<typeof probe> = [],
  ) =>
    judge({
      kind: 'delete',
      before: before && { state: before, probes },
      now: { id: 'ava', state: now },
      visibleProbes: new Set(visible),
    });

  it.each([
    ['gone', sight('active', 'not_visible'), 'observed', 'gone'],
    [
      'gone with the conversation',
      sight('active', 'not_visible', [], [probe]),
      'observed',
      'gone_with_probes',
    ],
    [
      'gone, the conversation is not',
      sight('active', 'not_visible', ['dm'], [probe]),
      'contradicted',
      'probe_still_visible',
    ],
    [
      'somebody else’s conversation does not matter',
      sight('active', 'not_visible', ['other'], [probe]),
      'observed',
      'gone_with_probes',
    ],
    ['still there', sight('active', 'active'), 'contradicted', 'still_visible'],
    [
      'deactivated is still there',
      sight('active', 'deactivated'),
      'contradicted',
      'still_visible',
    ],
    [
      'never there',
      sight('not_visible', 'not_visible'),
      'not_observable',
      'not_visible_before',
    ],
    [
      'nobody looked before',
      sight(undefined, 'not_visible'),
      'not_observable',
      'not_visible_before',
    ],
  ] as const)('%s', (_what, verdict, assurance, note) => {
    expect(verdict).toMatchObject({ assurance, note });
  });
});

describe('what was seen before', () => {
  const earlier = { state: 'active' as const, createdAt: 1, probes: [probe] };

  it('stays when an attempt took a part of it away', () => {
    expect(
      mergePreImage(
        { subjectId: 'ava', preImage: earlier },
        { id: 'ava', state: 'not_visible' },
        [],
      ),
    ).toEqual(earlier);
  });

  it('is a person’s own conversations only', () => {
    const other = { ...probe, ref: 'other', members: ['noor', 'liam'] };
    expect(
      mergePreImage({ subjectId: 'ava' }, { id: 'ava', state: 'active' }, [
        probe,
        other,
      ]).probes,
    ).toEqual([probe]);
  });
});

describe('pauses', () => {
  it('a young task is asked after often, an old one slowly', () => {
    expect(pollPause(timing, 0)).toBe(1_000);
    expect(pollPause(timing, 4_000)).toBe(2_200);
    expect(pollPause(timing, 600_000)).toBe(15_000);
    expect(pollPause(timing, timing.taskLimitMs + 1)).toBe(60_000);
  });

  it('after failures it is anywhere up to a growing bound', () => {
    for (let failures = 0; failures < 40; failures += 1) {
      const pause = backoff(timing, failures);
      expect(pause).toBeGreaterThanOrEqual(0);
      expect(pause).toBeLessThanOrEqual(
        Math.min(60_000, 1_000 * 2 ** failures),
      );
    }
  });

  it('a closed gate concerns one app and one operation, and opens again', () => {
    let now = 0;
    const gate = VendorGate.create(() => now);
    gate.close('chat', 'delete', 500);
    gate.close('chat', 'delete', 100);
    expect(gate.waitMs('chat', 'delete')).toBe(500);
    expect(gate.waitMs('chat', 'restore')).toBe(0);
    expect(gate.waitMs('video', 'delete')).toBe(0);
    now = 500;
    expect(gate.waitMs('chat', 'delete')).toBe(0);
  });
});
