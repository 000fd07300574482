import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { Clock } from 'backstage-plugin-privacy-requests-common';
import { DateTime } from 'luxon';
import { useNow } from './useNow';

const useStyles = makeStyles((theme: Theme) => ({
  root: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  overdue: {
    fontWeight: theme.typography.fontWeightBold as number,
    color:
      theme.palette.type === 'dark'
        ? theme.palette.text.primary
        : theme.palette.error.dark,
  },
}));

/** `due in 3 d, Thu 26 Nov`; overdue in words. */
export function dueWords(clock: Clock, now: number): string {
  if (!clock.dueAt || !clock.shownDueDate) return 'no statutory date';
  const day = DateTime.fromISO(clock.shownDueDate).toFormat('ccc d LLL');
  const zone = { zone: clock.timeZone };
  const days = Math.round(
    DateTime.fromISO(clock.dueAt, zone)
      .startOf('day')
      .diff(DateTime.fromMillis(now, zone).startOf('day'), 'days').days,
  );
  if (clock.overdue) return `overdue by ${Math.max(1, -days)} d, ${day}`;
  if (days <= 0) return `due today, ${day}`;
  return `due in ${days} d, ${day}`;
}

/** When an answer is owed. */
export const DueText = (props: { clock: Clock }) => {
  const classes = useStyles();
  const { clock } = props;
  const now = useNow(60_000);
  const title =
    clock.dueDate && clock.dueDate !== clock.shownDueDate
      ? `Statutory day ${clock.dueDate}, rolled to the next working day (${clock.timeZone})`
      : clock.timeZone;
  return (
    <Tooltip title={title}>
      <span
        className={`${classes.root} ${clock.overdue ? classes.overdue : ''}`}
      >
        {dueWords(clock, now)}
      </span>
    </Tooltip>
  );
};
