import '@testing-library/jest-dom';
import { ResponseError } from '@backstage/errors';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { configure, fireEvent, screen, within } from '@testing-library/react';
import type {
  App,
  PreviewDraftInput,
  RequestDraftInput,
} from 'backstage-plugin-privacy-requests-common';
import { isIrreversible } from 'backstage-plugin-privacy-requests-common';
import { Route, Routes, useLocation, type Location } from 'react-router-dom';
import { privacyRequestsApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { AccessGate } from '../../shared';
import { FilingPage } from '../FilingPage';
import { apps, filed, lookupItem, previewFor } from '../__fixtures__/filing';

// Patience for a busy machine; a passing test does not wait.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

/** An API of which each method is a mock. */
export function fakeApi(options: { items?: App[]; limit?: number } = {}) {
  const { items = apps.items, limit } = options;
  return {
    getApps: jest.fn().mockResolvedValue({
      ...apps,
      items,
      limits: limit ? { subjectsPerRequest: limit } : apps.limits,
    }),
    lookupSubjects: jest.fn(async (body: { subjects: string[] }) =>
      body.subjects.map(lookupItem),
    ),
    preview: jest.fn(async (draft: PreviewDraftInput) => ({
      ...previewFor({
        people: draft.subjects.length,
        irreversible: isIrreversible(draft.kind, draft.options as {}),
        kind: draft.kind,
      }),
      blocked: draft.subjects
        .filter(id => draft.kind === 'restore' && !id.startsWith('gone'))
        .map(id => ({ id, reason: 'is not deleted' })),
    })),
    file: jest.fn(
      async (_draft: RequestDraftInput, _call: { idempotencyKey: string }) =>
        filed,
    ),
  };
}

/** Shows the form over a fake API. */
export async function renderFilingPage(
  api = fakeApi(),
  link = '/privacy-requests/new',
) {
  let location: Location;
  function Where() {
    location = useLocation();
    return null;
  }
  await renderInTestApp(
    <TestApiProvider apis={[[privacyRequestsApiRef, api]]}>
      <Where />
      <AccessGate>
        <Routes>
          <Route path="/privacy-requests/new" element={<FilingPage />} />
          <Route path="*" element={null} />
        </Routes>
      </AccessGate>
    </TestApiProvider>,
    {
      routeEntries: [link],
      mountedRoutes: { '/privacy-requests': rootRouteRef },
    },
  );
  return { api, location: () => location };
}

/** Puts lines into the field of ids at once. */
export function paste(text: string) {
  fireEvent.change(screen.getByLabelText('Ids, one per line'), {
    target: { value: `${text}\n` },
  });
}

/** Fills in what "Why" needs. */
export function fillWhy() {
  fireEvent.change(screen.getByLabelText('Arrived by'), {
    target: { value: 'email' },
  });
  fireEvent.change(screen.getByLabelText('Ground'), {
    target: { value: 'Account closed by the customer' },
  });
}

/** The list of people. */
export function chips(): HTMLElement[] {
  const list = screen.queryByRole('list', { name: 'People in this request' });
  return list ? within(list).getAllByRole('listitem') : [];
}

/** The button that sends. */
export function sendButton(): HTMLElement {
  return screen.getByRole('button', { name: /^Send( .*)? for approval$/ });
}

/** Chooses a radio by its name. */
export function choose(name: string) {
  fireEvent.click(screen.getByRole('radio', { name }));
}

/** An answer outside 2xx. */
export async function failing(statusCode: number, error: object) {
  return ResponseError.fromResponse({
    ok: false,
    status: statusCode,
    statusText: 'No',
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () => JSON.stringify({ error, response: { statusCode } }),
  } as unknown as Response);
}
