import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { demoAccounts } from '../accounts/accounts';
import { AccountChooser } from './AccountChooser';

describe('AccountChooser', () => {
  it('says of every account what it may do, and makes one that account', async () => {
    const onChoose = jest.fn();
    render(<AccountChooser onChoose={onChoose} />);
    for (const account of demoAccounts) {
      expect(screen.getAllByText(account.may).length).toBeGreaterThan(0);
    }
    await userEvent.click(
      screen.getByRole('button', { name: 'Ruth Adeyemi (auditor)' }),
    );
    expect(onChoose).toHaveBeenCalledWith(
      expect.objectContaining({ ref: 'user:default/auditor' }),
    );
  });
});
