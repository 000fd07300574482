let waiting: readonly string[] = [];

/**
 * Hands ids to the form that is opened next, in memory. A link inside the
 * portal uses this instead of a fragment: the portal's analytics records the
 * fragment of every page that is opened.
 */
export function handOverSubjects(ids: readonly string[]): void {
  waiting = [...ids];
}

/** The ids that wait for the form. Reading leaves them; see {@link clearHandOver}. */
export function waitingSubjects(): readonly string[] {
  return waiting;
}

/** Forgets them, once the form has them. */
export function clearHandOver(): void {
  waiting = [];
}
