import { z } from 'zod';
import { VendorFault } from './errors';

/** Drops `null` fields at any depth: to the vendor they equal absent ones. */
export function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth > 40) throw new VendorFault(4, 'body is nested too deeply');
  if (Array.isArray(value)) {
    return value.map(item => withoutNulls(item, depth + 1));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== null)
        .map(([key, item]) => [key, withoutNulls(item, depth + 1)]),
    );
  }
  return value;
}

/** @throws VendorFault code 4 naming the first field at fault. */
export function parseInput<S extends z.ZodType>(
  schema: S,
  value: unknown,
): z.output<S> {
  const result = schema.safeParse(withoutNulls(value));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue.path.join('.') || 'body';
  throw new VendorFault(4, `${field}: ${issue.message}`);
}

/** An id as calls name users. */
export const idSchema = z
  .string()
  .min(1)
  .refine(id => Buffer.byteLength(id) <= 255, 'is longer than 255 bytes')
  .refine(id => !/\p{Surrogate}/u.test(id), 'is not valid Unicode');

/** A list of users in one call. */
export const userIdsSchema = z.array(idSchema).min(1).max(100);

const scalar = z.union([z.string(), z.number()]);

/** A condition on one field. */
export const conditionSchema = z.union([
  scalar,
  z.strictObject({ $eq: scalar }),
  z.strictObject({ $in: z.array(scalar).min(1) }),
]);

/** One condition: `value`, `{$eq}` or `{$in}`. */
export type Condition = z.output<typeof conditionSchema>;

/** A condition on text, which may also ask for the beginning of a word. */
export const textSchema = z.union([
  conditionSchema,
  z.strictObject({ $autocomplete: z.string().min(1).max(200) }),
]);

/** The filter of a query: conditions on the named fields, all must hold. */
export function filterSchema<F extends string>(fields: readonly F[]) {
  return z
    .strictObject(
      Object.fromEntries(
        fields.map(field => [field, conditionSchema.optional()]),
      ) as Record<F, z.ZodOptional<typeof conditionSchema>>,
    )
    .default({} as never);
}

/** `?, ?, ?` for a list in SQL. */
export function holes(list: readonly unknown[]): string {
  return list.map(() => '?').join(', ');
}

/** The values a condition allows. */
export function allowedValues(condition: Condition): Array<string | number> {
  if (typeof condition !== 'object') return [condition];
  return '$in' in condition ? condition.$in : [condition.$eq];
}
