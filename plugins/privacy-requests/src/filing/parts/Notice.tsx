import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ErrorOutline from '@material-ui/icons/ErrorOutline';
import InfoOutlined from '@material-ui/icons/InfoOutlined';
import ReportProblemOutlined from '@material-ui/icons/ReportProblemOutlined';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 1.5),
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.action.hover,
    borderLeft: `3px solid ${theme.palette.divider}`,
  },
  icon: { marginTop: 1, flex: 'none' },
  body: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  action: { marginLeft: theme.spacing(-1), '& button': { minHeight: 40 } },
  info: { '& $icon': { color: theme.palette.text.secondary } },
  warning: {
    borderLeftColor: theme.palette.warning.main,
    '& $icon': { color: theme.palette.warning.main },
  },
  error: {
    borderLeftColor: theme.palette.error.main,
    '& $icon': { color: theme.palette.error.main },
  },
}));

const icons = {
  info: InfoOutlined,
  warning: ReportProblemOutlined,
  error: ErrorOutline,
};

/** A sentence the filer has to see, with what can be done about it. */
export function Notice(props: {
  tone: 'info' | 'warning' | 'error';
  children: ReactNode;
  /** Buttons, at the end. */
  action?: ReactNode;
}) {
  const classes = useStyles();
  const Icon = icons[props.tone];
  return (
    <div className={`${classes.root} ${classes[props.tone]}`}>
      <Icon fontSize="small" className={classes.icon} aria-hidden />
      <div className={classes.body}>
        <Typography component="div" variant="body2">
          {props.children}
        </Typography>
        {props.action && <div className={classes.action}>{props.action}</div>}
      </div>
    </div>
  );
}
