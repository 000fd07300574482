import { DateTime } from 'luxon';
import type { Regulation } from 'backstage-plugin-privacy-requests-common';
import { ccpaDue } from './ccpa';
import { gdprDue } from './gdpr';
import { rollToWorkingDay } from './workingDays';

/** When an answer is owed. */
export interface DueDate {
  /** Epoch milliseconds: the end of the raw due day in the zone. */
  dueAt: number;
  /** Raw statutory day, YYYY-MM-DD. */
  dueDate: string;
  /** The day to show, rolled to a working day where the law does. */
  shownDueDate: string;
}

/** What a due date is computed from. */
export interface Receipt {
  regulation: Regulation;
  /** Epoch milliseconds of receipt, not of filing. */
  receivedAt: number;
  /** IANA zone of the controller's seat. */
  timeZone: string;
  /** Public holidays, YYYY-MM-DD. */
  holidays: readonly string[];
}

/** The statutory due date of a request, or `undefined` where none applies. */
export function dueDateOf(receipt: Receipt): DueDate | undefined {
  const received = DateTime.fromMillis(receipt.receivedAt, {
    zone: receipt.timeZone,
  });
  const day = dueDayOf(receipt.regulation, received);
  if (!day) return undefined;
  const shown =
    receipt.regulation === 'ccpa'
      ? day
      : rollToWorkingDay(day, receipt.holidays);
  return {
    dueAt: day.endOf('day').toMillis(),
    dueDate: day.toISODate() ?? '',
    shownDueDate: shown.toISODate() ?? '',
  };
}

function dueDayOf(
  regulation: Regulation,
  received: DateTime,
): DateTime | undefined {
  if (regulation === 'none') return undefined;
  return regulation === 'ccpa' ? ccpaDue(received) : gdprDue(received);
}
