import Typography from '@material-ui/core/Typography';
import type {
  Chunk,
  PrivacyRequest,
} from 'backstage-plugin-privacy-requests-common';
import { TimeText, useNow } from '../../shared';
import { ago, until } from '../durations';
import { silentSince } from '../timeline/chunkSentence';

/** Since when none of the running tasks has moved, if none has. */
function allSilentSince(
  chunks: readonly Chunk[],
  now: number,
): string | undefined {
  const flying = chunks.filter(chunk =>
    ['accepted', 'running', 'overdue'].includes(chunk.state),
  );
  const since = flying.map(chunk => silentSince(chunk, now));
  if (since.length === 0 || since.some(one => one === undefined)) {
    return undefined;
  }
  return since.sort().pop();
}

/**
 * When the vendor was asked, when it is asked again, and since when it says
 * nothing new: facts that tick, instead of a spinner.
 */
export function Freshness(props: {
  request: PrivacyRequest;
  chunks: readonly Chunk[];
  readAt?: number;
  stale: boolean;
}) {
  const { request, chunks, readAt, stale } = props;
  const live = ['executing', 'verifying'].includes(request.state);
  const now = useNow();
  const { lastCheckedAt, nextCheckAt } = request.vendor;
  const silent = allSilentSince(chunks, now);
  const parts: string[] = [];
  if (live && lastCheckedAt) parts.push(`checked ${ago(lastCheckedAt, now)}`);
  if (live && nextCheckAt) parts.push(`next ${until(nextCheckAt, now)}`);
  if (stale && readAt) {
    parts.push(
      `this page last heard from the server ${ago(
        new Date(readAt).toISOString(),
        now,
      )}`,
    );
  }
  if (parts.length === 0 && !silent) return null;
  return (
    <Typography component="span" color="textSecondary" data-testid="freshness">
      ({parts.join(', ')}
      {silent && (
        <>
          {parts.length > 0 && ', '}no change since{' '}
          <TimeText at={silent} mode="clock" />
        </>
      )}
      )
    </Typography>
  );
}
