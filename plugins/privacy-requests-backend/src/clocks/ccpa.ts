import type { DateTime } from 'luxon';

/** CCPA regulations §7021: 45 calendar days from receipt. */
export function ccpaDue(received: DateTime): DateTime {
  return received.startOf('day').plus({ days: 45 });
}
