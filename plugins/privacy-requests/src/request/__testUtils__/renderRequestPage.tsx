import '@testing-library/jest-dom';
import { act } from '@testing-library/react';
import { Route, Routes, useLocation, type Location } from 'react-router-dom';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import type {
  Chunk,
  PrivacyRequest,
  RequestEvent,
} from 'backstage-plugin-privacy-requests-common';
import { privacyRequestsApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { AccessGate } from '../../shared';
import { RequestPage } from '../RequestPage';
import { apps, chunks, events, requestId, subjects } from './requests';

type Listener = (message: { requestId: string }) => void;

/** What a test does with the page. */
export interface RenderedPage {
  location(): Location;
  /** Tells the page that a request changed. */
  signal(message: { requestId: string }): void;
}

/** An API that answers with one request; each method is a mock. */
export function fakeApi(options: {
  request: PrivacyRequest;
  events?: RequestEvent[];
  chunks?: Chunk[];
  viewer?: string;
}) {
  const log = options.events ?? events;
  const viewer = options.viewer ?? apps.viewer.userRef;
  return {
    getApps: jest.fn().mockResolvedValue({
      ...apps,
      viewer: { ...apps.viewer, userRef: viewer },
    }),
    getRequest: jest.fn().mockResolvedValue(options.request),
    getEvents: jest.fn(async (_id: string, after: number) => {
      const items = log.filter(event => event.seq > after);
      return { items, cursor: items[items.length - 1]?.seq ?? after };
    }),
    getChunks: jest.fn(async () => ({
      items: options.chunks ?? chunks,
      totalItems: (options.chunks ?? chunks).length,
    })),
    getSubjects: jest.fn(async () => ({
      items: subjects,
      totalItems: subjects.length,
    })),
    approve: jest.fn(),
    reject: jest.fn(),
    cancel: jest.fn(),
    retry: jest.fn(),
    reveal: jest.fn(),
  };
}

/** Shows the page of the fixtures' request over a fake API. */
export async function renderRequestPage(
  api: ReturnType<typeof fakeApi>,
): Promise<RenderedPage> {
  const listeners = new Set<Listener>();
  const subscribe: SignalApi['subscribe'] = (_channel, onMessage) => {
    const listener = onMessage as unknown as Listener;
    listeners.add(listener);
    return { unsubscribe: () => void listeners.delete(listener) };
  };
  let location: Location;
  function Where() {
    location = useLocation();
    return null;
  }
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [privacyRequestsApiRef, api],
        [signalApiRef, { subscribe }],
      ]}
    >
      <Where />
      <Routes>
        <Route
          path="/privacy-requests/requests/:id"
          element={
            <AccessGate>
              <RequestPage />
            </AccessGate>
          }
        />
        <Route path="*" element={null} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [`/privacy-requests/requests/${requestId}`],
      mountedRoutes: {
        '/privacy-requests': rootRouteRef,
      },
    },
  );
  return {
    location: () => location,
    signal: (message: { requestId: string }) =>
      act(() => listeners.forEach(listener => listener(message))),
  };
}
