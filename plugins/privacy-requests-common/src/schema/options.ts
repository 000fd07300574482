import { z } from 'zod';
import type { RequestKind } from '../kinds';

/**
 * Options of a deletion, camelCase on our wire. An absent `conversations`,
 * `messages` or `calls` leaves that data alone; `user` absent means `soft`
 * (source: the vendor's documentation of user deletion).
 * @public
 */
export const deleteOptionsSchema = z
  .strictObject({
    user: z.enum(['soft', 'pruning', 'hard']).default('soft'),
    messages: z.enum(['soft', 'pruning', 'hard']).optional(),
    conversations: z.enum(['soft', 'hard']).optional(),
    calls: z.enum(['soft', 'hard']).optional(),
    files: z.boolean().default(false),
    newChannelOwnerId: z.string().min(1).max(255).optional(),
    newCallOwnerId: z.string().min(1).max(255).optional(),
  })
  .superRefine((options, ctx) => {
    for (const path of hardNeeds(options)) {
      ctx.addIssue({
        code: 'custom',
        path: [path],
        message: `must be 'hard' when user is 'hard': the vendor removes a person for good only together with their messages and conversations`,
      });
    }
    if (options.user !== 'hard') {
      for (const path of ['newChannelOwnerId', 'newCallOwnerId'] as const) {
        if (options[path] !== undefined) {
          ctx.addIssue({
            code: 'custom',
            path: [path],
            message: `applies only when user is 'hard': other modes keep the owner`,
          });
        }
      }
    }
  });

/** @public */
export type DeleteOptions = z.output<typeof deleteOptionsSchema>;

/**
 * The option names that must also be `hard` for a hard user deletion and are
 * not yet (source: the vendor's documentation of user deletion).
 * @public
 */
export function hardNeeds(options: {
  user: string;
  messages?: string;
  conversations?: string;
}): Array<'messages' | 'conversations'> {
  if (options.user !== 'hard') return [];
  return (['messages', 'conversations'] as const).filter(
    name => options[name] !== 'hard',
  );
}

/** A restore has no options. @public */
export const restoreOptionsSchema = z.strictObject({});

/** An export has no options. @public */
export const exportOptionsSchema = z.strictObject({});

/** @public */
export const deactivateOptionsSchema = z.strictObject({
  markMessagesDeleted: z.boolean().default(false),
  markChannelsDeleted: z.boolean().default(false),
});

/** @public */
export const reactivateOptionsSchema = z.strictObject({
  restoreMessages: z.boolean().default(false),
  restoreChannels: z.boolean().default(false),
  notifiedAt: z.iso.datetime().optional(),
});

/**
 * The schema of each kind's options.
 * @public
 */
export const optionSchemas = {
  export: exportOptionsSchema,
  delete: deleteOptionsSchema,
  restore: restoreOptionsSchema,
  deactivate: deactivateOptionsSchema,
  reactivate: reactivateOptionsSchema,
} as const satisfies Record<RequestKind, z.ZodType>;

/** Options of any kind, with defaults filled in. @public */
export type RequestOptions = { [option: string]: string | boolean };

/**
 * Whether a plan cannot be taken back at the vendor: a hard or pruning user
 * deletion, or any option that removes or blanks content for good.
 * @public
 */
export function isIrreversible(
  kind: RequestKind,
  options: RequestOptions,
): boolean {
  if (kind !== 'delete') return false;
  return (
    ['hard', 'pruning'].includes(String(options.user)) ||
    ['hard', 'pruning'].includes(String(options.messages)) ||
    options.conversations === 'hard' ||
    options.calls === 'hard' ||
    options.files === true
  );
}

/**
 * Whether a kind destroys or hides data, so that the app's destructive switch,
 * caps and holds apply to it.
 * @public
 */
export function isDestructive(kind: RequestKind): boolean {
  return kind === 'delete';
}
