import { z } from 'zod';
import { subjectIdSchema } from './draft';

/**
 * A figure and how far it can be trusted. `not_countable` carries no value:
 * the vendor offers no way to count it beforehand.
 * @public
 */
export const figureSchema = z.discriminatedUnion('precision', [
  z.object({
    precision: z.enum(['exact', 'at_least']),
    value: z.number().int().nonnegative(),
  }),
  z.object({ precision: z.literal('not_countable') }),
]);

/** @public */
export type Figure = z.infer<typeof figureSchema>;

/**
 * What the plan does not reach. The page has the words for each code.
 * @public
 */
export const coverageGaps = [
  'group_calls',
  'group_channel_membership',
  'messages_kept',
  'conversations_kept',
  'calls_kept',
  'files_kept',
  'feeds',
  'backups',
  'earlier_exports',
  'soft_keeps_data',
  'memberships_not_restored',
  'messages_not_restored',
] as const;

/** @public */
export type CoverageGap = (typeof coverageGaps)[number];

/**
 * What a plan would do, found out without a vendor write.
 * @public
 */
export const impactSchema = z.object({
  people: z.object({
    total: z.number().int(),
    active: z.number().int(),
    deactivated: z.number().int(),
    notVisible: z.number().int(),
  }),
  /** Two-member channels that the plan marks or removes. */
  conversations: figureSchema,
  /** Other people who lose those conversations. */
  otherPeople: figureSchema,
  /** Messages in those conversations, whoever wrote them. */
  messagesLost: figureSchema,
  /** 1:1 calls that the plan marks or removes. */
  calls: figureSchema,
  /** Group channels the subjects are members of; their channels stay. */
  groupChannels: figureSchema,
  irreversible: z.boolean(),
  /** Whether the ids can never be used again at the vendor. */
  idsBurnt: z.boolean(),
  gaps: z.array(z.enum(coverageGaps)),
  /** When the vendor was asked, ISO 8601 in UTC. */
  observedAt: z.iso.datetime(),
});

/** @public */
export type Impact = z.infer<typeof impactSchema>;

/** What the vendor shows of an id right now. @public */
export const lookupStates = ['active', 'deactivated', 'not_visible'] as const;

/** @public */
export type LookupState = (typeof lookupStates)[number];

/**
 * One id in a look-up's answer. `records` is what our own requests know; a
 * deleted user never appears in a vendor query.
 * @public
 */
export const lookupItemSchema = z.object({
  id: z.string(),
  state: z.enum(lookupStates),
  name: z.string().optional(),
  createdAt: z.iso.datetime().optional(),
  /** Newest first; at most 5. */
  records: z.array(
    z.object({
      requestId: z.string(),
      number: z.number().int(),
      kind: z.string(),
      mode: z.string().optional(),
      state: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});

/** @public */
export type LookupItem = z.infer<typeof lookupItemSchema>;

/** `POST /subjects/lookup`: at most 1,000 ids a call. @public */
export const lookupRequestSchema = z.strictObject({
  app: z.string().min(1),
  subjects: z.array(z.string()).min(1).max(1000).pipe(z.array(subjectIdSchema)),
});

/** @public */
export const lookupResponseSchema = z.object({
  items: z.array(lookupItemSchema),
});

/** Answer of `POST /previews`. @public */
export const previewSchema = z.object({
  digest: z.string(),
  chunks: z.number().int(),
  subjectCount: z.number().int(),
  impact: impactSchema,
  blocked: z.array(z.object({ id: z.string(), reason: z.string() })),
  approvalsNeeded: z.number().int(),
  /** Seconds between approval and the first call. */
  coolingOffSeconds: z.number().int(),
});

/** @public */
export type Preview = z.infer<typeof previewSchema>;
