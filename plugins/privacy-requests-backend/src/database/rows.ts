import type {
  Assurance,
  Channel,
  ChunkState,
  Impact,
  LookupState,
  Outcome,
  Regulation,
  RelationType,
  RequestKind,
  RequestOptions,
  RequestState,
  ResolutionCode,
  WaitReason,
} from 'backstage-plugin-privacy-requests-common';

/** What needs a person. */
export type AttentionCode =
  | 'chunk_failed'
  | 'fate_unknown'
  | 'contradicted'
  | 'nothing_observed';

/** A request as our code holds it; times in epoch milliseconds. */
export interface RequestRow {
  number: number;
  id: string;
  app: string;
  kind: RequestKind;
  mode?: string;
  options: RequestOptions;
  irreversible: boolean;
  state: RequestState;
  version: number;
  filedBy: string;
  filedVia?: string;
  filedAt: number;
  receivedAt: number;
  regulation: Regulation;
  timeZone: string;
  dueAt?: number;
  dueDate?: string;
  shownDueDate?: string;
  channel: Channel;
  ticket?: string;
  planDigest: string;
  /** The vendor application it was planned for. */
  vendorIdentity: string;
  subjectCount: number;
  chunkCount: number;
  impact: Impact;
  approvalsNeeded: number;
  approvalRound: number;
  approvalExpiresAt?: number;
  executeAfter?: number;
  waitReason?: WaitReason;
  waitUntil?: number;
  waitBlockedBy?: number;
  attention?: AttentionCode;
  resolution?: ResolutionCode;
  relationType?: RelationType;
  relationRequestId?: string;
  idempotencyKey?: string;
  idempotencyHash?: string;
  updatedAt: number;
  nextStepAt?: number;
  leaseToken?: string;
  leaseExpiresAt?: number;
}

/** A chunk as our code holds it. */
export interface ChunkRow {
  requestId: string;
  seq: number;
  app: string;
  kind: RequestKind;
  state: ChunkState;
  attempt: number;
  subjectCount: number;
  dueAt?: number;
  leaseToken?: string;
  leaseExpiresAt?: number;
  bodyHash?: string;
  vendorTaskId?: string;
  vendorStatus?: string;
  submittedAt?: number;
  acceptedAt?: number;
  finishedAt?: number;
  vendorUpdatedAt?: number;
  lastCheckedAt?: number;
  checks: number;
  failures: number;
  problem?: string;
  suspect?: 'failed' | 'not_found';
  repeatedAt?: number;
}

/** What the vendor showed of a subject before the call. */
export interface PreImage {
  state: LookupState;
  createdAt?: number;
  probes: Array<{
    type: 'conversation' | 'call';
    ref: string;
    members: string[];
  }>;
}

/** A subject as our code holds it. */
export interface SubjectRow {
  requestId: string;
  seq: number;
  chunkSeq: number;
  app: string;
  subjectId?: string;
  subjectKey: string;
  keyId: string;
  seenAs: LookupState;
  preImage?: PreImage;
  outcome?: Outcome;
  assurance?: Assurance;
  note?: string;
  verifiedAt?: number;
}

/** A decision of an approver. */
export interface ApprovalRow {
  requestId: string;
  filedBy: string;
  approverRef: string;
  round: number;
  decision: 'approved' | 'rejected';
  planDigest: string;
  at: number;
  voidedAt?: number;
  eventSeq: number;
}

/** A row of the evidence chain. */
export interface EventRow {
  stream: string;
  seq: number;
  at: number;
  type: string;
  actor: string;
  visibility: 'timeline' | 'audit';
  data: Record<string, unknown>;
  prevHash: string;
  hash: string;
}

const json = new Set(['options', 'impact', 'pre_image', 'data']);
const numbers = new Set([
  'filed_at',
  'received_at',
  'due_at',
  'approval_expires_at',
  'execute_after',
  'wait_until',
  'updated_at',
  'next_step_at',
  'lease_expires_at',
  'submitted_at',
  'accepted_at',
  'finished_at',
  'vendor_updated_at',
  'last_checked_at',
  'verified_at',
  'repeated_at',
  'voided_at',
  'at',
]);
const booleans = new Set(['irreversible']);

const camel = (name: string) =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const snake = (name: string) =>
  name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

/**
 * Reads a database row: names, numbers that Postgres returns as text, SQLite's
 * booleans and JSON; a database null becomes absent.
 */
export function fromDb<T>(row: object): T {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (value === null) continue;
    let read: unknown = value;
    if (json.has(name)) read = JSON.parse(String(value));
    else if (numbers.has(name)) read = Number(value);
    else if (booleans.has(name)) read = Boolean(value);
    result[camel(name)] = read;
  }
  return result as T;
}

/** Writes a row or a part of one; `undefined` becomes a database null. */
export function toDb(row: object): Record<string, string | number | null> {
  const result: Record<string, string | number | null> = {};
  for (const [key, value] of Object.entries(row)) {
    const name = snake(key);
    if (value === undefined || value === null) result[name] = null;
    else if (json.has(name)) result[name] = JSON.stringify(value);
    else result[name] = value as string | number;
  }
  return result;
}
