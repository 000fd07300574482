import fc from 'fast-check';
import {
  chunkStates,
  type Chunk,
} from 'backstage-plugin-privacy-requests-common';
import { chunkCells, countStates, MAX_CELLS } from './chunkCells';

const make = (states: readonly Chunk['state'][]): Chunk[] =>
  states.map((state, index) => ({
    seq: index + 1,
    state,
    attempt: 1,
    subjectCount: 100,
    checks: 0,
  }));

describe('chunkCells', () => {
  it('shows a stretch by its worst state', () => {
    const cells = chunkCells(
      make(['succeeded', 'failed', 'running', 'succeeded']),
      2,
    );
    expect(cells).toEqual([
      { from: 1, to: 2, worst: 'failed', counts: { succeeded: 1, failed: 1 } },
      {
        from: 3,
        to: 4,
        worst: 'running',
        counts: { succeeded: 1, running: 1 },
      },
    ]);
  });

  it('never has more than 200 cells and leaves no chunk out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...chunkStates), { maxLength: 900 }),
        states => {
          const chunks = make(states);
          const cells = chunkCells(chunks);
          expect(cells.length).toBeLessThanOrEqual(MAX_CELLS);
          const all = cells.flatMap(cell => Object.values(cell.counts));
          expect(all.reduce((sum, n) => sum + n, 0)).toBe(states.length);
          for (const state of Object.keys(countStates(chunks))) {
            expect(cells.some(cell => state in cell.counts)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
