import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: `${theme.spacing(14)}px minmax(0, 1fr)`,
    gap: theme.spacing(1, 3),
    padding: theme.spacing(3),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      padding: theme.spacing(2),
    },
  },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
  },
}));

/** One of the four sections of the form. */
export function Section(props: {
  title: string;
  hint: string;
  children: ReactNode;
}) {
  const classes = useStyles();
  const titleId = useId();
  return (
    <section className={classes.root} aria-labelledby={titleId}>
      <div>
        <Typography id={titleId} component="h2" variant="h6">
          {props.title}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {props.hint}
        </Typography>
      </div>
      <div className={classes.body}>{props.children}</div>
    </section>
  );
}
