import type { z } from 'zod';
import { FieldsError } from '../planning/FieldsError';

/**
 * Parses what came over the wire.
 *
 * @throws FieldsError naming every field at fault.
 */
export function parse<S extends z.ZodType>(
  schema: S,
  value: unknown,
): z.output<S> {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  throw new FieldsError(
    result.error.issues.map(issue => ({
      path: issue.path.map(String).join('.') || 'body',
      message: issue.message,
    })),
  );
}
