import { z } from 'zod';
import { regulationSchema, requestKindSchema } from '../kinds';
import {
  assurances,
  chunkStateSchema,
  outcomes,
  rejectionCodes,
  requestStateSchema,
  resolutionCodes,
} from '../lifecycle/states';
import { acts } from '../lifecycle/table';
import { relationTypes } from './draft';
import { impactSchema } from './impact';

const at = z.iso.datetime();

/** Counts of chunks by state. @public */
export const progressSchema = z.object({
  planned: z.number().int(),
  submitting: z.number().int(),
  /** `accepted`, `running` and `overdue` together. */
  running: z.number().int(),
  succeeded: z.number().int(),
  failed: z.number().int(),
  unknown: z.number().int(),
  skipped: z.number().int(),
});

/** @public */
export type Progress = z.infer<typeof progressSchema>;

/** Why a scheduled request does not start yet. @public */
export const waitReasons = [
  'cooling_off',
  'subject_busy',
  'app_switched_off',
  'app_paused',
  'rate_limited',
] as const;

/** @public */
export type WaitReason = (typeof waitReasons)[number];

/** The statutory clock. Overdue is computed when asked. @public */
export const clockSchema = z.object({
  /** Raw statutory instant: end of the due day in the controller's zone. */
  dueAt: at.optional(),
  /** Calendar date in the controller's zone, YYYY-MM-DD. */
  dueDate: z.iso.date().optional(),
  /** The date to show: rolled to a working day where the law says so. */
  shownDueDate: z.iso.date().optional(),
  timeZone: z.string(),
  overdue: z.boolean(),
});

/** @public */
export type Clock = z.infer<typeof clockSchema>;

/** A row of the queue. @public */
export const requestSummarySchema = z.object({
  id: z.uuid(),
  number: z.number().int(),
  app: z.string(),
  appTitle: z.string(),
  kind: requestKindSchema,
  /** The mode within the kind, e.g. `hard` for a hard deletion. */
  mode: z.string().optional(),
  state: requestStateSchema,
  waitingFor: z
    .object({
      reason: z.enum(waitReasons),
      until: at.optional(),
      /** Number of the request that is in the way. */
      blockedBy: z.number().int().optional(),
    })
    .optional(),
  version: z.number().int(),
  filedBy: z.string(),
  filedAt: at,
  receivedAt: at,
  regulation: regulationSchema,
  clock: clockSchema,
  subjectCount: z.number().int(),
  ticket: z.string().optional(),
  irreversible: z.boolean(),
  progress: progressSchema,
  executeAfter: at.optional(),
  resolution: z
    .object({ code: z.enum(resolutionCodes), text: z.string().optional() })
    .optional(),
  /** What needs a person, in one plain sentence; only in needs_attention. */
  attention: z.string().optional(),
  updatedAt: at,
  /** What the viewer may do now. */
  allowed: z.array(z.enum(acts)),
});

/** @public */
export type RequestSummary = z.infer<typeof requestSummarySchema>;

/** One approver's decision. @public */
export const approvalSchema = z.object({
  approver: z.string(),
  decision: z.enum(['approved', 'rejected']),
  at,
  comment: z.string().optional(),
  /** False once the plan changed or the approval expired. */
  valid: z.boolean(),
});

/** @public */
export type Approval = z.infer<typeof approvalSchema>;

/** `GET /requests/:id`. @public */
export const requestSchema = requestSummarySchema.extend({
  options: z.record(z.string(), z.union([z.string(), z.boolean()])),
  channel: z.string(),
  reason: z.string().optional(),
  plan: z.object({ digest: z.string(), chunks: z.number().int() }),
  impact: impactSchema,
  approvals: z.array(approvalSchema),
  approvalsNeeded: z.number().int(),
  approvalExpiresAt: at.optional(),
  entityRef: z.string().optional(),
  /** Chunks in flight, newest check first, so the page can say what runs. */
  vendor: z.object({
    lastCheckedAt: at.optional(),
    nextCheckAt: at.optional(),
  }),
  relations: z.array(
    z.object({
      type: z.enum(relationTypes),
      /** `to`: this request points at the other one; `from`: the reverse. */
      direction: z.enum(['to', 'from']),
      requestId: z.string(),
      number: z.number().int(),
      state: requestStateSchema,
      kind: requestKindSchema,
    }),
  ),
});

/** @public */
export type PrivacyRequest = z.infer<typeof requestSchema>;

/** A page of anything. @public */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().optional(),
    totalItems: z.number().int(),
    totalIsCapped: z.boolean().optional(),
  });
}

/** @public */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
  /** Exact up to 1,000; then 1,000 with `totalIsCapped`. */
  totalItems: number;
  totalIsCapped?: boolean;
}

/** One fact on the timeline. @public */
export const eventSchema = z.object({
  /** Position in the request's own stream, from 1; the resume cursor. */
  seq: z.number().int(),
  at,
  type: z.string(),
  /** Entity ref of a person, or `system`. */
  actor: z.string(),
  /** One plain sentence, without identifiers. */
  text: z.string(),
  /** Codes, counts and vendor task ids; never identifiers of a person. */
  data: z.record(z.string(), z.unknown()),
});

