import type {
  LookupItem,
  SupportedKind,
} from 'backstage-plugin-privacy-requests-common';
import { DateTime } from 'luxon';
import { hasOuterBlanks } from '../form/people';

/** What a list of people can be narrowed to. */
export const groups = [
  'all',
  'stopping',
  'active',
  'deactivated',
  'not_visible',
  'blanks',
] as const;

/** One of them. */
export type Group = (typeof groups)[number];

/** What each group is called. */
export const groupWords: Record<Group, string> = {
  all: 'All',
  stopping: 'Stop the request',
  active: 'Active',
  deactivated: 'Deactivated',
  not_visible: 'Not visible',
  blanks: 'Blanks around the id',
};

const deletedWords: Record<string, string> = {
  soft: 'soft-deleted',
  pruning: 'blanked out',
  hard: 'removed for good',
};

/** Whether a record changed something or may still do so. */
export function isTelling(record: LookupItem['records'][number]): boolean {
  return record.state !== 'cancelled' && record.state !== 'rejected';
}

/** What one of our own requests did, or is about to do, with an id. */
export function recordWords(record: LookupItem['records'][number]): string {
  const day = DateTime.fromISO(record.at).toFormat('d LLL yyyy');
  if (record.state !== 'completed') {
    return `${record.kind} ${record.state.replace(/_/g, ' ')}`;
  }
  if (record.kind === 'delete') {
    return `${deletedWords[record.mode ?? ''] ?? 'deleted'} on ${day}`;
  }
  return record.kind === 'restore'
    ? `restored on ${day}`
    : `${record.kind} on ${day}`;
}

/** Why a person stops the request, as far as a look-up shows it. */
export function stopReason(
  kind: SupportedKind,
  item: LookupItem | undefined,
): string | undefined {
  return kind === 'restore' && item && item.state !== 'not_visible'
    ? 'is not deleted, there is nothing to restore'
    : undefined;
}

/** The ids of each group, in the order of entry. */
export function groupIds(
  ids: readonly string[],
  find: (id: string) => LookupItem | undefined,
  stops: (id: string) => string | undefined,
): Record<Group, string[]> {
  const found: Record<Group, string[]> = {
    all: [...ids],
    stopping: [],
    active: [],
    deactivated: [],
    not_visible: [],
    blanks: [],
  };
  for (const id of ids) {
    const item = find(id);
    if (item) found[item.state].push(id);
    if (stops(id) !== undefined) found.stopping.push(id);
    if (hasOuterBlanks(id)) found.blanks.push(id);
  }
  return found;
}
