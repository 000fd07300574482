import {
  VendorError,
  type VendorProblem,
} from 'backstage-plugin-privacy-requests-node';
import { redactRemark } from './redact';
import type { TransportAnswer, TransportError } from './transport';
import { errorBodySchema } from './wire';

/** What is certain about a call that gave no result. */
export type Certainty = 'refused' | 'not_sent' | 'unknown';

/**
 * A call that gave no result. For a read only the problem matters; for a write
 * `certainty` says whether the vendor may have done it.
 */
export class StreamCallError extends VendorError {
  constructor(readonly certainty: Certainty, problem: VendorProblem) {
    super(problem);
  }
}

/** The call that went wrong. */
export interface FailedCall {
  /** The vendor's name of the operation. */
  operation: string;
  write: boolean;
}

/**
 * Statuses that, with the vendor's own error body, say that nothing was done.
 * Every other end of a write leaves it open.
 */
const DEFINITE = new Set([400, 401, 403, 404, 413, 429]);

const HOUR = 3_600_000;

/** Puts an answer that is not a success into our words. */
export function problemOfAnswer(
  call: FailedCall,
  answer: TransportAnswer,
  now: number,
): StreamCallError {
  const { status } = answer;
  const parsed = errorBodySchema.safeParse(answer.body);
  const vendor = parsed.success ? parsed.data : undefined;
  const refused = vendor !== undefined && DEFINITE.has(status);
  const facts = [
    `HTTP ${status}`,
    ...(vendor ? [`code ${vendor.code}`] : ['not in the form of the vendor']),
  ].join(', ');
  const remark = vendor ? redactRemark(vendor.message) : '';
  return new StreamCallError(refused ? 'refused' : 'unknown', {
    class: call.write && !refused ? 'ambiguous' : classOf(status, vendor?.code),
    code: vendor && String(vendor.code),
    status,
    message: `${call.operation}: ${reasonOf(status, vendor?.code)} (${facts})${
      remark ? `: ${remark}` : ''
    }`,
    retryAt: status === 429 ? retryAtOf(answer, now) : undefined,
  });
}

/** Puts a success that does not read as one into our words. */
export function problemOfForm(
  call: FailedCall,
  status: number,
): StreamCallError {
  return new StreamCallError('unknown', {
    class: call.write ? 'ambiguous' : 'retryable',
    status,
    message: `${call.operation}: Stream answered in a form that we do not understand (HTTP ${status})`,
  });
}

/** Puts a missing answer into our words. */
export function problemOfTransport(
  call: FailedCall,
  error: TransportError,
): StreamCallError {
  const reasons = {
    not_connected: 'no connection to Stream',
    connection_lost: 'the connection to Stream ended before a whole answer',
    timed_out: 'Stream gave no whole answer in time',
    cancelled: 'we stopped waiting for Stream',
    too_large: 'the answer of Stream is larger than we read',
  } as const;
  const code = error.code ? ` (${error.code})` : '';
  return new StreamCallError(error.sent ? 'unknown' : 'not_sent', {
    class: call.write && error.sent ? 'ambiguous' : 'retryable',
    message: `${call.operation}: ${reasons[error.reason]}${code}`,
  });
}

/** A call that we do not make. */
export function problemOfCall(
  operation: string,
  reason: string,
): StreamCallError {
  return new StreamCallError('not_sent', {
    class: 'permanent',
    message: `${operation}: not sent, ${reason}`,
  });
}

function classOf(
  status: number,
  code: number | undefined,
): VendorProblem['class'] {
  if (status === 429) return 'throttled';
  if (status === 401 || (status === 403 && code === 99)) return 'misconfigured';
  if (status >= 300 && status < 400) return 'misconfigured';
  if (status >= 500 || status === 408) return 'retryable';
  return 'permanent';
}

function reasonOf(status: number, code: number | undefined): string {
  if (code === 99) return 'Stream has suspended this application';
  if (code !== undefined && code >= 40 && code <= 43) {
    return 'Stream does not accept our signature; was the API secret changed?';
  }
  if (status === 429) return 'Stream asks us to slow down';
  if (status === 401) return 'Stream does not accept the API key or secret';
  if (status === 403) return 'Stream does not allow this';
  if (status === 404) return 'Stream does not know what was asked for';
  if (status === 408) return 'Stream took too long to read the request';
  if (status === 413) return 'the request is too large for Stream';
  if (status >= 500) return 'Stream could not answer';
  if (status >= 300 && status < 400) {
    return 'the base URL answers with a redirect, which is not followed';
  }
  return 'Stream does not accept the request';
}

/** The later of the two ways in which the vendor says when to come back. */
function retryAtOf(answer: TransportAnswer, now: number): number | undefined {
  const reset = Number(answer.header('x-ratelimit-reset')) * 1000;
  const wait = answer.header('retry-after') ?? '';
  const after = /^\d+$/.test(wait)
    ? now + Number(wait) * 1000
    : Date.parse(wait);
  const times = [reset, after].filter(time => time > now && time <= now + HOUR);
  return times.length > 0 ? Math.max(...times) : undefined;
}
