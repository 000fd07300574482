import type { PrivacyRequest } from 'backstage-plugin-privacy-requests-common';
import { plural } from '../../shared';
import type { Stage } from './stages';

/** `1 of 2 chunks done`, with what else there is to know of them. */
export function progressWords(request: {
  plan: { chunks: number };
  progress: PrivacyRequest['progress'];
}): string {
  const { progress, plan } = request;
  const parts = [
    `${progress.succeeded.toLocaleString()} of ${plural(
      plan.chunks,
      'chunk',
    )} done`,
  ];
  if (progress.failed > 0) parts.push(`${progress.failed} failed`);
  if (progress.unknown > 0) parts.push(`${progress.unknown} not known`);
  if (progress.skipped > 0) parts.push(`${progress.skipped} skipped`);
  return parts.join(', ');
}

/** The one line of a folded stage, without repeating its title. */
export function stageSummary(
  stage: Stage,
  request: PrivacyRequest,
): string | undefined {
  const { headline } = stage;
  if (stage.status === 'ahead' || !headline) return undefined;
  if (stage.id === 'executing' && headline.type === 'request.executing') {
    return progressWords(request);
  }
  const { title } = stage;
  return headline.text.startsWith(title)
    ? headline.text.slice(title.length).replace(/^[\s.,:]+/, '')
    : headline.text;
}
