import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { DateTime } from 'luxon';

const useStyles = makeStyles(theme => ({
  root: {
    listStyle: 'none',
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    color: theme.palette.text.secondary,
    padding: theme.spacing(0.5, 0),
    '&::after': {
      content: '""',
      flex: 1,
      borderTop: `1px solid ${theme.palette.divider}`,
    },
  },
}));

/** Where a new day begins between two facts. */
export function DaySeparator({ at }: { at: string }) {
  const classes = useStyles();
  return (
    <li className={classes.root}>
      <Typography variant="caption" component="time" dateTime={at}>
        {DateTime.fromISO(at).setLocale('en-GB').toFormat('ccc d LLL yyyy')}
      </Typography>
    </li>
  );
}
