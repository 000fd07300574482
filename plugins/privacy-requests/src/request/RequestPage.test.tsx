import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ResponseError } from '@backstage/errors';
import {
  asFiler,
  completedEvents,
  chunks,
  digest,
  executing,
  failedChunks,
  needsAttention,
  request,
  requestId,
  softCompleted,
  subjects,
  taskId,
} from './__testUtils__/requests';
import { fakeApi, renderRequestPage } from './__testUtils__/renderRequestPage';
import { waitingSubjects } from '../shared/handOver';

async function refusal(
  status: number,
  error: { name: string; message: string; fresh?: object },
  more: object = {},
) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({ error, response: { statusCode: status }, ...more }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}

describe('RequestPage', () => {
  it('tells what it is, how it is going and what to do, in its head', async () => {
    await renderRequestPage(fakeApi({ request: executing }));
    expect(
      await screen.findByRole('heading', {
        name: /Delete \(hard\) · 2 people · Acme Chat/,
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('#12')).toBeInTheDocument();
    expect(screen.getByText(/1 of 2 chunks done/)).toBeInTheDocument();
    expect(screen.getByText(/Nobody needs to act/)).toBeInTheDocument();
    expect(screen.getByTestId('freshness')).toHaveTextContent(
      /checked .* ago, next/,
    );
  });

  it('shows the vendor task of each chunk, and what it last said', async () => {
    await renderRequestPage(fakeApi({ request: executing, chunks }));
    const [running, done] = await screen.findAllByTestId('chunk');
    expect(within(running).getByTitle(taskId)).toHaveTextContent('1f0c…');
    expect(running).toHaveTextContent('attempt 1');
    expect(running).toHaveTextContent('checked 3 times');
    expect(running).toHaveTextContent('vendor says “running”');
    expect(done).toHaveTextContent('took 21 s');
  });

  it('shows the filer no approve button, and says that somebody else must', async () => {
    await renderRequestPage(
      fakeApi({ request: asFiler, viewer: asFiler.filedBy }),
    );
    expect(
      await screen.findByText(/You filed it, so somebody else must approve/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Reject' })).toBeNull();
    await userEvent.keyboard('a');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('approves exactly the plan shown, once, also on a double click', async () => {
    const api = fakeApi({ request });
    let answer: (value: typeof request) => void = () => undefined;
    api.approve.mockReturnValue(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    await renderRequestPage(api);
    await screen.findByText(/It waits for you/);
    await userEvent.keyboard('a');
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('2 people');
    expect(dialog).toHaveTextContent('96 messages');
    expect(dialog).toHaveTextContent(digest.slice(0, 12));
    await userEvent.type(
      within(dialog).getByLabelText(/Comment/),
      'ticket checked',
    );
    await userEvent.dblClick(
      within(dialog).getByRole('button', { name: 'Approve for 2 people' }),
    );
    expect(
      within(dialog).getByRole('button', { name: 'Approving …' }),
    ).toBeDisabled();
    const fresh = { ...executing, state: 'scheduled' as const };
    api.getRequest.mockResolvedValue(fresh);
    answer(fresh);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.approve).toHaveBeenCalledTimes(1);
    expect(api.approve).toHaveBeenCalledWith(requestId, {
      version: 2,
      planDigest: digest,
      comment: 'ticket checked',
    });
    expect(screen.queryByText(/changed by another person/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  it('on a stale version shows the fresh view and asks to review it', async () => {
    const api = fakeApi({ request });
    const fresh = {
      ...request,
      version: 3,
      subjectCount: 3,
      plan: { ...request.plan, digest: 'b'.repeat(64) },
    };
    api.approve.mockRejectedValueOnce(
      await refusal(
        409,
        { name: 'ConflictError', message: 'version 2 is not current' },
        { fresh },
      ),
    );
    await renderRequestPage(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }),
    );
    api.getRequest.mockResolvedValue(fresh);
    await userEvent.click(
      screen.getByRole('button', { name: 'Approve for 2 people' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      /Changed by another person.*review/,
    );
    api.approve.mockResolvedValueOnce({ ...fresh, allowed: [] });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve for 3 people' }),
    );
    expect(api.approve).toHaveBeenLastCalledWith(requestId, {
      version: 3,
      planDigest: 'b'.repeat(64),
      comment: undefined,
    });
  });

  it('closes a dialog that was overtaken, and says so', async () => {
    const api = fakeApi({ request });
    const fresh = { ...asFiler, version: 3, state: 'cancelled' as const };
    api.reject.mockRejectedValueOnce(
      await refusal(409, {
        name: 'ConflictError',
        message: 'it is cancelled',
        fresh: { ...fresh, allowed: [] },
      }),
    );
    await renderRequestPage(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Reject' }),
    );
    const confirm = screen.getByRole('button', { name: 'Reject the request' });
    expect(confirm).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: /Why/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Duplicate' }),
    );
    await userEvent.type(screen.getByLabelText(/Reasons/), 'same as #11');
    api.getRequest.mockResolvedValue({ ...fresh, allowed: [] });
    await userEvent.click(confirm);
    expect(
      await screen.findByText(/was changed by another person/),
    ).toBeInTheDocument();
    expect(api.reject).toHaveBeenCalledWith(requestId, {
      version: 2,
      code: 'duplicate',
      comment: 'same as #11',
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('names the missing duty when an act is denied', async () => {
    const api = fakeApi({ request: asFiler });
    api.cancel.mockRejectedValueOnce(
      await refusal(403, {
        name: 'NotAllowedError',
        message: "needs the duty 'cancel'",
      }),
    );
    await renderRequestPage(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel request' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Cancel the request' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "needs the duty 'cancel'",
    );
  });

  it('says what a failure means and offers to retry only what failed', async () => {
    const api = fakeApi({ request: needsAttention, chunks: failedChunks });
    api.retry.mockResolvedValueOnce(executing);
    await renderRequestPage(api);
    const panel = await screen.findByRole('region', {
      name: 'Needs attention',
    });
    expect(panel).toHaveTextContent(needsAttention.attention as string);
    expect(panel).toHaveTextContent('1 person not deleted.');
    expect(panel).toHaveTextContent('Nothing more is sent');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await userEvent.click(
      screen.getByRole('button', { name: 'Retry what failed' }),
    );
    expect(api.retry).toHaveBeenCalledWith(requestId, {
      version: 5,
      comment: undefined,
    });
  });

  it('masks people, reveals them with a reason, and hides them again', async () => {
    const api = fakeApi({ request });
    api.reveal.mockResolvedValueOnce([
      { seq: 1, id: 'carla-7' },
      { seq: 2, id: 'dario-3' },
    ]);
    await renderRequestPage(api);
    expect(await screen.findByText(subjects[0].id)).toBeInTheDocument();
    expect(screen.getByText(/Deleted · checked|· checked/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Reveal …' }));
    const go = screen.getByRole('button', {
      name: 'Reveal the ids of 2 people',
    });
    expect(go).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/Reason/), 'caller asks');
    await userEvent.click(go);
    expect(await screen.findByText('carla-7')).toBeInTheDocument();
    expect(api.reveal).toHaveBeenCalledWith(requestId, {
      reason: 'caller asks',
      subjects: [1, 2],
    });
    expect(document.title).not.toContain('carla');
    await userEvent.click(screen.getByRole('button', { name: 'Hide again' }));
    expect(screen.queryByText('carla-7')).toBeNull();
  });

  it('says checked only when every outcome was observed', async () => {
    await renderRequestPage(
      fakeApi({ request: softCompleted, events: completedEvents }),
    );
    const told = await screen.findAllByText(
      /Deleted at the vendor and checked/,
    );
    expect(told.length).toBeGreaterThan(0);
    expect(
      screen.getByText(/Soft deletion hides the account.*Not covered:/),
    ).toBeInTheDocument();
  });

  it('offers the restore of a soft deletion, with the ids handed over and none in the address', async () => {
    const api = fakeApi({ request: softCompleted, events: completedEvents });
    api.reveal.mockResolvedValueOnce([{ seq: 2, id: 'da rio/3' }]);
    const page = await renderRequestPage(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Restore …' }),
    );
    await userEvent.type(
      await screen.findByLabelText(/Reason/),
      'deleted by mistake',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Go to the form' }),
    );
    await waitFor(() => expect(page.location().pathname).toMatch(/\/new$/));
    expect(page.location().search).toBe(
      `?kind=restore&app=acme-chat&relation=restores&request=${requestId}`,
    );
    expect(page.location().hash).toBe('');
    expect(waitingSubjects()).toEqual(['da rio/3']);
  });

  it('does not tell a missing request from one that may not be seen', async () => {
    const api = fakeApi({ request });
    api.getEvents.mockRejectedValue(
      await refusal(404, { name: 'NotFoundError', message: 'no' }),
    );
    await renderRequestPage(api);
    expect(
      await screen.findByText(/does not exist, or you may not see it/),
    ).toBeInTheDocument();
  });

  it('goes on after the last fact it knows and tells a change of state', async () => {
    const api = fakeApi({ request: executing, chunks });
    const page = await renderRequestPage(api);
    await screen.findAllByTestId('chunk');
    api.getRequest.mockResolvedValue({ ...softCompleted, mode: 'hard' });
    page.signal({ requestId });
    expect(
      await screen.findByText(/Request #12: Completed/),
    ).toBeInTheDocument();
    expect(api.getEvents).toHaveBeenLastCalledWith(
      requestId,
      8,
      expect.anything(),
    );
  });
});
