import CheckCircle from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import RadioButtonChecked from '@material-ui/icons/RadioButtonChecked';
import RadioButtonUnchecked from '@material-ui/icons/RadioButtonUnchecked';
import Schedule from '@material-ui/icons/Schedule';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import type { StageStatus } from './stages';

/** How a stage stands, in words: never by its shape and colour alone. */
export const stageStatusWords: Record<StageStatus, string> = {
  done: 'done',
  waiting: 'waiting',
  active: 'under way',
  failing: 'needs attention',
  ahead: 'not begun',
};

const icons = {
  done: CheckCircle,
  waiting: Schedule,
  active: RadioButtonChecked,
  failing: ErrorIcon,
  ahead: RadioButtonUnchecked,
} as const;

const useStyles = makeStyles((theme: BackstageTheme) => ({
  done: { color: theme.palette.status.ok },
  // The theme's colour for what is pending is too pale on white.
  waiting: { color: theme.palette.text.secondary },
  active: { color: theme.palette.status.running },
  failing: { color: theme.palette.status.error },
  ahead: { color: theme.palette.text.disabled },
}));

/** The mark of a stage on the rail. */
export function StageIcon({ status }: { status: StageStatus }) {
  const classes = useStyles();
  const Icon = icons[status];
  return <Icon className={classes[status]} fontSize="small" />;
}
