import { z } from 'zod';
import { channels, regulationSchema, requestKindSchema } from '../kinds';
import { optionSchemas } from './options';

/**
 * Longest subject id accepted, in UTF-8 bytes. The vendor publishes no limit;
 * ids beyond this are refused by name rather than cut.
 * @public
 */
export const MAX_SUBJECT_ID_BYTES = 255;

/**
 * The most people in one draft, whatever an installation allows.
 * @public
 */
export const MAX_SUBJECTS = 100_000;

const encoder = new TextEncoder();

/**
 * Why an id cannot be a subject, or `undefined` when it can. Ids are exact
 * UTF-8 and never normalised or trimmed.
 * @public
 */
export function subjectIdProblem(id: string): string | undefined {
  if (id.length === 0) return 'is empty';
  if (id.trim().length === 0) return 'has only blank characters';
  if (!isWellFormed(id)) return 'is not valid Unicode';
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(id)) return 'has a control character';
  if (encoder.encode(id).length > MAX_SUBJECT_ID_BYTES) {
    return `is longer than ${MAX_SUBJECT_ID_BYTES} bytes`;
  }
  return undefined;
}

function isWellFormed(id: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(
    id,
  );
}

/** One vendor user id, as the vendor spells it. @public */
export const subjectIdSchema = z.string().superRefine((id, ctx) => {
  const problem = subjectIdProblem(id);
  if (problem) ctx.addIssue({ code: 'custom', message: problem });
});

/** How a request relates to an earlier one. @public */
export const relationTypes = [
  'retry_of',
  'restores',
  'repeats',
  'export_before_delete',
] as const;

/** @public */
export type RelationType = (typeof relationTypes)[number];

/** @public */
export const relationSchema = z.strictObject({
  type: z.enum(relationTypes),
  requestId: z.uuid(),
});

const planFields = {
  app: z.string().min(1),
  kind: requestKindSchema,
  // The length first: a body can hold more empty ids than anybody wants named.
  subjects: z
    .array(z.string())
    .min(1, 'needs at least one id')
    .max(MAX_SUBJECTS, `has more than ${MAX_SUBJECTS.toLocaleString('en')} ids`)
    .pipe(z.array(subjectIdSchema)),
  options: z.record(z.string(), z.unknown()).default({}),
};

function checkPlan(
  draft: {
    kind: z.infer<typeof requestKindSchema>;
    subjects: string[];
    options: Record<string, unknown>;
  },
  ctx: z.RefinementCtx,
): void {
  const options = optionSchemas[draft.kind].safeParse(draft.options);
  if (!options.success) {
    for (const issue of options.error.issues) {
      ctx.addIssue({
        code: 'custom',
        path: ['options', ...issue.path],
        message: issue.message,
      });
    }
  }
  const seen = new Map<string, number>();
  draft.subjects.forEach((id, index) => {
    const first = seen.get(id);
    if (first !== undefined) {
      ctx.addIssue({
        code: 'custom',
        path: ['subjects', index],
        message: `repeats entry ${first + 1}`,
      });
    } else {
      seen.set(id, index);
    }
  });
  const owners = ['newChannelOwnerId', 'newCallOwnerId'] as const;
  for (const name of owners) {
    const owner = draft.options[name];
    if (typeof owner === 'string' && seen.has(owner)) {
      ctx.addIssue({
        code: 'custom',
        path: ['options', name],
        message: 'is one of the people in this request',
      });
    }
  }
}

/**
 * What a plan is made from: `POST /previews`.
 * @public
 */
export const previewDraftSchema = z
  .strictObject(planFields)
  .superRefine(checkPlan);

/** @public */
export type PreviewDraft = z.output<typeof previewDraftSchema>;
/** @public */
export type PreviewDraftInput = z.input<typeof previewDraftSchema>;

/**
 * What a filer sends: `POST /requests`.
 * @public
 */
export const requestDraftSchema = z
  .strictObject({
    ...planFields,
    regulation: regulationSchema,
    receivedAt: z.iso.datetime({ offset: true }),
    channel: z.enum(channels),
    reason: z
      .string()
      .trim()
      .min(3, 'needs a few words for the approver')
      .max(2000),
    ticket: z.string().trim().min(1).max(200).optional(),
    relation: relationSchema.optional(),
  })
  .superRefine(checkPlan);

/** @public */
export type RequestDraft = z.output<typeof requestDraftSchema>;
/** @public */
export type RequestDraftInput = z.input<typeof requestDraftSchema>;
