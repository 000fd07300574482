import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import ErrorIcon from '@material-ui/icons/Error';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import type {
  Chunk,
  PrivacyRequest,
  RequestEvent,
} from 'backstage-plugin-privacy-requests-common';
import { attentionCode, attentionWords } from './attentionWords';

const useStyles = makeStyles((theme: BackstageTheme) => ({
  root: {
    display: 'flex',
    gap: theme.spacing(1.5),
    padding: theme.spacing(2),
    borderColor: theme.palette.status.error,
    borderLeftWidth: 4,
  },
  icon: { color: theme.palette.status.error },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, max-content) minmax(0, 1fr)',
    columnGap: theme.spacing(2),
    rowGap: theme.spacing(0.5),
    margin: theme.spacing(1, 0, 0),
    '& dd': { margin: 0 },
    '& dt': { color: theme.palette.text.secondary },
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      '& dd': { marginBottom: theme.spacing(1) },
    },
  },
}));

/**
 * What went wrong: what happened, what it means for the people, what the
 * product does by itself, and what the reader can do.
 */
export function AttentionPanel(props: {
  request: PrivacyRequest;
  chunks: readonly Chunk[];
  events: readonly RequestEvent[];
}) {
  const classes = useStyles();
  const words = attentionWords(
    props.request,
    props.chunks,
    attentionCode(props.events),
  );
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-label="Needs attention"
    >
      <ErrorIcon className={classes.icon} aria-hidden />
      <div>
        <Typography variant="body1">
          <b>{words.what}</b>
        </Typography>
        <Typography component="dl" variant="body2" className={classes.list}>
          <dt>For the people</dt>
          <dd>{words.people}</dd>
          <dt>By itself</dt>
          <dd>{words.itself}</dd>
          <dt>You can</dt>
          <dd>{words.you}</dd>
        </Typography>
      </div>
    </Paper>
  );
}
