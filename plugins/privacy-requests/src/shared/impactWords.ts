import type { Figure, Impact } from 'backstage-plugin-privacy-requests-common';
import { gapWords, people, plural } from './words';

/** A sentence part; the strong ones are what other people lose. */
export interface ImpactPart {
  text: string;
  strong: boolean;
}

/** A figure with its noun and its precision, or nothing for none. */
function count(figure: Figure, one: string, many?: string): string | undefined {
  if (figure.precision === 'not_countable') {
    return `${many ?? `${one}s`} (not countable beforehand)`;
  }
  if (figure.value === 0) return undefined;
  const text = plural(figure.value, one, many);
  return figure.precision === 'at_least' ? `at least ${text}` : text;
}

/** "4 conversations, in which 4 other people lose 96 messages". */
function collateral(impact: Impact): string | undefined {
  const conversations = count(impact.conversations, 'conversation');
  if (!conversations) return undefined;
  const others = count(impact.otherPeople, 'other person', 'other people');
  const messages = count(impact.messagesLost, 'message');
  if (!others || !messages) return conversations;
  const one =
    impact.otherPeople.precision === 'exact' && impact.otherPeople.value === 1;
  return `${conversations}, in which ${others} ${
    one ? 'loses' : 'lose'
  } ${messages}`;
}

/** What a plan would do, numbers first, each with its precision. */
export function impactWords(impact: Impact): ImpactPart[] {
  const soft = (text: string | undefined) =>
    text ? [{ text, strong: false }] : [];
  const strong = (text: string | undefined) =>
    text ? [{ text, strong: true }] : [];
  const { notVisible, deactivated } = impact.people;
  const groups = count(impact.groupChannels, 'group channel');
  return [
    ...soft(people(impact.people.total)),
    ...soft(
      notVisible > 0
        ? `${people(notVisible)} not visible at the vendor`
        : undefined,
    ),
    ...soft(deactivated > 0 ? `${people(deactivated)} deactivated` : undefined),
    ...strong(collateral(impact)),
    ...soft(count(impact.calls, 'one-to-one call', 'one-to-one calls')),
    ...soft(groups && `members of ${groups}; nobody else loses those`),
    ...strong(impact.idsBurnt ? 'ids can never be used again' : undefined),
  ];
}

/** What a plan does not reach, as one sentence. */
export function gapSentence(impact: Impact): string | undefined {
  if (impact.gaps.length === 0) return undefined;
  return `Not covered: ${impact.gaps.map(gap => gapWords[gap]).join(', ')}.`;
}
