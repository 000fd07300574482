import { DateTime } from 'luxon';

/** A calendar day as a date field holds it, in the filer's own zone. */
export function dayOf(instant: string): string {
  return DateTime.fromISO(instant).toISODate() ?? '';
}

/** Why a day cannot be the day of receipt, or `undefined` when it can. */
export function receivedOnProblem(day: string): string | undefined {
  const date = DateTime.fromISO(day);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !date.isValid) {
    return 'Enter the day on which the request was received';
  }
  if (date > DateTime.now()) return 'The day of receipt lies in the future';
  if (date.year < 2000) return 'The day of receipt lies too far back';
  return undefined;
}

/**
 * The instant that stands for a day of receipt. The day on which the form was
 * opened is that very instant; an earlier day is its noon, so that it stays
 * the same day in the controller's zone. The answer does not move while the
 * form is open: a repeated send carries the same content.
 */
export function receivedAt(day: string, openedAt: string): string {
  const opened = dayOf(openedAt);
  if (day === opened) return openedAt;
  const midnight = DateTime.fromISO(day);
  const instant = day < opened ? midnight.set({ hour: 12 }) : midnight;
  return instant.toUTC().toISO() ?? '';
}
