import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';

const useStyles = makeStyles((theme: BackstageTheme) => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 2),
    borderColor: theme.palette.status.warning,
    '& button': { minHeight: 40, marginLeft: 'auto' },
  },
}));

/** Said when somebody else decided first, so that the act is moot. */
export function ChangedNotice(props: { number: number; onClose(): void }) {
  const classes = useStyles();
  return (
    <Paper variant="outlined" className={classes.root} role="alert">
      <Typography variant="body2">
        #{props.number} was changed by another person while you were deciding.
        What you were about to do was not carried out and is no longer open.
        This page shows the request as it is now; review it.
      </Typography>
      <Button size="small" onClick={props.onClose}>
        Understood
      </Button>
    </Paper>
  );
}
