import { ResponseError } from '@backstage/errors';
import {
  requestSchema,
  type PrivacyRequest,
} from 'backstage-plugin-privacy-requests-common';

/** Why an act was not carried out. */
export type ActError =
  /** Somebody else changed the request; `fresh` is how it is now. */
  | { type: 'changed'; message: string; fresh?: PrivacyRequest }
  /** A duty or permission is missing; the message names it. */
  | { type: 'denied'; message: string }
  | { type: 'failed'; message: string };

/** Reads what an act's error means for the person who tried. */
export function readActError(error: unknown): ActError {
  if (!(error instanceof ResponseError)) {
    const message = error instanceof Error ? error.message : String(error);
    return { type: 'failed', message };
  }
  const message = error.body.error.message;
  if (error.statusCode === 409) {
    return { type: 'changed', message, fresh: freshOf(error.body) };
  }
  if (error.statusCode === 403) return { type: 'denied', message };
  return { type: 'failed', message };
}

/** The fresh view, beside the error or inside it. */
function freshOf(body: unknown): PrivacyRequest | undefined {
  for (const place of [body, field(body, 'error')]) {
    const parsed = requestSchema.safeParse(field(place, 'fresh'));
    if (parsed.success) return parsed.data;
  }
  return undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Reflect.get(value, name)
    : undefined;
}
