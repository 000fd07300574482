import type { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2) },
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    minHeight: 32,
    marginBottom: theme.spacing(1),
  },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
  },
}));

/** One card of the right column. */
export function Panel(props: {
  title: string;
  /** Beside the title, at the end of the line. */
  action?: ReactNode;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-label={props.title}
    >
      <div className={classes.head}>
        <Typography component="h2" variant="h6">
          {props.title}
        </Typography>
        {props.action}
      </div>
      <div className={classes.body}>{props.children}</div>
    </Paper>
  );
}
