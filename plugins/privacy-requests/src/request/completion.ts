import type {
  PrivacyRequest,
  RequestEvent,
} from 'backstage-plugin-privacy-requests-common';
import { doneWord, resolutionWords } from './words';

/** How many people's outcome is how sure. */
export interface AssuranceCounts {
  observed: number;
  vendorReported: number;
  notObservable: number;
  contradicted: number;
}

/** The counts of the last check, from the timeline. */
export function assuranceCounts(
  events: readonly RequestEvent[],
): AssuranceCounts | undefined {
  for (let i = events.length - 1; i >= 0; i--) {
    const { type, data } = events[i];
    if (type === 'request.verified') {
      return {
        observed: count(data.observed),
        vendorReported: count(data.vendorReported),
        notObservable: count(data.notObservable),
        contradicted: count(data.contradicted),
      };
    }
  }
  return undefined;
}

function count(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : 0;
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en-US') + text.slice(1);
}

/**
 * What may be said of a completed request. "Checked" is said only when every
 * person's outcome was observed at the vendor.
 */
export function completionSentence(
  request: Pick<PrivacyRequest, 'kind' | 'subjectCount' | 'resolution'>,
  counts: AssuranceCounts | undefined,
): string {
  const { resolution, subjectCount } = request;
  if (resolution && resolution.code !== 'fulfilled') {
    return resolutionWords[resolution.code];
  }
  const done = capital(doneWord(request.kind));
  if (!counts) return `${done}; how sure that is stands beside each person`;
  const parts: string[] = [];
  const { observed, vendorReported, notObservable, contradicted } = counts;
  if (observed === subjectCount) return `${done} at the vendor and checked`;
  if (observed > 0) parts.push(`${observed} of ${subjectCount} checked`);
  if (vendorReported > 0) {
    parts.push(`${vendorReported} reported by the vendor, not checked`);
  }
  if (notObservable > 0) parts.push(`${notObservable} cannot be observed`);
  if (contradicted > 0) parts.push(`the vendor contradicts ${contradicted}`);
  return parts.length > 0
    ? `${done} at the vendor: ${parts.join(' · ')}`
    : `${done} at the vendor, not checked`;
}
