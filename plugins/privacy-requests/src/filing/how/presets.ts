import type { DeleteChoice } from '../form/deleteChoice';

/** Ready-made sets of options, mildest first. */
export const presetIds = ['hide', 'blank', 'erase'] as const;

/** One ready-made set. */
export type PresetId = (typeof presetIds)[number];

/** What each preset chooses. */
export const presetOptions: Record<PresetId, DeleteChoice> = {
  hide: {
    user: 'soft',
    messages: 'leave',
    conversations: 'leave',
    calls: 'leave',
    files: 'leave',
  },
  blank: {
    user: 'pruning',
    messages: 'pruning',
    conversations: 'leave',
    calls: 'leave',
    files: 'remove',
  },
  erase: {
    user: 'hard',
    messages: 'hard',
    conversations: 'hard',
    calls: 'hard',
    files: 'remove',
  },
};

/** The preset that a choice equals, if any. */
export function presetOf(choice: DeleteChoice): PresetId | undefined {
  return presetIds.find(id =>
    (Object.keys(choice) as Array<keyof DeleteChoice>).every(
      name => presetOptions[id][name] === choice[name],
    ),
  );
}
