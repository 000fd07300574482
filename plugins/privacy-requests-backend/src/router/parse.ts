import type { z } from 'zod';
import { FieldsError, type FieldProblem } from '../planning/FieldsError';

/** More than anybody reads; a body can hold millions. */
const MOST_PROBLEMS = 100;

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
  const problems = result.success
    ? textProblems(result.data, [])
    : result.error.issues.slice(0, MOST_PROBLEMS).flatMap(issueProblems);
  if (problems.length > 0) throw new FieldsError(capped(problems));
  return result.data as z.output<S>;
}

/** More than anybody reads; a body of bad ids must not come back as large. */
const PROBLEMS_SHOWN = 100;

function capped(problems: FieldProblem[]): FieldProblem[] {
  const more = problems.length - PROBLEMS_SHOWN;
  if (more <= 0) return problems;
  return [
    ...problems.slice(0, PROBLEMS_SHOWN),
    { path: 'body', message: `${more} more fields are at fault` },
  ];
}

type Path = readonly PropertyKey[];

const named = (path: Path) => path.map(String).join('.') || 'body';

function issueProblems(issue: z.core.$ZodIssue): FieldProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: named([...issue.path, key]),
      message: 'is not known',
    }));
  }
  return [{ path: named(issue.path), message: issue.message }];
}

/**
 * Text that a database could not keep as it is: Postgres refuses U+0000, and
 * half a surrogate pair has no UTF-8.
 */
function textProblems(value: unknown, path: Path): FieldProblem[] {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) {
      return [{ path: named(path), message: 'has a control character' }];
    }
    if (Buffer.from(value, 'utf8').toString('utf8') !== value) {
      return [{ path: named(path), message: 'is not valid Unicode' }];
    }
    return [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    textProblems(part, [...path, key]),
  );
}
