import Tooltip from '@material-ui/core/Tooltip';
import { DateTime } from 'luxon';
import { useNow } from './useNow';

/** `4 s ago`, `in 9 s`, `3 min ago`, `2 d ago`. */
export function relativeTime(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  const size = Math.abs(seconds);
  let text = `${size} s`;
  if (size >= 86_400) text = `${Math.floor(size / 86_400)} d`;
  else if (size >= 3600) text = `${Math.floor(size / 3600)} h`;
  else if (size >= 60) text = `${Math.floor(size / 60)} min`;
  if (size === 0) return 'now';
  return seconds > 0 ? `in ${text}` : `${text} ago`;
}

/** A time; the whole of it with its zone on hover. */
export const TimeText = (props: {
  /** ISO 8601. */
  at: string;
  /** `clock` for 10:02:11 instead of a distance. */
  mode?: 'clock' | 'relative';
}) => {
  const now = useNow(props.mode === 'clock' ? 60_000 : 1000);
  const time = DateTime.fromISO(props.at);
  const text =
    props.mode === 'clock'
      ? time.toFormat('HH:mm:ss')
      : relativeTime(time.toMillis(), now);
  return (
    <Tooltip title={time.toFormat("ccc d LLL yyyy, HH:mm:ss 'UTC'ZZ")}>
      <time dateTime={props.at} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {text}
      </time>
    </Tooltip>
  );
};
