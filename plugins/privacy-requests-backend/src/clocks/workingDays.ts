import type { DateTime } from 'luxon';

const SATURDAY = 6;

/** The same day, or the next one that is neither weekend nor holiday. */
export function rollToWorkingDay(
  day: DateTime,
  holidays: readonly string[],
): DateTime {
  let shown = day;
  while (
    shown.weekday >= SATURDAY ||
    holidays.includes(shown.toISODate() ?? '')
  ) {
    shown = shown.plus({ days: 1 });
  }
  return shown;
}
