import type {
  Probe,
  VendorSubject,
} from 'backstage-plugin-privacy-requests-node';
import type { PreImage, RequestRow, SubjectRow } from '../database/rows';
import { callOf, idsOf, type VendorReads } from './vendorReads';

/**
 * Asks what the vendor shows before a call: the only thing that a later answer
 * can be compared with.
 */
export async function takePreImages(
  reads: VendorReads,
  request: RequestRow,
  subjects: SubjectRow[],
): Promise<Map<number, PreImage>> {
  const seen = await reads.lookup(idsOf(subjects));
  const probes =
    request.kind === 'delete'
      ? await reads.probes(callOf(request, subjects))
      : [];
  return new Map(
    subjects.map((subject, index) => [
      subject.seq,
      mergePreImage(subject, seen[index], probes),
    ]),
  );
}

/**
 * What was seen before an earlier attempt stays: that attempt may have taken
 * away a part, and what it took must still count as seen before.
 */
export function mergePreImage(
  subject: Pick<SubjectRow, 'subjectId' | 'preImage'>,
  seen: VendorSubject,
  probes: Probe[],
): PreImage {
  const earlier = subject.preImage;
  const visibleNow = seen.state !== 'not_visible';
  const byRef = new Map((earlier?.probes ?? []).map(old => [old.ref, old]));
  for (const { type, ref, members } of probes) {
    if (members.includes(seen.id)) byRef.set(ref, { type, ref, members });
  }
  return {
    state: visibleNow ? seen.state : earlier?.state ?? 'not_visible',
    createdAt: visibleNow ? seen.createdAt : earlier?.createdAt,
    probes: [...byRef.values()],
  };
}
