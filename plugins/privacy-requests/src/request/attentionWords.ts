import type {
  Chunk,
  PrivacyRequest,
  RequestEvent,
} from 'backstage-plugin-privacy-requests-common';
import { people } from '../shared';
import { unknownWords } from './nextStep';
import { doneWord } from './words';

/** The four things a reader must know when something went wrong. */
export interface AttentionWords {
  what: string;
  people: string;
  itself: string;
  you: string;
}

/** Why the request needs a person, as the last fact about it says. */
export function attentionCode(
  events: readonly RequestEvent[],
): string | undefined {
  const facts = events.filter(one => one.type === 'request.needs_attention');
  const code = facts[facts.length - 1]?.data.code;
  return typeof code === 'string' ? code : undefined;
}

/** Tells what went wrong from the request's own sentence and its chunks. */
export function attentionWords(
  request: PrivacyRequest,
  chunks: readonly Chunk[],
  code?: string,
): AttentionWords {
  const open = chunks.some(one => ['failed', 'unknown'].includes(one.state));
  const failed = chunks.some(one => one.state === 'failed');
  const advice = failed
    ? 'Look at the technical detail and at the vendor, then retry: only what failed is done again.'
    : 'Look at the vendor, then retry: the vendor is asked once more, nothing is sent again.';
  return {
    what: request.attention ?? 'A part of it does not go on by itself.',
    people: open
      ? chunkWords(request, chunks)
      : checkWords(doneWord(request.kind), code),
    itself:
      'Nothing more is sent until a person decides. What was sent is kept and stays on this timeline.',
    you: request.allowed.includes('retry')
      ? advice
      : 'Tell somebody with the duty to retry; the link to this page is all they need.',
  };
}

/** What became of the people, call by call. */
function chunkWords(request: PrivacyRequest, chunks: readonly Chunk[]): string {
  const word = doneWord(request.kind);
  const count = (state: Chunk['state']) =>
    chunks
      .filter(chunk => chunk.state === state)
      .reduce((sum, chunk) => sum + chunk.subjectCount, 0);
  const [done, failed, unknown] = [
    count('succeeded'),
    count('failed'),
    count('unknown'),
  ];
  const parts: string[] = [];
  if (done > 0) {
    parts.push(`${people(done)} ${word}, as the vendor says, not yet checked`);
  }
  if (failed > 0) parts.push(`${people(failed)} not ${word}`);
  const text = [...parts, ''].join('. ').trim();
  return unknown > 0
    ? `${text} ${people(unknown)}: ${unknownWords}`.trim()
    : text;
}

/** What a check that did not satisfy says of the people. */
function checkWords(word: string, code: string | undefined): string {
  return code === 'nothing_observed'
    ? `The vendor accepted the work, but showed nobody of them before it. Whether there was anything to be ${word} is not known.`
    : `The vendor accepted the work, but what it shows contradicts it. Take nobody as ${word} before it is checked.`;
}
