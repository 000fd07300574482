import type { RequestEvent } from 'backstage-plugin-privacy-requests-common';

/**
 * The facts of a request as far as they are known here. `cursor` is where the
 * next read goes on.
 */
export interface EventLog {
  cursor: number;
  /** Each fact once, in the order of the request's own stream. */
  events: readonly RequestEvent[];
}

/** Nothing read yet. */
export const emptyLog: EventLog = { cursor: 0, events: [] };

/**
 * Takes in one answer. Answers may arrive late, twice or in any order: a fact
 * is known by its `seq`, and what was said first about a `seq` stands, since
 * facts never change. Returns the same object when nothing is new, so that a
 * poll without news renders nothing.
 */
export function mergeEvents(
  log: EventLog,
  answer: { items: readonly RequestEvent[]; cursor: number },
): EventLog {
  const known = new Set(log.events.map(event => event.seq));
  const fresh: RequestEvent[] = [];
  for (const event of answer.items) {
    if (!known.has(event.seq)) {
      known.add(event.seq);
      fresh.push(event);
    }
  }
  const cursor = Math.max(log.cursor, answer.cursor);
  if (fresh.length === 0) {
    return cursor === log.cursor ? log : { ...log, cursor };
  }
  const events = [...log.events, ...fresh].sort((a, b) => a.seq - b.seq);
  return { cursor, events };
}
