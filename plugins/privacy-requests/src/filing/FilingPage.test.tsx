import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { chat, filedId, video } from './__fixtures__/filing';
import {
  choose,
  chips,
  failing,
  fakeApi,
  fillWhy,
  paste,
  renderFilingPage,
  sendButton,
} from './__testUtils__/renderFilingPage';
import { handOverSubjects, waitingSubjects } from '../shared/handOver';

const option = (group: string, name: string) =>
  fireEvent.click(
    within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', {
      name,
    }),
  );

describe('the form', () => {
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

  it('takes ids that another page handed over, once', async () => {
    handOverSubjects(['two  words', 'ava-1']);
    await renderFilingPage();
    expect(chips()).toHaveLength(2);
    expect(waitingSubjects()).toEqual([]);
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

  it('shows the first of 1,000 pasted ids and asks for all of them once', async () => {
    const { api } = await renderFilingPage();
    const ids = Array.from({ length: 1000 }, (_, index) => `person-${index}`);
    paste(ids.join('\n'));
    expect(chips()).toHaveLength(50);
    expect(screen.getByText('and 950 more')).toBeVisible();
    await waitFor(() => expect(api.lookupSubjects).toHaveBeenCalledTimes(10));
    for (const [{ subjects }] of api.lookupSubjects.mock.calls) {
      expect(subjects).toHaveLength(100);
    }
    expect(await screen.findByText(/10 calls to the vendor/)).toBeVisible();
    fillWhy();
    expect(api.preview).toHaveBeenCalledTimes(1);
    expect(api.lookupSubjects).toHaveBeenCalledTimes(10);
    fireEvent.click(sendButton());
    await waitFor(() => expect(api.file).toHaveBeenCalledTimes(1));
    expect(api.file.mock.calls[0][0].subjects).toEqual(ids);
  });
});
