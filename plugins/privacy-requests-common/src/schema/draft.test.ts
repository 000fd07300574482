import fc from 'fast-check';
import { maskId } from '../masking';
import { requestDraftSchema, subjectIdProblem } from './draft';

const draft = {
  app: 'acme-chat',
  kind: 'delete',
  subjects: ['ava-1'],
  options: { user: 'soft' },
  regulation: 'gdpr',
  receivedAt: '2026-11-20T10:00:00+01:00',
  channel: 'email',
  reason: 'Erasure request',
};

const problems = (change: Record<string, unknown>) => {
  const result = requestDraftSchema.safeParse({ ...draft, ...change });
  return result.success
    ? []
    : result.error.issues.map(issue => issue.path.join('.'));
};

describe('a draft', () => {
  it('is accepted when it is complete', () => {
    expect(problems({})).toEqual([]);
  });

  it('names every field at fault at once', () => {
    expect(
      problems({ app: '', subjects: [], receivedAt: 'yesterday', reason: '' }),
    ).toEqual(
      expect.arrayContaining(['app', 'subjects', 'receivedAt', 'reason']),
    );
  });

  it('refuses an unknown field rather than ignoring what the filer meant', () => {
    expect(problems({ option: { user: 'hard' } })).toHaveLength(1);
    expect(problems({ options: { user: 'soft', mesages: 'hard' } })).toEqual([
      'options',
    ]);
  });

  it('refuses a hard deletion that keeps messages or conversations', () => {
    expect(problems({ options: { user: 'hard' } })).toEqual([
      'options.messages',
      'options.conversations',
    ]);
    expect(
      problems({
        options: { user: 'hard', messages: 'hard', conversations: 'soft' },
      }),
    ).toEqual(['options.conversations']);
    expect(
      problems({
        options: { user: 'hard', messages: 'hard', conversations: 'hard' },
      }),
    ).toEqual([]);
  });

  it('never hands channels over to somebody it deletes', () => {
    expect(
      problems({
        subjects: ['ava-1', 'bo-2'],
        options: {
          user: 'hard',
          messages: 'hard',
          conversations: 'hard',
          newChannelOwnerId: 'bo-2',
        },
      }),
    ).toEqual(['options.newChannelOwnerId']);
  });

  it('names a repeated person by position', () => {
    expect(problems({ subjects: ['ava-1', 'bo-2', 'ava-1'] })).toEqual([
      'subjects.2',
    ]);
  });
});

describe('an id', () => {
  it.each([
    'two words',
    'quote"and\'quote',
    'slash/and\\back',
    '..',
    '../../etc/passwd',
    '%2e%2e',
    '😀👩‍👩‍👧',
    'Ünïcödé',
    '李小龙',
    'مريم',
    ' leading',
  ])('may be %j, unchanged', id => {
    expect(subjectIdProblem(id)).toBeUndefined();
    const parsed = requestDraftSchema.parse({ ...draft, subjects: [id] });
    expect(parsed.subjects).toEqual([id]);
  });

  it.each([
    ['', 'is empty'],
    ['   ', 'has only blank characters'],
    ['a\u0000b', 'has a control character'],
    ['a\nb', 'has a control character'],
    ['\ud800', 'is not valid Unicode'],
    ['x'.repeat(256), 'is longer than 255 bytes'],
    ['é'.repeat(128), 'is longer than 255 bytes'],
  ])('%j is refused because it %s', (id, reason) => {
    expect(subjectIdProblem(id)).toBe(reason);
  });

  it('survives JSON both ways whenever it is accepted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), id => {
        fc.pre(subjectIdProblem(id) === undefined);
        expect(JSON.parse(JSON.stringify({ id })).id).toBe(id);
      }),
    );
  });

  it('shows at most three of its characters once masked', () => {
    expect(maskId('ava-lindqvist-4821')).toBe('av…1');
    expect(maskId('ava-1')).toBe('…');
    expect(maskId('😀😁😂😃😄😅')).toBe('😀😁…😅');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), id => {
        expect(Array.from(maskId(id)).length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
