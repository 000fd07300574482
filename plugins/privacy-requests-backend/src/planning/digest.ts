import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type {
  RequestKind,
  RequestOptions,
} from 'backstage-plugin-privacy-requests-common';

/** What an approval binds to. */
export interface PlanContent {
  app: string;
  connector: string;
  host: string;
  keyFingerprint: string;
  kind: RequestKind;
  /** All options, with defaults. */
  options: RequestOptions;
  /** In any order. */
  subjectKeys: string[];
}

/**
 * The plan digest: SHA-256 over canonical JSON. How the subjects are cut into
 * calls is not part of it; which people with which options is.
 */
export function digestPlan(content: PlanContent): string {
  const { subjectKeys, ...rest } = content;
  const text = canonicalize({
    v: 1,
    ...rest,
    subjectKeys: [...subjectKeys].sort(),
  });
  return createHash('sha256')
    .update(text ?? '', 'utf8')
    .digest('hex');
}
