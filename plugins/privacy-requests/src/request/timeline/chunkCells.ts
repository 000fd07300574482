import {
  chunkStates,
  type Chunk,
  type ChunkState,
} from 'backstage-plugin-privacy-requests-common';

/** Up to here each chunk is a row; above, chunks share a strip of cells. */
export const MAX_CHUNK_ROWS = 10;
/** A strip never has more cells than this. */
export const MAX_CELLS = 200;

/** A stretch of neighbouring chunks, told by its worst state. */
export interface ChunkCell {
  from: number;
  to: number;
  worst: ChunkState;
  /** How many chunks of the stretch are in each state; absent means none. */
  counts: Partial<Record<ChunkState, number>>;
}

/** What needs a look comes before what merely takes its time. */
const worstFirst: readonly ChunkState[] = [
  'failed',
  'unknown',
  'overdue',
  'submitting',
  'running',
  'accepted',
  'planned',
  'skipped',
  'succeeded',
];

/** Letters of the strip, so that no state is told by its shade alone. */
export const chunkLetters: Record<ChunkState, string> = {
  planned: '·',
  submitting: 'S',
  accepted: 'A',
  running: 'R',
  succeeded: '✓',
  failed: 'F',
  unknown: '?',
  overdue: 'O',
  skipped: '–',
};

/** Puts chunks into at most `max` cells of the same size, in their order. */
export function chunkCells(
  chunks: readonly Chunk[],
  max: number = MAX_CELLS,
): ChunkCell[] {
  const sorted = [...chunks].sort((a, b) => a.seq - b.seq);
  const size = Math.max(1, Math.ceil(sorted.length / max));
  const cells: ChunkCell[] = [];
  for (let start = 0; start < sorted.length; start += size) {
    const part = sorted.slice(start, start + size);
    const counts = countStates(part);
    cells.push({
      from: part[0].seq,
      to: part[part.length - 1].seq,
      worst: worstFirst.find(state => counts[state]) ?? part[0].state,
      counts,
    });
  }
  return cells;
}

/** How many chunks are in each state. */
export function countStates(
  chunks: readonly Chunk[],
): Partial<Record<ChunkState, number>> {
  const counts: Partial<Record<ChunkState, number>> = {};
  for (const state of chunkStates) {
    const found = chunks.filter(chunk => chunk.state === state).length;
    if (found > 0) counts[state] = found;
  }
  return counts;
}
