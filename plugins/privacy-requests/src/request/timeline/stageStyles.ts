import { makeStyles } from '@material-ui/core/styles';

/** How the stages hang on their thread. */
export const useStageStyles = makeStyles(theme => ({
  stage: {
    display: 'grid',
    gridTemplateColumns: `${theme.spacing(3)}px minmax(0, 1fr)`,
    columnGap: theme.spacing(1),
  },
  rail: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    paddingTop: 10,
  },
  thread: {
    flex: 1,
    width: 2,
    minHeight: theme.spacing(1),
    marginTop: theme.spacing(0.5),
    marginBottom: theme.spacing(-0.75),
    background: theme.palette.divider,
  },
  content: { minWidth: 0 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'flex-start',
    columnGap: theme.spacing(1.5),
    width: '100%',
    minHeight: 40,
    padding: theme.spacing(1, 3.5, 1, 1),
    borderRadius: theme.shape.borderRadius,
    textAlign: 'left',
    position: 'relative',
    'button&:hover': { background: theme.palette.action.hover },
    '&.Mui-focusVisible': {
      outline: `2px solid ${theme.palette.primary.main}`,
    },
  },
  title: { fontWeight: 'bold' },
  ahead: { color: theme.palette.text.secondary },
  headline: { flex: '1 1 0', minWidth: 160, overflowWrap: 'anywhere' },
  time: { fontVariantNumeric: 'tabular-nums', marginLeft: 'auto' },
  fold: {
    position: 'absolute',
    right: theme.spacing(0.5),
    top: 10,
    fontSize: theme.typography.h6.fontSize,
    color: theme.palette.text.secondary,
  },
  body: { padding: theme.spacing(0, 1, 1.5) },
  srOnly: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clip: 'rect(0 0 0 0)',
    whiteSpace: 'nowrap',
  },
}));
