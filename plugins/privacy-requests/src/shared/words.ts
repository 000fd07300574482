import type {
  ChunkState,
  Impact,
  RequestKind,
  RequestState,
  RequestSummary,
} from 'backstage-plugin-privacy-requests-common';

/** `1 person`, `1,200 people`. */
export function people(count: number): string {
  return plural(count, 'person', 'people');
}

/** A count with its noun. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}

/** What each operation is called. */
export const kindWords: Record<RequestKind, string> = {
  export: 'Export',
  delete: 'Delete',
  restore: 'Restore',
  deactivate: 'Deactivate',
  reactivate: 'Reactivate',
};

/** `Delete (hard)`. */
export function kindLabel(
  request: Pick<RequestSummary, 'kind' | 'mode'>,
): string {
  const word = kindWords[request.kind];
  return request.mode ? `${word} (${request.mode})` : word;
}

/** What each state is called. */
export const stateWords: Record<RequestState, string> = {
  submitted: 'Submitted',
  awaiting_approval: 'Awaiting approval',
  scheduled: 'Scheduled',
  executing: 'Executing',
  verifying: 'Verifying',
  ready_for_delivery: 'Ready for delivery',
  needs_attention: 'Needs attention',
  completed: 'Completed',
  rejected: 'Rejected',
  cancelled: 'Cancelled',
};

/** What each state of a vendor call is called. */
export const chunkStateWords: Record<ChunkState, string> = {
  planned: 'Planned',
  submitting: 'Sending',
  accepted: 'Accepted',
  running: 'Running',
  succeeded: 'Done',
  failed: 'Failed',
  unknown: 'Not known',
  overdue: 'Taking long',
  skipped: 'Skipped',
};

/** What a plan does not reach, each as a part of a sentence. */
export const gapWords: Record<Impact['gaps'][number], string> = {
  group_calls: 'group calls',
  group_channel_membership: 'memberships of group channels',
  messages_kept: 'messages stay as they are',
  conversations_kept: 'conversations stay as they are',
  calls_kept: 'calls stay as they are',
  files_kept: 'uploaded files and images stay',
  feeds: 'activity feeds',
  backups: 'the vendor’s backups',
  earlier_exports: 'earlier exports, which the vendor keeps up to 60 days',
  soft_keeps_data: 'the data itself: a soft deletion hides it',
  memberships_not_restored: 'memberships in channels do not come back',
  messages_not_restored: 'messages and reactions do not come back',
};
