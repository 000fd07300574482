import type { ExecutionConfig } from '../config/readConfig';

/**
 * Every time that the worker goes by, in milliseconds. The first four come
 * from configuration; tests scale the rest.
 */
export interface Timing extends Omit<ExecutionConfig, 'allowInMemory'> {
  /** First and longest pause between two polls of a task. */
  pollMinMs: number;
  pollMaxMs: number;
  /** Pause between polls of a task that runs longer than it should. */
  overduePollMs: number;
  /** Pause before a bad reading of a task is repeated. */
  suspectGapMs: number;
  /** How long a check that contradicts the vendor is repeated. */
  verifyGraceMs: number;
  verifyEveryMs: number;
  /** Pause before looking again at a request that waits for another one. */
  busyRetryMs: number;
  /** Pause before looking again at what needs an operator. */
  pausedRetryMs: number;
  backoffBaseMs: number;
  backoffMaxMs: number;
  /** Longest wait for one transaction. */
  databaseMs: number;
  /** Longest wait for one vendor read. */
  readMs: number;
}

/** The times of a configuration, with defaults that suit production. */
export function timingOf(
  config: ExecutionConfig,
  overrides: Partial<Timing> = {},
): Timing {
  return {
    submitTimeoutMs: config.submitTimeoutMs,
    leaseMs: config.leaseMs,
    quiesceMs: config.quiesceMs,
    taskLimitMs: config.taskLimitMs,
    pollMinMs: 1_000,
    pollMaxMs: 15_000,
    overduePollMs: 60_000,
    suspectGapMs: 2_000,
    verifyGraceMs: 30_000,
    verifyEveryMs: 2_000,
    busyRetryMs: 1_500,
    pausedRetryMs: 30_000,
    backoffBaseMs: 1_000,
    backoffMaxMs: 60_000,
    databaseMs: 15_000,
    readMs: Math.min(30_000, config.leaseMs),
    ...overrides,
  };
}

/** Full jitter: anywhere up to twice as long as the last time. */
export function backoff(timing: Timing, failures: number): number {
  const most = Math.min(
    timing.backoffMaxMs,
    timing.backoffBaseMs * 2 ** Math.min(failures, 20),
  );
  return Math.ceil(Math.random() * most);
}

/** Pause before the next poll: short for a young task, longer for an old one. */
export function pollPause(timing: Timing, ageMs: number): number {
  if (ageMs > timing.taskLimitMs) return timing.overduePollMs;
  const grown = timing.pollMinMs + Math.max(0, ageMs) * 0.3;
  return Math.round(Math.min(timing.pollMaxMs, grown));
}
