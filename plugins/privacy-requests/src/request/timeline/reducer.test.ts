import fc from 'fast-check';
import {
  requestStates,
  type RequestEvent,
} from 'backstage-plugin-privacy-requests-common';
import { completedEvents, events } from '../__testUtils__/requests';
import { emptyLog, mergeEvents, type EventLog } from './reducer';
import { foldStages } from './stages';

const read = (log: EventLog, items: readonly RequestEvent[]) =>
  mergeEvents(log, {
    items,
    cursor: items.reduce((max, one) => Math.max(max, one.seq), log.cursor),
  });

describe('mergeEvents', () => {
  it('resumes where the last answer ended', () => {
    const first = read(emptyLog, events.slice(0, 3));
    expect(first.cursor).toBe(3);
    const second = read(first, events.slice(3));
    expect(second.events).toEqual(events);
    expect(second.cursor).toBe(8);
  });

  it('keeps the very same log when an answer has no news', () => {
    const log = read(emptyLog, events);
    expect(mergeEvents(log, { items: events, cursor: 8 })).toBe(log);
    expect(mergeEvents(log, { items: [], cursor: 3 })).toBe(log);
  });

  it('does not step back when an old answer arrives late', () => {
    const log = read(emptyLog, events);
    expect(mergeEvents(log, { items: [], cursor: 2 }).cursor).toBe(8);
  });
});

const types = [
  ...completedEvents.map(event => event.type),
  'request.needs_attention',
  'request.retried',
  'request.approval_voided',
  'chunk.unknown',
  'something.from.a.newer.backend',
];

const streams = fc
  .array(fc.record({ type: fc.constantFrom(...types), gap: fc.nat(2) }), {
    maxLength: 40,
  })
  .map(rows => {
    let seq = 0;
    return rows.map(({ type, gap }): RequestEvent => {
      seq += 1 + gap;
      return {
        seq,
        at: new Date(Date.UTC(2026, 10, 23) + seq * 1000).toISOString(),
        type,
        actor: 'system',
        text: `${type} ${seq}`,
        data: {},
      };
    });
  });

describe('the timeline', () => {
  it('is the same however its facts arrive, cut, doubled and shuffled', () => {
    fc.assert(
      fc.property(
        streams.chain(stream =>
          fc.record({
            stream: fc.constant(stream),
            // Any answers at all, then each fact once more in any order.
            noise: fc.array(fc.subarray(stream), { maxLength: 6 }),
            order: fc.shuffledSubarray(stream, {
              minLength: stream.length,
              maxLength: stream.length,
            }),
            size: fc.integer({ min: 1, max: 7 }),
          }),
        ),
        fc.constantFrom(...requestStates),
        ({ stream, noise, order, size }, state) => {
          let log = emptyLog;
          for (const answer of noise) log = read(log, answer);
          for (let i = 0; i < order.length; i += size) {
            log = read(log, order.slice(i, i + size));
          }
          expect(log).toEqual(read(emptyLog, stream));
          expect(foldStages(log.events, state)).toEqual(
            foldStages(stream, state),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('shows every fact exactly once, in its order, and one current stage', () => {
    fc.assert(
      fc.property(streams, fc.constantFrom(...requestStates), (log, state) => {
        const stages = foldStages(log, state);
        expect(stages.flatMap(stage => stage.events)).toEqual(log);
        const begun = stages.filter(stage => stage.status !== 'ahead');
        expect(begun.slice(0, -1).every(one => one.status === 'done')).toBe(
          true,
        );
        expect(new Set(stages.map(one => one.key)).size).toBe(stages.length);
      }),
      { numRuns: 200 },
    );
  });
});
