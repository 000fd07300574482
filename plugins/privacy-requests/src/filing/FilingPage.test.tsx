import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { ResponseError } from '@backstage/errors';
import { chat, filed, filedId, video } from './__fixtures__/filing';
import {
  chips,
  fakeApi,
  fillWhy,
  paste,
  renderFilingPage,
  sendButton,
} from './__testUtils__/renderFilingPage';

const choose = (name: string) =>
  fireEvent.click(screen.getByRole('radio', { name }));
const option = (group: string, name: string) =>
  fireEvent.click(
    within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', {
      name,
    }),
  );

async function failing(statusCode: number, error: object) {
  return ResponseError.fromResponse({
    ok: false,
    status: statusCode,
    statusText: 'No',
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () => JSON.stringify({ error, response: { statusCode } }),
  } as unknown as Response);
}

describe('filing', () => {
  it('offers only what the filer may file', async () => {
    await renderFilingPage(
      fakeApi({
        items: [
          { ...chat, mayFile: ['delete', 'export'] },
          { ...video, mayFile: [] },
        ],
      }),
    );
    expect(screen.getByRole('radio', { name: 'Delete' })).toBeChecked();
    expect(screen.queryByRole('radio', { name: 'Restore' })).toBeNull();
    expect(screen.queryByRole('radio', { name: 'Export' })).toBeNull();
    expect(screen.queryByText(/Acme Video/)).toBeNull();
  });

  it('names the duty to somebody who may file nothing', async () => {
    await renderFilingPage(fakeApi({ items: [{ ...chat, mayFile: [] }] }));
    expect(screen.getByText(/duty 'file'/)).toBeInTheDocument();
  });

  it('makes each id a chip that says what the vendor and our records know', async () => {
    const { api } = await renderFilingPage();
    paste('ava-1\noff-2\ngone-3');
    await screen.findByText('Ava Lindqvist');
    const [ava, off, gone] = chips();
    expect(ava).toHaveTextContent('ava-1');
    expect(ava).toHaveTextContent('active');
    expect(ava).toHaveTextContent('AL');
    expect(off).toHaveTextContent('deactivated');
    expect(gone).toHaveTextContent('not visible');
    expect(gone).toHaveTextContent('soft-deleted on 12 Nov 2026, request #12');
    expect(
      within(gone).getByRole('link', { name: 'request #12' }),
    ).toHaveAttribute('href', `/privacy-requests/requests/${filedId}`);
    expect(api.lookupSubjects).toHaveBeenCalledTimes(1);
  });

  it('shows beforehand what other people lose', async () => {
    await renderFilingPage();
    expect(screen.getByText(/still needs/)).toHaveTextContent(
      'at least one id',
    );
    choose('Erase for good');
    paste('ava-1\nbo-2');
    expect(
      await screen.findByText(
        '4 conversations, in which 4 other people lose 96 messages',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('This cannot be taken back.')).toBeInTheDocument();
    expect(screen.getByText(/5 s of cooling-off/)).toBeInTheDocument();
  });

  it('says when the impact cannot be computed, and asks again', async () => {
    const api = fakeApi();
    api.preview.mockRejectedValueOnce(
      await failing(502, { name: 'VendorError', message: 'No answer' }),
    );
    await renderFilingPage(api);
    paste('ava-1');
    await screen.findByText('The vendor could not be asked');
    fireEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(await screen.findByText(/Nothing was changed there/)).toBeVisible();
  });

  it('explains that removing an account needs messages and conversations to go too', async () => {
    await renderFilingPage();
    expect(
      screen.getAllByText(/hides the account; it does not erase data/).length,
    ).toBeGreaterThan(0);
    option('Account', 'remove for good');
    expect(screen.getByText(/for good only together with/)).toBeVisible();
    fireEvent.click(
      screen.getByRole('button', { name: 'Remove both for good' }),
    );
    expect(screen.queryByText(/for good only together with/)).toBeNull();
    expect(
      within(screen.getByRole('radiogroup', { name: 'Messages' })).getByRole(
        'radio',
        { name: 'remove for good' },
      ),
    ).toBeChecked();
    expect(
      screen.getByLabelText('New owner of their channels (optional)'),
    ).toBeVisible();
  });

  it('explains what a restore does not bring back and who stops it', async () => {
    const { api } = await renderFilingPage(
      fakeApi(),
      `/privacy-requests/new?kind=restore&restores=${filedId}#subjects=${encodeURIComponent(
        'gone-1\nava-2',
      )}`,
    );
    expect(screen.getByText(/Does not come back/)).toBeVisible();
    await waitFor(() => expect(chips()[1]).toHaveTextContent('is not deleted'));
    fillWhy();
    await screen.findByText(/Nothing was changed there/);
    fireEvent.click(sendButton());
    expect(
      await screen.findByRole('button', { name: /1 person stops/ }),
    ).toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: 'Take out ava-2' }));
    fireEvent.click(sendButton());
    await waitFor(() => expect(api.file).toHaveBeenCalledTimes(1));
    expect(api.file.mock.calls[0][0]).toMatchObject({
      kind: 'restore',
      subjects: ['gone-1'],
      options: {},
      relation: { type: 'restores', requestId: filedId },
    });
  });

  it('removes ids of a link from the address at once', async () => {
    const { location } = await renderFilingPage(
      fakeApi(),
      '/privacy-requests/new?ticket=SUP-1#subjects=ava-1',
    );
    expect(chips()).toHaveLength(1);
    expect(location().hash).toBe('');
    expect(location().search).toBe('?ticket=SUP-1');
  });

  it('names refused and repeated lines, and offers to remove blanks', async () => {
    await renderFilingPage();
    paste('ava-1\nbo\t2\nava-1\n cy-3');
    expect(screen.getByText(/1 line cannot be an id/)).toHaveTextContent(
      'bo‹U+0009›2 has a control character',
    );
    expect(screen.getByText(/entered more than once/)).toHaveTextContent(
      'ava-1',
    );
    fireEvent.click(sendButton());
    expect(
      await screen.findByRole('button', { name: /1 line cannot be an id/ }),
    ).toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: 'Leave it out' }));
    fireEvent.click(
      screen.getAllByRole('button', { name: 'Remove blanks' })[0],
    );
    expect(chips()[1]).toHaveTextContent('cy-3');
    expect(screen.queryByText(/begins or ends with a blank/)).toBeNull();
  });

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

  it('takes a pasted list together with what was typed before it', async () => {
    await renderFilingPage();
    const field =
      screen.getByLabelText<HTMLTextAreaElement>('Ids, one per line');
    fireEvent.change(field, { target: { value: 'ava-' } });
    field.setSelectionRange(4, 4);
    fireEvent.paste(field, {
      clipboardData: { getData: () => '1\r\n../x"y  z\r\n' },
    });
    expect(chips().map(chip => chip.querySelector('bdi')?.textContent)).toEqual(
      ['ava-1', '../x"y  z'],
    );
    expect(field).toHaveValue('');
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

  it('stays fluid with 1,000 pasted ids', async () => {
    const { api } = await renderFilingPage();
    const ids = Array.from({ length: 1000 }, (_, index) => `person-${index}`);
    const begun = performance.now();
    paste(ids.join('\n'));
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(chips()).toHaveLength(50);
    expect(screen.getByText('and 950 more')).toBeVisible();
    await waitFor(() => expect(api.lookupSubjects).toHaveBeenCalledTimes(10));
    for (const [{ subjects }] of api.lookupSubjects.mock.calls) {
      expect(subjects).toHaveLength(100);
    }
    expect(await screen.findByText(/10 calls to the vendor/)).toBeVisible();
    fillWhy();
    fireEvent.click(sendButton());
    await waitFor(() => expect(api.file).toHaveBeenCalledTimes(1));
    expect(api.file.mock.calls[0][0].subjects).toEqual(ids);
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
