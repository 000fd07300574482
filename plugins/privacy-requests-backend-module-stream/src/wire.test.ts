import * as fc from 'fast-check';
import { toEpochMs } from './wire';

it('reads every time to the millisecond, whole ones included', () => {
  const from = Date.UTC(2015, 0);
  const to = Date.UTC(2099, 0);
  fc.assert(
    fc.property(
      fc.integer({ min: from, max: to }),
      // The last microseconds may count as the next millisecond.
      fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 997_000 })),
      (ms, rest) => {
        const wire = (BigInt(ms) * 1_000_000n + BigInt(rest)).toString();
        expect(toEpochMs(JSON.parse(wire))).toBe(ms);
      },
    ),
    { numRuns: 5_000 },
  );
});
