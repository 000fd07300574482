import type {
  Chunk,
  PrivacyRequest,
  PrivacyRequestsClient,
} from 'backstage-plugin-privacy-requests-common';
import { mergeEvents, type EventLog } from './timeline/reducer';

/** The part of the API that reading a request takes. */
export type RequestReader = Pick<
  PrivacyRequestsClient,
  'getRequest' | 'getEvents' | 'getChunks'
>;

/** A request with its facts and its chunks, read together. */
export interface RequestView {
  request: PrivacyRequest;
  log: EventLog;
  chunks: readonly Chunk[];
  /** Epoch ms here when the answer came. */
  readAt: number;
}

const CHUNKS_A_PAGE = 100;
/** A guard against a cursor that never ends, far above any request. */
const MAX_PAGES = 200;

/**
 * Reads a request. The facts go on after those already known, and the state is
 * read last, so that the facts are never ahead of it.
 */
export async function readView(
  api: RequestReader,
  id: string,
  options: { log: EventLog; signal?: AbortSignal },
): Promise<RequestView> {
  const { signal } = options;
  const [log, chunks] = await Promise.all([
    readEvents(api, id, options),
    readChunks(api, id, signal),
  ]);
  const request = await api.getRequest(id, { signal });
  return { request, log, chunks, readAt: Date.now() };
}

async function readEvents(
  api: RequestReader,
  id: string,
  options: { log: EventLog; signal?: AbortSignal },
): Promise<EventLog> {
  let { log } = options;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await api.getEvents(id, log.cursor, {
      signal: options.signal,
    });
    const before = log.cursor;
    log = mergeEvents(log, answer);
    if (answer.items.length === 0 || log.cursor === before) break;
  }
  return log;
}

async function readChunks(
  api: RequestReader,
  id: string,
  signal?: AbortSignal,
): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await api.getChunks(
      id,
      { cursor, limit: CHUNKS_A_PAGE },
      { signal },
    );
    chunks.push(...answer.items);
    cursor = answer.nextCursor;
    if (!cursor) break;
  }
  return chunks.sort((a, b) => a.seq - b.seq);
}

/**
 * Which of two readings of the same request to show. Answers can arrive out of
 * order: a higher version is later, and at the same version the later answer.
 */
export function newer(known: RequestView, read: RequestView): RequestView {
  const isLater =
    read.request.version > known.request.version ||
    (read.request.version === known.request.version &&
      read.readAt >= known.readAt);
  const [front, back] = isLater ? [read, known] : [known, read];
  return {
    ...front,
    log: mergeEvents(front.log, {
      items: back.log.events,
      cursor: back.log.cursor,
    }),
  };
}
