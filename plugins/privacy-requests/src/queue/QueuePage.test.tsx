import '@testing-library/jest-dom';
import { ResponseError } from '@backstage/errors';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router-dom';
import { privacyRequestsApiRef } from '../api';
import {
  apps,
  executing,
  needsAttention,
} from '../request/__testUtils__/requests';
import { rootRouteRef } from '../routes';
import { AccessGate } from '../shared';
import { QueuePage } from './QueuePage';

const overview = {
  open: 2,
  dueThisWeek: 1,
  overdue: 0,
  needsAttention: 1,
  waitingForMe: 0,
  mine: 0,
};

function fakeApi() {
  return {
    getApps: jest.fn().mockResolvedValue(apps),
    getOverview: jest.fn().mockResolvedValue(overview),
    listRequests: jest.fn().mockResolvedValue({
      items: [executing, { ...needsAttention, id: executing.id, number: 7 }],
      totalItems: 2,
    }),
  };
}

async function show(api: ReturnType<typeof fakeApi>) {
  const Where = () => <output>{useLocation().pathname}</output>;
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [privacyRequestsApiRef, api],
        [signalApiRef, { subscribe: () => ({ unsubscribe() {} }) }],
      ]}
    >
      <Where />
      <AccessGate>
        <Routes>
          <Route path="/privacy-requests" element={<QueuePage />} />
          <Route path="*" element={null} />
        </Routes>
      </AccessGate>
    </TestApiProvider>,
    {
      routeEntries: ['/privacy-requests'],
      mountedRoutes: { '/privacy-requests': rootRouteRef },
    },
  );
}

const refusal = (status: number, message: string) =>
  ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ) as never,
  );

describe('The queue', () => {
  it('says each state in a word, and how many there are', async () => {
    await show(fakeApi());
    expect(await screen.findByText('2 requests')).toBeInTheDocument();
    expect(screen.getByText(/^Executing/)).toBeInTheDocument();
    expect(screen.getAllByText('Needs attention').length).toBeGreaterThan(0);
  });

  it('opens the marked request by keyboard, and leaves typing alone', async () => {
    await show(fakeApi());
    await screen.findByText('2 requests');
    await userEvent.keyboard('/');
    const search = screen.getByLabelText('Request number or ticket');
    expect(search).toHaveFocus();
    await userEvent.keyboard('jn');
    expect(search).toHaveValue('jn');
    expect(screen.getByRole('status')).toHaveTextContent('/privacy-requests');
    act(() => search.blur());
    await userEvent.keyboard('j{Enter}');
    expect(screen.getByRole('status')).toHaveTextContent(
      `/privacy-requests/requests/${executing.id}`,
    );
  });

  it('teaches what belongs here while it is empty', async () => {
    const api = fakeApi();
    api.listRequests.mockResolvedValue({ items: [], totalItems: 0 });
    await show(api);
    expect(await screen.findByText('No request yet')).toBeInTheDocument();
  });

  it('says what failed and tries again when asked to', async () => {
    const api = fakeApi();
    api.listRequests.mockRejectedValueOnce(
      await refusal(500, 'The disk is full'),
    );
    await show(api);
    expect(await screen.findByText('The disk is full')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('2 requests')).toBeInTheDocument();
  });

  it('offers a new request only to those who may file one', async () => {
    const api = fakeApi();
    api.getApps.mockResolvedValue({
      ...apps,
      items: apps.items.map(app => ({ ...app, mayFile: [] })),
    });
    await show(api);
    await screen.findByText('2 requests');
    expect(screen.queryByRole('button', { name: 'New request' })).toBeNull();
  });

  it('names the missing duty to whom has none', async () => {
    const api = fakeApi();
    api.getApps.mockRejectedValue(
      await refusal(403, "You need the duty 'seeOwn' to use privacy requests"),
    );
    await show(api);
    expect(await screen.findByText(/the duty 'seeOwn'/)).toBeInTheDocument();
    expect(api.listRequests).not.toHaveBeenCalled();
  });
});
