import { Progress } from '@backstage/core-components';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { newRouteRef, requestRouteRef } from './routes';
import { AccessGate } from './shared';

const QueuePage = lazy(() =>
  import('./queue/QueuePage').then(m => ({ default: m.QueuePage })),
);
const FilingPage = lazy(() =>
  import('./filing/FilingPage').then(m => ({ default: m.FilingPage })),
);
const RequestPage = lazy(() =>
  import('./request/RequestPage').then(m => ({ default: m.RequestPage })),
);

/** The pages below `/privacy-requests`, for those who may enter. */
export const Router = () => (
  <AccessGate>
    <Suspense fallback={<Progress />}>
      <Routes>
        <Route path="/" element={<QueuePage />} />
        <Route path={newRouteRef.path} element={<FilingPage />} />
        <Route path={requestRouteRef.path} element={<RequestPage />} />
      </Routes>
    </Suspense>
  </AccessGate>
);
