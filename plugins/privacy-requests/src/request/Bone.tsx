import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'block',
    borderRadius: theme.shape.borderRadius,
    background: theme.palette.action.hover,
    maxWidth: '100%',
  },
}));

/** A still placeholder in the shape of what will stand here. */
export function Bone(props: { width?: number | string; height?: number }) {
  const classes = useStyles();
  const { width = '100%', height = 16 } = props;
  return (
    <span className={classes.root} style={{ width, height }} aria-hidden />
  );
}
