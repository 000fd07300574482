import {
  maskId,
  type Act,
  type Approval,
  type Chunk,
  type Clock,
  type Progress,
  type RequestOptions,
  type RequestSummary,
  type Subject,
} from 'backstage-plugin-privacy-requests-common';
import type {
  ApprovalRow,
  ChunkRow,
  RequestRow,
  SubjectRow,
} from '../database/rows';
import { attentionText } from '../evidence/eventText';

const iso = (ms: number) => new Date(ms).toISOString();

/** A time if there is one, under its wire name. */
function times<K extends string>(
  values: Record<K, number | undefined>,
): Partial<Record<K, string>> {
  const present = Object.entries<number | undefined>(values).flatMap(
    ([name, value]) => (value === undefined ? [] : [[name, iso(value)]]),
  );
  return Object.fromEntries(present) as Partial<Record<K, string>>;
}

function clockOf(row: RequestRow, now: number): Clock {
  const open = !['completed', 'rejected', 'cancelled'].includes(row.state);
  return {
    ...times({ dueAt: row.dueAt }),
    dueDate: row.dueDate,
    shownDueDate: row.shownDueDate,
    timeZone: row.timeZone,
    overdue: open && row.dueAt !== undefined && row.dueAt < now,
  };
}

/** A row of the queue on the wire. */
export function summaryView(
  row: RequestRow,
  more: {
    appTitle: string;
    progress: Progress;
    allowed: Act[];
    showText: boolean;
    now: number;
  },
): RequestSummary {
  return {
    id: row.id,
    number: row.number,
    app: row.app,
    appTitle: more.appTitle,
    kind: row.kind,
    mode: row.mode,
    state: row.state,
    waitingFor:
      row.waitReason && row.state === 'scheduled'
        ? {
            reason: row.waitReason,
            ...times({ until: row.waitUntil }),
            blockedBy: row.waitBlockedBy,
          }
        : undefined,
    version: row.version,
    filedBy: row.filedBy,
    filedAt: iso(row.filedAt),
    receivedAt: iso(row.receivedAt),
    regulation: row.regulation,
    clock: clockOf(row, more.now),
    subjectCount: row.subjectCount,
    ticket: more.showText ? row.ticket : undefined,
    irreversible: row.irreversible,
    progress: more.progress,
    ...times({ executeAfter: row.executeAfter }),
    resolution: row.resolution ? { code: row.resolution } : undefined,
    attention:
      row.state === 'needs_attention'
        ? attentionText(row.attention)
        : undefined,
    updatedAt: iso(row.updatedAt),
    allowed: more.allowed,
  };
}

/** New owners of channels and calls are people too. */
export function maskOwners(options: RequestOptions): RequestOptions {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      name.endsWith('OwnerId') ? maskId(String(value)) : value,
    ]),
  );
}

/** A decision on the wire. */
export function approvalView(row: ApprovalRow, comment?: string): Approval {
  return {
    approver: row.approverRef,
    decision: row.decision,
    at: iso(row.at),
    comment,
    valid: row.voidedAt === undefined,
  };
}

/** A chunk on the wire. */
export function chunkView(row: ChunkRow): Chunk {
  return {
    seq: row.seq,
    state: row.state,
    attempt: row.attempt,
    subjectCount: row.subjectCount,
    vendorTaskId: row.vendorTaskId,
    vendorStatus: row.vendorStatus,
    ...times({
      submittedAt: row.submittedAt,
      acceptedAt: row.acceptedAt,
      finishedAt: row.finishedAt,
      vendorUpdatedAt: row.vendorUpdatedAt,
      lastCheckedAt: row.lastCheckedAt,
      nextCheckAt: row.dueAt,
    }),
    checks: row.checks,
    problem: row.problem,
  };
}

const notes: Record<string, string> = {
  gone: 'No longer in user queries, deactivated ones included. Whether the data was marked, blanked or removed is the vendor’s word',
  gone_with_probes:
    'No longer in user queries, and the two-person conversations and 1:1 calls that the vendor showed before are gone. The rest is the vendor’s word',
  not_visible_before:
    'The vendor did not show this id before the call, so nothing can be observed',
  still_visible: 'The vendor still shows this person',
  probe_still_visible:
    'The vendor still shows a two-person conversation or 1:1 call that should be gone',
  restored:
    'Back in user queries. Memberships, messages and reactions do not come back',
  not_restored: 'The vendor does not show this person',
  vendor_error: 'The vendor reported an error for this person',
};

/** A subject on the wire, masked. */
export function subjectView(row: SubjectRow): Subject {
  return {
    seq: row.seq,
    id: row.subjectId === undefined ? 'erased' : maskId(row.subjectId),
    chunk: row.chunkSeq,
    seenAs: row.seenAs,
    outcome: row.outcome,
    assurance: row.assurance,
    ...times({ verifiedAt: row.verifiedAt }),
    note: row.note === undefined ? undefined : notes[row.note] ?? row.note,
  };
}
