import type {
  RequestKind,
  RequestOptions,
} from 'backstage-plugin-privacy-requests-common';
import type { VendorSubject } from 'backstage-plugin-privacy-requests-node';
import type { PreImage } from '../database/rows';

/** What was asked after a call whose answer never came. */
export interface Findings {
  kind: RequestKind;
  options: RequestOptions;
  subjects: Array<{ before?: PreImage; now: VendorSubject }>;
  /** Whether the chunk may be sent once more without a person. */
  mayRepeat: boolean;
}

/**
 * What follows from it. `gone` needs the probes as well: that the ids are gone
 * proves only that the vendor's first phase happened.
 */
export type Finding = 'gone' | 'done' | 'not_done' | 'person';

/** Decides what became of a call, by what the vendor shows now. */
export function decideFate(findings: Findings): Finding {
  if (findings.kind === 'delete') return decideDelete(findings);
  if (findings.kind === 'restore') return decideRestore(findings);
  return 'person';
}

function decideDelete(findings: Findings): Finding {
  const { subjects, options, mayRepeat } = findings;
  const wasVisible = (before?: PreImage) =>
    before !== undefined && before.state !== 'not_visible';
  const before = subjects.filter(subject => wasVisible(subject.before));
  // An empty pre-image: absence now would prove nothing.
  if (before.length === 0) return 'person';
  const isVisible = ({ now }: { now: VendorSubject }) =>
    now.state !== 'not_visible';
  // Somebody who was not there before is there now.
  if (subjects.some(each => isVisible(each) && !wasVisible(each.before))) {
    return 'person';
  }
  if (!before.some(isVisible)) return 'gone';
  const unchanged = before.every(
    each =>
      isVisible(each) &&
      each.now.createdAt !== undefined &&
      each.now.createdAt === each.before?.createdAt,
  );
  return unchanged && mayRepeat && !removesForGood(options)
    ? 'not_done'
    : 'person';
}

function decideRestore({ subjects, mayRepeat }: Findings): Finding {
  const back = subjects.filter(({ now }) => now.state !== 'not_visible').length;
  if (back === subjects.length) return 'done';
  return back === 0 && mayRepeat ? 'not_done' : 'person';
}

/** A hard option anywhere: whether to repeat it is a person's decision. */
function removesForGood(options: RequestOptions): boolean {
  return Object.values(options).includes('hard');
}
