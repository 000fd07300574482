import { useMemo } from 'react';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Chunk,
  RequestEvent,
} from 'backstage-plugin-privacy-requests-common';
import { MAX_CHUNK_ROWS } from './chunkCells';
import { ChunkRow } from './ChunkRow';
import { ChunkStrip } from './ChunkStrip';
import { EventList } from './EventList';
import { besideChunks, chunkOf } from './stageEvents';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  bar: {
    margin: theme.spacing(0, 0, 1),
    '@media (prefers-reduced-motion: reduce)': {
      '& .MuiLinearProgress-bar': { transition: 'none' },
    },
  },
  facts: { marginTop: theme.spacing(1) },
}));

/** The vendor calls of a request: rows while few, a strip when many. */
export function ExecutingBody(props: {
  chunks: readonly Chunk[];
  events: readonly RequestEvent[];
}) {
  const { chunks, events } = props;
  const classes = useStyles();
  const settled = chunks.filter(chunk =>
    ['succeeded', 'skipped'].includes(chunk.state),
  ).length;
  const byChunk = useMemo(() => {
    const map = new Map<number, RequestEvent[]>();
    for (const event of events) {
      const chunk = chunkOf(event);
      if (chunk !== undefined) {
        map.set(chunk, [...(map.get(chunk) ?? []), event]);
      }
    }
    return map;
  }, [events]);
  const beside = besideChunks(events);

  return (
    <>
      <LinearProgress
        className={classes.bar}
        variant="determinate"
        value={(100 * settled) / chunks.length}
        aria-label={`${settled} of ${chunks.length} chunks done`}
      />
      {chunks.length <= MAX_CHUNK_ROWS ? (
        <ol className={classes.list} aria-label="Chunks">
          {chunks.map(chunk => (
            <ChunkRow
              key={chunk.seq}
              chunk={chunk}
              events={byChunk.get(chunk.seq) ?? []}
            />
          ))}
        </ol>
      ) : (
        <ChunkStrip chunks={chunks} />
      )}
      {beside.length > 0 && (
        <div className={classes.facts}>
          <EventList events={beside} />
        </div>
      )}
    </>
  );
}
