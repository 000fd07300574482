import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import type {
  Chunk,
  ChunkState,
} from 'backstage-plugin-privacy-requests-common';
import { chunkStateWords } from '../../shared';
import {
  chunkCells,
  chunkLetters,
  countStates,
  type ChunkCell,
} from './chunkCells';
import { ChunkTable } from './ChunkTable';
import { useStripStyles } from './stripStyles';

function cellWords(cell: ChunkCell): string {
  const counts = Object.entries(cell.counts)
    .map(([state, n]) => `${n} ${wordOf(state as ChunkState)}`)
    .join(', ');
  return cell.from === cell.to
    ? `chunk ${cell.from}: ${wordOf(cell.worst)}`
    : `chunks ${cell.from}–${cell.to}: ${counts}`;
}

function wordOf(state: ChunkState): string {
  return chunkStateWords[state].toLocaleLowerCase('en-US');
}

/**
 * Many chunks in one strip: a cell is a stretch of chunks told by its worst
 * state, with shade and letter; the table says the same in words.
 */
export function ChunkStrip({ chunks }: { chunks: readonly Chunk[] }) {
  const classes = useStripStyles();
  const [table, setTable] = useState(false);
  const cells = chunkCells(chunks);
  const counts = countStates(chunks);
  const summary = (Object.entries(counts) as Array<[ChunkState, number]>)
    .map(([state, n]) => `${n} ${wordOf(state)}`)
    .join(', ');

  return (
    <div>
      <div className={classes.head}>
        <Typography variant="body2" component="div" className={classes.legend}>
          {(Object.entries(counts) as Array<[ChunkState, number]>).map(
            ([state, n]) => (
              <span key={state} className={classes.legendItem}>
                <span
                  aria-hidden
                  className={`${classes.cell} ${classes[state]}`}
                >
                  {chunkLetters[state]}
                </span>
                {n} {wordOf(state)}
              </span>
            ),
          )}
        </Typography>
        <Button
          size="small"
          aria-pressed={table}
          onClick={() => setTable(!table)}
        >
          {table ? 'Show as strip' : 'Show as table'}
        </Button>
      </div>
      {table ? (
        <ChunkTable chunks={chunks} />
      ) : (
        <div
          className={classes.strip}
          role="img"
          aria-label={`${chunks.length} chunks: ${summary}`}
        >
          {cells.map(cell => (
            <Tooltip key={cell.from} title={cellWords(cell)}>
              <span
                className={`${classes.cell} ${classes[cell.worst]}`}
                data-testid="cell"
              >
                {chunkLetters[cell.worst]}
              </span>
            </Tooltip>
          ))}
        </div>
      )}
    </div>
  );
}
