import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Chunk,
  PrivacyRequest,
} from 'backstage-plugin-privacy-requests-common';
import { CopyButton, TimeText, useNow } from '../../shared';
import { until } from '../durations';
import { nextStep } from '../nextStep';
import { Freshness } from './Freshness';

const useStyles = makeStyles({
  root: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
});

/** What happens next, who must act, and how fresh that knowledge is. */
export function NextLine(props: {
  request: PrivacyRequest;
  chunks: readonly Chunk[];
  viewer?: string;
  /** When this page last heard from our own backend, epoch ms. */
  readAt?: number;
  /** The last reading failed; what is shown is older. */
  stale: boolean;
}) {
  const { request, chunks, viewer } = props;
  const classes = useStyles();
  const step = nextStep(request, { viewer, chunks });
  const [before, after] = step.text.split('{when}');

  return (
    <Typography component="div" className={classes.root}>
      <b>Next:</b> {before}
      {after !== undefined && step.at && <When at={step.at} />}
      {after}
      {step.taskId && (
        <CopyButton text={step.taskId} label="Copy the task id" />
      )}{' '}
      <Freshness {...props} />
      {step.taskId ? '. ' : ' '}
      {step.yours ? <b>{step.who}</b> : step.who}
    </Typography>
  );
}

function When({ at }: { at: string }) {
  const now = useNow();
  return (
    <>
      at <TimeText at={at} mode="clock" /> ({until(at, now)})
    </>
  );
}
