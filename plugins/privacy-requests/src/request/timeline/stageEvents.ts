import type { RequestEvent } from 'backstage-plugin-privacy-requests-common';

/** Facts about a chunk that its row tells already. */
const toldByTheRow = [
  'chunk.submitting',
  'chunk.accepted',
  'chunk.running',
  'chunk.succeeded',
  'chunk.done',
];

/** The chunk a fact is about, if it is about one. */
export function chunkOf(event: RequestEvent): number | undefined {
  const { chunk } = event.data;
  return event.type.startsWith('chunk.') && typeof chunk === 'number'
    ? chunk
    : undefined;
}

/** The facts to list as sentences beside the chunks. */
export function besideChunks(
  events: readonly RequestEvent[],
): readonly RequestEvent[] {
  return events.filter(event => !toldByTheRow.includes(event.type));
}

/** The calendar day of an instant where the viewer is, for separators. */
export function dayOf(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

/** Whether a day begins between two instants, where the viewer is. */
export function startsDay(at: string, before: string | undefined): boolean {
  return before !== undefined && dayOf(at) !== dayOf(before);
}
