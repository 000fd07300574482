import Avatar from '@material-ui/core/Avatar';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { DemoAccount } from './accounts';

const useStyles = makeStyles((theme: Theme) => ({
  root: {
    width: theme.spacing(4),
    height: theme.spacing(4),
    fontSize: theme.typography.caption.fontSize,
    fontWeight: theme.typography.fontWeightBold as number,
    color: theme.palette.primary.contrastText,
    backgroundColor: theme.palette.primary.main,
  },
}));

/** A round mark with the initials; decoration, the name stands beside it. */
export const Initials = ({ account }: { account: DemoAccount }) => {
  const classes = useStyles();
  return (
    <Avatar className={classes.root} aria-hidden>
      {account.name
        .split(' ')
        .map(part => part[0])
        .join('')}
    </Avatar>
  );
};
