import type { DateTime } from 'luxon';

/**
 * GDPR article 12(3), and the UK GDPR alike: one calendar month from receipt;
 * where the next month has no such day, its last one.
 */
export function gdprDue(received: DateTime): DateTime {
  return received.startOf('day').plus({ months: 1 });
}
