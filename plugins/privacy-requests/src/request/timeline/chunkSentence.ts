import type { Chunk } from 'backstage-plugin-privacy-requests-common';
import { ago, duration, until } from '../durations';

/** Whether the vendor still has work to do on a chunk, as far as we know. */
export function isInFlight(chunk: Chunk): boolean {
  return ['submitting', 'accepted', 'running', 'overdue', 'unknown'].includes(
    chunk.state,
  );
}

/** How long a chunk has been running, or took: `running 34 s`, `took 20 s`. */
export function chunkAge(chunk: Chunk, now: number): string | undefined {
  if (!chunk.submittedAt) return undefined;
  const start = Date.parse(chunk.submittedAt);
  if (chunk.finishedAt) {
    return `took ${duration(Date.parse(chunk.finishedAt) - start)}`;
  }
  return isInFlight(chunk) ? `for ${duration(now - start)}` : undefined;
}

/** The freshness of what we know: `checked 3 times, 4 s ago, next in 9 s`. */
export function chunkChecks(chunk: Chunk, now: number): string | undefined {
  if (chunk.checks === 0) return undefined;
  const times = chunk.checks === 1 ? 'once' : `${chunk.checks} times`;
  const parts = [`checked ${times}`];
  if (isInFlight(chunk)) {
    if (chunk.lastCheckedAt) parts.push(ago(chunk.lastCheckedAt, now));
    if (chunk.nextCheckAt) parts.push(`next ${until(chunk.nextCheckAt, now)}`);
  }
  return parts.join(', ');
}

/**
 * Since when the vendor has been silent, where it has been for longer than its
 * answers usually take; a running task that says nothing is a fact too.
 */
export function silentSince(
  chunk: Pick<Chunk, 'state' | 'vendorUpdatedAt' | 'acceptedAt'>,
  now: number,
  afterMs: number = 30_000,
): string | undefined {
  if (!['accepted', 'running', 'overdue'].includes(chunk.state)) {
    return undefined;
  }
  const since = chunk.vendorUpdatedAt ?? chunk.acceptedAt;
  return since && now - Date.parse(since) > afterMs ? since : undefined;
}
