import { subjectIdProblem } from 'backstage-plugin-privacy-requests-common';

/** A line that cannot be an id, and why. */
export interface RefusedLine {
  line: string;
  reason: string;
}

/** The people of a request as they were entered: one id per line. */
export interface People {
  /** Valid and distinct, in the order of entry, exactly as entered. */
  ids: readonly string[];
  /** Lines that cannot be ids. They are named, never silently left out. */
  refused: readonly RefusedLine[];
  /** Ids that were entered again; each is taken once. */
  repeated: readonly string[];
}

/** Nobody yet. */
export const nobody: People = { ids: [], refused: [], repeated: [] };

/**
 * Takes lines exactly as they are: an id may hold blanks, quotes or slashes.
 * Only the line ending goes, and lines with nothing on them are passed over.
 */
export function addLines(people: People, text: string): People {
  const ids = new Set(people.ids);
  const refused = new Map(people.refused.map(item => [item.line, item]));
  const repeated = new Set(people.repeated);
  for (const line of text.split('\n').map(withoutCarriageReturn)) {
    if (line === '') continue;
    const reason = subjectIdProblem(line);
    if (reason !== undefined) refused.set(line, { line, reason });
    else if (ids.has(line)) repeated.add(line);
    else ids.add(line);
  }
  return {
    // The same list when nobody is new: nothing has to be asked again.
    ids: ids.size === people.ids.length ? people.ids : [...ids],
    refused: [...refused.values()],
    repeated: [...repeated],
  };
}

/** Takes one person out again. */
export function removeId(people: People, id: string): People {
  return {
    ...people,
    ids: people.ids.filter(other => other !== id),
    repeated: people.repeated.filter(other => other !== id),
  };
}

/** Whether an id begins or ends with a blank, which is seldom meant. */
export function hasOuterBlanks(id: string): boolean {
  return id.trim() !== id;
}

/** Removes the blanks around the given ids; two that become one are one. */
export function removeOuterBlanks(
  people: People,
  which: readonly string[],
): People {
  const chosen = new Set(which);
  const ids = people.ids.map(id => (chosen.has(id) ? id.trim() : id));
  return { ...people, ids: [...new Set(ids)] };
}

/** Up to two letters or digits that stand for a person; no picture is loaded. */
export function initialsOf(text: string): string {
  const words = text.split(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/u);
  return words
    .filter(word => word !== '')
    .slice(0, 2)
    .map(word => (Array.from(word)[0] ?? '').toLocaleUpperCase())
    .join('');
}

function withoutCarriageReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
