import { dueDateOf } from './dueDate';

const due = (
  regulation: 'gdpr' | 'uk-gdpr' | 'ccpa' | 'none',
  receivedAt: string,
  timeZone = 'Europe/Berlin',
  holidays: string[] = [],
) =>
  dueDateOf({
    regulation,
    receivedAt: Date.parse(receivedAt),
    timeZone,
    holidays,
  });

describe('the due date', () => {
  it.each([
    ['gdpr', '2026-01-30', '2026-02-28', '2026-03-02'],
    ['gdpr', '2026-01-31', '2026-02-28', '2026-03-02'],
    ['gdpr', '2026-11-30', '2026-12-30', '2026-12-30'],
    ['gdpr', '2026-09-03', '2026-10-03', '2026-10-05'],
    ['uk-gdpr', '2026-09-03', '2026-10-03', '2026-10-05'],
    ['ccpa', '2026-01-15', '2026-03-01', '2026-03-01'],
  ] as const)(
    '%s received on %s is owed on %s and shown as %s',
    (regulation, received, raw, shown) => {
      expect(due(regulation, `${received}T12:00:00Z`)).toMatchObject({
        dueDate: raw,
        shownDueDate: shown,
      });
    },
  );

  it('counts from the controller’s day, not from the day in UTC', () => {
    // 23:30 on 31 January in New York is already February in UTC.
    expect(
      due('gdpr', '2026-02-01T04:30:00Z', 'America/New_York')?.dueDate,
    ).toBe('2026-02-28');
  });

  it('ends with the due day in the controller’s zone, across a clock change', () => {
    expect(due('gdpr', '2026-02-28T12:00:00Z')?.dueAt).toBe(
      Date.parse('2026-03-28T22:59:59.999Z'),
    );
    expect(due('gdpr', '2026-03-05T12:00:00Z')?.dueAt).toBe(
      Date.parse('2026-04-05T21:59:59.999Z'),
    );
  });

  it('rolls over configured holidays', () => {
    expect(
      due('gdpr', '2026-11-25T12:00:00Z', 'Europe/Berlin', [
        '2026-12-25',
        '2026-12-26',
        '2026-12-28',
      ])?.shownDueDate,
    ).toBe('2026-12-29');
  });

  it('is absent where no regulation applies', () => {
    expect(due('none', '2026-01-30T12:00:00Z')).toBeUndefined();
  });
});
