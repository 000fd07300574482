import { makeStyles } from '@material-ui/core/styles';

/** Two columns; below the breakpoint the right one folds under the left. */
export const useRequestLayout = makeStyles(theme => ({
  top: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1.5),
  },
  status: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    flex: '1 1 480px',
    minWidth: 0,
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(320px, 400px)',
    gridTemplateRows: 'auto 1fr',
    gridTemplateAreas: '"main side" "foot side"',
    gap: theme.spacing(2),
    alignItems: 'start',
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'auto',
      gridTemplateAreas: '"main" "side" "foot"',
    },
  },
  main: {
    gridArea: 'main',
    padding: theme.spacing(2),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(1.5, 1) },
  },
  side: {
    gridArea: 'side',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
  },
  foot: {
    gridArea: 'foot',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    gap: theme.spacing(2),
    alignItems: 'start',
  },
  announcer: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clip: 'rect(0 0 0 0)',
    whiteSpace: 'nowrap',
  },
}));
