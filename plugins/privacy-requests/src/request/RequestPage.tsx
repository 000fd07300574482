import { useParams } from 'react-router-dom';
import { ResponseError } from '@backstage/errors';
import { Problem } from '../shared';
import { LoadedRequest } from './LoadedRequest';
import { RequestFrame } from './RequestFrame';
import { RequestNotFound } from './RequestNotFound';
import { RequestSkeleton } from './RequestSkeleton';
import { useRequestView } from './useRequestView';

/**
 * The page of one request.
 * @public
 */
export function RequestPage() {
  const { id = '' } = useParams();
  return <OneRequest key={id} id={id} />;
}

function OneRequest({ id }: { id: string }) {
  const live = useRequestView(id);
  const { view, error, reload } = live;
  // What was seen may since have become invisible to the viewer.
  if (isNotFound(error)) return <RequestNotFound />;
  if (view) return <LoadedRequest live={live} view={view} />;
  return (
    <RequestFrame title="Request">
      {error ? <Problem error={error} onRetry={reload} /> : <RequestSkeleton />}
    </RequestFrame>
  );
}

function isNotFound(error: Error | undefined): boolean {
  return error instanceof ResponseError && error.statusCode === 404;
}
