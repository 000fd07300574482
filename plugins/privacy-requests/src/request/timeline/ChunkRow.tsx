import Typography from '@material-ui/core/Typography';
import ErrorOutline from '@material-ui/icons/ErrorOutline';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import type {
  Chunk,
  RequestEvent,
} from 'backstage-plugin-privacy-requests-common';
import { ChunkMark, CopyButton, people, TimeText, useNow } from '../../shared';
import { unknownWords } from '../nextStep';
import { short } from '../words';
import { chunkAge, chunkChecks, silentSince } from './chunkSentence';
import { TechnicalDetail } from './TechnicalDetail';

const useStyles = makeStyles((theme: BackstageTheme) => ({
  root: {
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    '&:first-child': { borderTop: 0 },
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(1),
  },
  problem: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    '& svg': { color: theme.palette.status.error, flexShrink: 0 },
  },
  task: { whiteSpace: 'nowrap' },
}));

/** One vendor call: what it is, how it stands, and how fresh that is. */
export function ChunkRow(props: {
  chunk: Chunk;
  /** The facts about this chunk, oldest first. */
  events: readonly RequestEvent[];
}) {
  const { chunk, events } = props;
  const classes = useStyles();
  const now = useNow();
  const age = chunkAge(chunk, now);
  const checks = chunkChecks(chunk, now);
  const silent = silentSince(chunk, now);

  return (
    <li className={classes.root} data-testid="chunk">
      <Typography variant="body2" component="div" className={classes.line}>
        <ChunkMark state={chunk.state} />
        <span>
          chunk {chunk.seq} · {people(chunk.subjectCount)}
          {chunk.attempt > 0 && ` · attempt ${chunk.attempt}`}
        </span>
        {chunk.vendorTaskId && (
          <span className={classes.task}>
            · task{' '}
            <code title={chunk.vendorTaskId}>
              {short(chunk.vendorTaskId, 4)}
            </code>
            <CopyButton text={chunk.vendorTaskId} label="Copy the task id" />
          </span>
        )}
        {age && <span>· {age}</span>}
      </Typography>
      <Typography variant="body2" component="div" color="textSecondary">
        {chunk.submittedAt && (
          <>
            <TimeText at={chunk.submittedAt} mode="clock" /> sent
          </>
        )}
        {chunk.acceptedAt && (
          <>
            {' · '}
            <TimeText at={chunk.acceptedAt} mode="clock" /> accepted
          </>
        )}
        {chunk.finishedAt && (
          <>
            {' · '}
            <TimeText at={chunk.finishedAt} mode="clock" /> ended
          </>
        )}
        {checks && ` · ${checks}`}
        {chunk.vendorStatus && <> · vendor says “{chunk.vendorStatus}”</>}
        {silent && (
          <>
            {' · '}no change since <TimeText at={silent} mode="clock" />
          </>
        )}{' '}
        <TechnicalDetail value={{ chunk, events }} />
      </Typography>
      {chunk.problem && (
        <Typography variant="body2" component="div" className={classes.problem}>
          <ErrorOutline fontSize="small" aria-hidden />
          {chunk.problem}
        </Typography>
      )}
      {chunk.state === 'unknown' && (
        <Typography variant="body2">{unknownWords}</Typography>
      )}
    </li>
  );
}
