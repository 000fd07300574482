import { request, softCompleted } from './__testUtils__/requests';
import { optionSentences } from './optionSentences';

describe('optionSentences', () => {
  it('says what is left alone too', () => {
    expect(
      optionSentences(softCompleted).map(row => `${row.about}: ${row.does}`),
    ).toEqual([
      'Account: hidden, not erased; can be restored',
      'Messages: left as they are',
      'Two-person conversations: left as they are',
      '1:1 calls: left as they are',
      'Uploaded files: left as they are',
    ]);
  });

  it('marks what cannot be taken back', () => {
    expect(optionSentences(request).every(row => row.final)).toBe(true);
  });

  it('shows a value it does not know as it is, and masks a new owner', () => {
    const rows = optionSentences({
      kind: 'delete',
      options: { user: 'evaporate', newChannelOwnerId: 'carla-the-owner' },
    });
    expect(rows[0].does).toBe('evaporate');
    expect(rows[rows.length - 1].does).toBe('handed to ca…r');
  });
});
