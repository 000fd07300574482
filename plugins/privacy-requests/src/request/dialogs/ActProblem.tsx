import Typography from '@material-ui/core/Typography';
import ErrorOutline from '@material-ui/icons/ErrorOutline';
import { makeStyles } from '@material-ui/core/styles';
import type { ActError } from '../actError';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    gap: theme.spacing(1),
    padding: theme.spacing(1.5),
    border: `1px solid ${theme.palette.error.main}`,
    borderRadius: theme.shape.borderRadius,
    '& svg': { color: theme.palette.error.main, flexShrink: 0 },
    overflowWrap: 'anywhere',
  },
  message: { whiteSpace: 'pre-line' },
}));

const titles: Record<ActError['type'], string> = {
  changed:
    'Changed by another person in the meantime. Nothing was sent. What you see now is the request as it is; review it, then decide again.',
  denied: 'You may not do this. Nothing was changed.',
  failed: 'This was not carried out.',
};

/** Why an act was refused, and what to do about it. */
export function ActProblem({ error }: { error: ActError }) {
  const classes = useStyles();
  return (
    <div className={classes.root} role="alert">
      <ErrorOutline aria-hidden />
      <div>
        <Typography variant="body2">
          <b>{titles[error.type]}</b>
        </Typography>
        <Typography variant="body2" className={classes.message}>
          {error.message}
        </Typography>
      </div>
    </div>
  );
}
