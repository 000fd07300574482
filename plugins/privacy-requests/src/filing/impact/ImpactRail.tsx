import Button from '@material-ui/core/Button';
import Divider from '@material-ui/core/Divider';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { TimeText } from '../../shared';
import { Notice } from '../parts/Notice';
import { ImpactFacts } from './ImpactFacts';
import { NextSteps } from './NextSteps';
import { previewProblem } from './previewProblem';
import type { PreviewState } from './usePreview';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(2, 2.5, 2.5),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    minHeight: 40,
  },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
  lines: { whiteSpace: 'pre-line' },
  old: { opacity: 0.55 },
  bone: {
    height: theme.spacing(2),
    margin: theme.spacing(0.75, 0),
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.action.hover,
  },
}));

/** The impact of the draft, always in sight. */
export function ImpactRail(props: {
  state: PreviewState;
  missing: readonly string[];
  /** The account can be brought back after this plan. */
  restorable: boolean;
  onAsk(): void;
}) {
  const classes = useStyles();
  const { state, onAsk } = props;
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-label="Impact"
    >
      <div className={classes.head}>
        <Typography component="h2" variant="h6">
          Impact
        </Typography>
        {state.status === 'ready' && (
          <Button size="small" onClick={onAsk} style={{ minHeight: 40 }}>
            Ask again
          </Button>
        )}
      </div>
      <div aria-live="polite" aria-busy={state.status === 'asking'}>
        <Body {...props} />
      </div>
      {state.status === 'ready' && (
        <>
          <Typography variant="caption" color="textSecondary">
            The vendor was asked{' '}
            <TimeText at={state.preview.impact.observedAt} />. Nothing was
            changed there.
          </Typography>
          <Divider />
          <NextSteps preview={state.preview} />
        </>
      )}
    </Paper>
  );
}

function Body(props: Parameters<typeof ImpactRail>[0]) {
  const classes = useStyles();
  const { state, missing, restorable } = props;
  switch (state.status) {
    case 'waiting':
      return (
        <Typography component="div" variant="body2" color="textSecondary">
          What this would do is shown here as you type. It still needs:
          <ul className={classes.list}>
            {missing.map(item => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </Typography>
      );
    case 'asking':
      return state.previous ? (
        <div>
          <Typography variant="caption" color="textSecondary">
            Asking the vendor; below is what held before your last change.
          </Typography>
          <div className={classes.old}>
            <ImpactFacts preview={state.previous} />
          </div>
        </div>
      ) : (
        <div>
          <Typography variant="caption" color="textSecondary">
            Asking the vendor…
          </Typography>
          {['40%', '95%', '70%', '55%'].map(width => (
            <div key={width} className={classes.bone} style={{ width }} />
          ))}
        </div>
      );
    case 'failed':
      return (
        <Notice
          tone="error"
          action={
            <Button color="primary" onClick={props.onAsk}>
              Ask again
            </Button>
          }
        >
          <b>{previewProblem(state.error).title}</b>
          <br />
          <span className={classes.lines}>
            {previewProblem(state.error).text}
          </span>
        </Notice>
      );
    default:
      return (
        <>
          <ImpactFacts preview={state.preview} />
          <Reversal
            final={state.preview.impact.irreversible}
            restorable={restorable}
          />
        </>
      );
  }
}

const useReversalStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(1.5) },
}));

function Reversal(props: { final: boolean; restorable: boolean }) {
  const classes = useReversalStyles();
  if (!props.final && !props.restorable) return null;
  return (
    <div className={classes.root}>
      {props.final ? (
        <Notice tone="warning">
          <b>This cannot be taken back.</b>
        </Notice>
      ) : (
        <Notice tone="info">
          The accounts can be restored. Memberships, messages and reactions do
          not come back.
        </Notice>
      )}
    </div>
  );
}
