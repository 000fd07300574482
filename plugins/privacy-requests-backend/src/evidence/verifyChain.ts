import {
  digestPrivate,
  GENESIS,
  hashEvent,
  readEvents,
  readSalted,
} from '../database/appendEvent';
import type { Tx } from '../database/dialect';

/** What a check of one stream found. */
export type ChainVerdict =
  | { intact: true; events: number }
  | { intact: false; firstBadSeq: number; reason: string };

const BATCH = 1000;

/**
 * Recomputes a stream's chain and names the first row that does not fit.
 * Private texts are held to their digests; erased ones are none.
 */
export async function verifyChain(
  tx: Tx,
  stream: string,
): Promise<ChainVerdict> {
  let previous = GENESIS;
  let seq = 0;
  for (;;) {
    const events = await readEvents(tx, { stream, after: seq, limit: BATCH });
    const texts = await readSalted(
      tx,
      stream,
      events.map(event => event.seq),
    );
    for (const { hash, ...event } of events) {
      seq += 1;
      if (event.seq !== seq) {
        return {
          intact: false,
          firstBadSeq: seq,
          reason: 'an event is missing',
        };
      }
      if (event.prevHash !== previous) {
        return {
          intact: false,
          firstBadSeq: seq,
          reason: 'the link is broken',
        };
      }
      if (hashEvent(event) !== hash) {
        return {
          intact: false,
          firstBadSeq: seq,
          reason: 'the row was changed',
        };
      }
      const digests = Object(event.data.digests) as Record<string, unknown>;
      for (const { field, salt, value } of texts.get(seq) ?? []) {
        if (digests[field] !== digestPrivate(salt, value)) {
          return {
            intact: false,
            firstBadSeq: seq,
            reason: 'a private text was changed',
          };
        }
      }
      previous = hash;
    }
    if (events.length < BATCH) return { intact: true, events: seq };
  }
}
