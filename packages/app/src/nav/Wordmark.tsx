import { Link, useSidebarOpenState } from '@backstage/core-components';
import { makeStyles, type Theme } from '@material-ui/core/styles';

const useStyles = makeStyles((theme: Theme) => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    height: theme.spacing(8),
    paddingLeft: theme.spacing(3),
    color: theme.palette.navigation.selectedColor,
    fontSize: theme.typography.h6.fontSize,
    fontWeight: theme.typography.fontWeightBold as number,
    '&:hover': { color: theme.palette.navigation.selectedColor },
  },
}));

/** The portal's name; one letter while the sidebar is narrow. */
export const Wordmark = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" underline="none" className={classes.root} aria-label="Home">
      {isOpen ? 'Acme' : 'A'}
    </Link>
  );
};
