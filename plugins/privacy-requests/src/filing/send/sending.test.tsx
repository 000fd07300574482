import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { filed } from '../__fixtures__/filing';
import {
  choose,
  failing,
  fakeApi,
  fillWhy,
  paste,
  renderFilingPage,
  sendButton,
} from '../__testUtils__/renderFilingPage';

describe('sending', () => {
  it('leads to what is missing instead of sending', async () => {
    const { api } = await renderFilingPage();
    fireEvent.click(sendButton());
    const summary = await screen.findByRole('alert');
    expect(summary).toHaveTextContent('Nothing was sent yet');
    await waitFor(() => expect(summary).toHaveFocus());
    fireEvent.click(
      within(summary).getByRole('button', {
        name: 'Choose how the request arrived',
      }),
    );
    expect(screen.getByLabelText('Arrived by')).toHaveFocus();
    expect(api.file).not.toHaveBeenCalled();
  });

  it('files a soft deletion with ids unchanged and goes to its page', async () => {
    const { api, location } = await renderFilingPage();
    const odd = ['two  words', '../x"y', '李小龙', '😀'];
    paste(odd.join('\r\n'));
    fillWhy();
    expect(sendButton()).toHaveTextContent('Send 4 people for approval');
    fireEvent.click(sendButton());
    await waitFor(() =>
      expect(location().pathname).toBe(
        `/privacy-requests/requests/${filed.id}`,
      ),
    );
    expect(api.file.mock.calls[0][0]).toMatchObject({
      app: 'acme-chat',
      kind: 'delete',
      subjects: odd,
      options: { user: 'soft', files: false },
      regulation: 'gdpr',
      channel: 'email',
      reason: 'Account closed by the customer',
    });
  });

  it('takes a line that is still being typed when Ctrl+Enter sends', async () => {
    const { api } = await renderFilingPage();
    fillWhy();
    const field = screen.getByLabelText('Ids, one per line');
    fireEvent.change(field, { target: { value: 'ava-1' } });
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(api.file).toHaveBeenCalledTimes(1));
    expect(api.file.mock.calls[0][0].subjects).toEqual(['ava-1']);
  });

  it('wants the count typed before a plan that cannot be taken back', async () => {
    const { api } = await renderFilingPage();
    choose('Erase for good');
    paste('ava-1\nbo-2');
    fillWhy();
    fireEvent.click(sendButton());
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText(/4 other people lose 96 messages/);
    const send = within(dialog).getByRole('button', { name: /^Send/ });
    expect(send).toBeDisabled();
    const field = within(dialog).getByLabelText(/^Type 2/);
    fireEvent.change(field, { target: { value: '3' } });
    expect(send).toBeDisabled();
    expect(api.file).not.toHaveBeenCalled();
    fireEvent.change(field, { target: { value: '2' } });
    fireEvent.click(send);
    await waitFor(() => expect(api.file).toHaveBeenCalledTimes(1));
    expect(api.file.mock.calls[0][0].options).toEqual({
      user: 'hard',
      messages: 'hard',
      conversations: 'hard',
      calls: 'hard',
      files: true,
    });
  });

  it('files once for a double click, and with one key for a second try', async () => {
    const api = fakeApi();
    let refuse: (error: Error) => void = () => {};
    api.file.mockImplementationOnce(
      () => new Promise((_resolve, reject) => (refuse = reject)),
    );
    const { location } = await renderFilingPage(api);
    paste('ava-1');
    fillWhy();
    const button = sendButton();
    fireEvent.click(button);
    fireEvent.click(button);
    expect(api.file).toHaveBeenCalledTimes(1);
    await act(async () => refuse(new TypeError('network')));
    expect(screen.getByText(/It may have been filed/)).toBeVisible();
    fireEvent.click(sendButton());
    await waitFor(() => expect(location().pathname).toContain(filed.id));
    const [first, second] = api.file.mock.calls;
    expect(second[0]).toEqual(first[0]);
    expect(second[1].idempotencyKey).toBe(first[1].idempotencyKey);
  });

  it('uses another key once the draft is another', async () => {
    const api = fakeApi();
    api.file.mockRejectedValueOnce(new TypeError('network'));
    await renderFilingPage(api);
    paste('ava-1');
    fillWhy();
    fireEvent.click(sendButton());
    await screen.findByText(/It may have been filed/);
    paste('bo-2');
    fireEvent.click(sendButton());
    await waitFor(() => expect(api.file).toHaveBeenCalledTimes(2));
    const [first, second] = api.file.mock.calls;
    expect(second[1].idempotencyKey).not.toBe(first[1].idempotencyKey);
  });

  it('puts what the backend refused at its field', async () => {
    const api = fakeApi();
    api.file.mockRejectedValueOnce(
      await failing(400, {
        name: 'InputError',
        message: 'x',
        fields: [{ path: 'receivedAt', message: 'lies in the future' }],
      }),
    );
    await renderFilingPage(api);
    paste('ava-1');
    fillWhy();
    fireEvent.click(sendButton());
    await screen.findByRole('button', {
      name: 'The day of receipt lies in the future',
    });
    expect(screen.getByLabelText('Received on')).toBeInvalid();
  });

  it('refuses more people than one request may have', async () => {
    const { api } = await renderFilingPage(fakeApi({ limit: 2 }));
    paste('a-1\nb-2\nc-3');
    expect(screen.getByText(/still needs/)).toHaveTextContent(
      'at most 2 people',
    );
    fireEvent.click(sendButton());
    await screen.findByRole('button', { name: /above the limit of 2/ });
    expect(api.preview).not.toHaveBeenCalled();
  });
});