/** @public */
export type RequestEvent = z.infer<typeof eventSchema>;

/** `GET /requests/:id/events?after=`. @public */
export const eventsResponseSchema = z.object({
  items: z.array(eventSchema),
  /** Pass as `after` to go on. */
  cursor: z.number().int(),
});

/** One vendor call. @public */
export const chunkSchema = z.object({
  seq: z.number().int(),
  state: chunkStateSchema,
  attempt: z.number().int(),
  subjectCount: z.number().int(),
  vendorTaskId: z.string().optional(),
  /** The vendor's own word, shown verbatim. */
  vendorStatus: z.string().optional(),
  submittedAt: at.optional(),
  acceptedAt: at.optional(),
  finishedAt: at.optional(),
  /** When the vendor last changed anything, by its own times. */
  vendorUpdatedAt: at.optional(),
  lastCheckedAt: at.optional(),
  nextCheckAt: at.optional(),
  checks: z.number().int(),
  /** Redacted reason of a failure or of not knowing. */
  problem: z.string().optional(),
});

/** @public */
export type Chunk = z.infer<typeof chunkSchema>;

/** One subject of a request. @public */
export const subjectSchema = z.object({
  seq: z.number().int(),
  /** Masked unless revealed. */
  id: z.string(),
  /** Seq of the chunk that carries it. */
  chunk: z.number().int(),
  /** What the vendor showed when the plan was made. */
  seenAs: z.enum(['active', 'deactivated', 'not_visible']),
  outcome: z.enum(outcomes).optional(),
  assurance: z.enum(assurances).optional(),
  verifiedAt: at.optional(),
  /** What was checked and what cannot be, one plain sentence. */
  note: z.string().optional(),
});

/** @public */
export type Subject = z.infer<typeof subjectSchema>;

/** `GET /apps`. @public */
export const appSchema = z.object({
  id: z.string(),
  title: z.string(),
  connector: z.string(),
  entityRef: z.string().optional(),
  mode: z.enum(['sandbox', 'live']),
  destructive: z.boolean(),
  /** Kinds that the viewer may file for this app. */
  mayFile: z.array(requestKindSchema),
});

/** @public */
export type App = z.infer<typeof appSchema>;

/** `GET /apps`: the apps and what the viewer is to the product. @public */
export const appsResponseSchema = z.object({
  items: z.array(appSchema),
  viewer: z.object({
    userRef: z.string(),
    /** Duties held for at least one app. */
    duties: z.array(z.string()),
  }),
  limits: z.object({ subjectsPerRequest: z.number().int() }),
});

/** @public */
export type AppsResponse = z.infer<typeof appsResponseSchema>;

/** Figures of the overview strip, over what the viewer may see. @public */
export const overviewSchema = z.object({
  open: z.number().int(),
  dueThisWeek: z.number().int(),
  overdue: z.number().int(),
  needsAttention: z.number().int(),
  waitingForMe: z.number().int(),
  mine: z.number().int(),
});

/** @public */
export type Overview = z.infer<typeof overviewSchema>;

/** Saved views of the queue. @public */
export const queueViews = [
  'mine',
  'waiting',
  'due',
  'attention',
  'open',
  'all',
] as const;

/** @public */
export type QueueView = (typeof queueViews)[number];

/** Query of `GET /requests`. @public */
export const listQuerySchema = z.strictObject({
  view: z.enum(queueViews).default('all'),
  state: z
    .union([requestStateSchema, z.array(requestStateSchema)])
    .transform(value => (Array.isArray(value) ? value : [value]))
    .optional(),
  kind: requestKindSchema.optional(),
  app: z.string().optional(),
  due: z.enum(['overdue', 'week']).optional(),
  /** A request number or a ticket; never an identifier. */
  q: z.string().max(200).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

/** @public */
export type ListQuery = z.output<typeof listQuerySchema>;

const version = z.number().int().nonnegative();

/** Body of `POST /requests/:id/approve`. @public */
export const approveBodySchema = z.strictObject({
  version,
  planDigest: z.string().min(1),
  comment: z.string().trim().max(2000).optional(),
});

/** Body of `POST /requests/:id/reject`. @public */
export const rejectBodySchema = z.strictObject({
  version,
  code: z.enum(rejectionCodes),
  comment: z.string().trim().min(3, 'needs the reasons').max(2000),
});

/** Body of `POST /requests/:id/cancel`. @public */
export const cancelBodySchema = z.strictObject({
  version,
  comment: z.string().trim().max(2000).optional(),
});

/** Body of `POST /requests/:id/retry`. @public */
export const retryBodySchema = z.strictObject({
  version,
  comment: z.string().trim().max(2000).optional(),
});

/** Body of `POST /requests/:id/reveal`. @public */
export const revealBodySchema = z.strictObject({
  reason: z.string().trim().min(3, 'needs a reason').max(500),
  /** Seqs of the subjects to show; at most 100. */
  subjects: z.array(z.number().int().positive()).min(1).max(100),
});

/** Answer of `POST /requests/:id/reveal`. @public */
export const revealResponseSchema = z.object({
  items: z.array(z.object({ seq: z.number().int(), id: z.string() })),
});
