import fc from 'fast-check';
import { subjectIdProblem } from 'backstage-plugin-privacy-requests-common';
import {
  addLines,
  hasOuterBlanks,
  initialsOf,
  nobody,
  removeId,
  removeOuterBlanks,
} from './people';

const odd = [
  'two  words',
  'quote"and\'quote',
  'slash/and\\back',
  '..',
  '../../etc/passwd',
  '%2e%2e',
  'a,b;c\u00a0d',
  '😀👩‍👩‍👧',
  'Ünïcödé',
  '李小龙',
  'مريم',
  ' leading',
  'trailing ',
];

describe('entered ids', () => {
  it('arrive unchanged, whatever is in them', () => {
    expect(addLines(nobody, odd.join('\n')).ids).toEqual(odd);
  });

  it('survive the way through the field whenever they are valid', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc
            .oneof(
              fc.string({ unit: 'grapheme' }),
              fc.string({ unit: 'binary' }),
            )
            .filter(id => subjectIdProblem(id) === undefined),
        ),
        fc.constantFrom('\n', '\r\n'),
        (ids, lineEnding) => {
          const people = addLines(nobody, ids.join(lineEnding));
          expect(people.ids).toEqual(ids);
          expect(people.refused).toEqual([]);
        },
      ),
    );
  });

  it('are each kept, refused by name or named as repeated', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), lines => {
        const people = addLines(nobody, lines.join('\n'));
        const accounted = new Set([
          ...people.ids,
          ...people.refused.map(item => item.line),
          ...people.repeated,
          '',
        ]);
        for (const line of lines.join('\n').split('\n')) {
          expect(accounted).toContain(line.replace(/\r$/, ''));
        }
      }),
    );
  });

  it('are refused by name, with the reason', () => {
    const people = addLines(nobody, `ava\ta-1\nbo-2\n   \n${'x'.repeat(256)}`);
    expect(people.ids).toEqual(['bo-2']);
    expect(people.refused).toEqual([
      { line: 'ava\ta-1', reason: 'has a control character' },
      { line: '   ', reason: 'has only blank characters' },
      { line: 'x'.repeat(256), reason: 'is longer than 255 bytes' },
    ]);
  });

  it('count once when they are entered again', () => {
    const people = addLines(addLines(nobody, 'ava-1\nbo-2'), 'bo-2\n\nava-1\n');
    expect(people.ids).toEqual(['ava-1', 'bo-2']);
    expect(people.repeated).toEqual(['bo-2', 'ava-1']);
    expect(removeId(people, 'bo-2')).toEqual({
      ids: ['ava-1'],
      refused: [],
      repeated: ['ava-1'],
    });
  });

  it('lose the blanks around them only on demand', () => {
    const people = addLines(nobody, ' ava-1\nava-1\nbo 2 \n c');
    expect(people.ids.filter(hasOuterBlanks)).toEqual([
      ' ava-1',
      'bo 2 ',
      ' c',
    ]);
    expect(removeOuterBlanks(people, [' ava-1', 'bo 2 ']).ids).toEqual([
      'ava-1',
      'bo 2',
      ' c',
    ]);
  });
});

describe('initials', () => {
  it.each([
    ['Ava Lindqvist', 'AL'],
    ['ava-lindqvist-4821', 'AL'],
    ['李小龙', '李'],
    ['😀 smile', '😀S'],
    ['..', ''],
  ])('of %j are %j', (text, initials) => {
    expect(initialsOf(text)).toBe(initials);
  });
});
