import {
  isIrreversible,
  type CoverageGap,
  type Impact,
  type RequestKind,
  type RequestOptions,
} from 'backstage-plugin-privacy-requests-common';
import type { ImpactFacts } from 'backstage-plugin-privacy-requests-node';

/** What a deletion with these options does not reach. */
function deleteGaps(options: RequestOptions): CoverageGap[] {
  const gaps: CoverageGap[] = [
    'group_calls',
    'feeds',
    'backups',
    'earlier_exports',
  ];
  if (options.user === 'soft') gaps.push('soft_keeps_data');
  if (options.messages === undefined) gaps.push('messages_kept');
  if (options.conversations === undefined) gaps.push('conversations_kept');
  if (options.calls === undefined) gaps.push('calls_kept');
  if (options.files !== true) gaps.push('files_kept');
  return gaps;
}

const restoreGaps: CoverageGap[] = [
  'memberships_not_restored',
  'messages_not_restored',
];

/** The impact preview of a plan, from what the vendor shows now. */
export function describeImpact(
  plan: { kind: RequestKind; options: RequestOptions },
  facts: ImpactFacts,
  now: number,
): Impact {
  const count = (state: string) =>
    facts.subjects.filter(subject => subject.state === state).length;
  return {
    people: {
      total: facts.subjects.length,
      active: count('active'),
      deactivated: count('deactivated'),
      notVisible: count('not_visible'),
    },
    conversations: facts.conversations,
    otherPeople: facts.otherPeople,
    messagesLost: facts.messagesLost,
    calls: facts.calls,
    groupChannels: facts.groupChannels,
    irreversible: isIrreversible(plan.kind, plan.options),
    idsBurnt: plan.kind === 'delete' && plan.options.user !== 'soft',
    gaps: plan.kind === 'delete' ? deleteGaps(plan.options) : restoreGaps,
    observedAt: new Date(now).toISOString(),
  };
}
