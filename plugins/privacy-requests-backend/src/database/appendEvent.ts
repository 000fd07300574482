import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { databaseNow, isSqlite, type Tx } from './dialect';
import { fromDb, toDb, type EventRow } from './rows';

/** A fact to write down. */
export interface NewEvent {
  stream: string;
  type: string;
  /** Entity ref of a person, or `system`. */
  actor: string;
  visibility?: 'timeline' | 'audit';
  /** Codes, counts and digests; never identifiers or free text. */
  data?: Record<string, unknown>;
  /** Erasable free text, kept outside the chain. */
  private?: Record<string, string | undefined>;
}

/** The hash before the first event of a stream. */
export const GENESIS = '0'.repeat(64);

/** The hash of an event over everything in its row and the hash before it. */
export function hashEvent(event: Omit<EventRow, 'hash'>): string {
  return sha256(canonicalize(event) ?? '');
}

/** The digest by which the chain holds a private text. */
export function digestPrivate(salt: string, value: string): string {
  return sha256(`${salt}\u0000${value}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The stream of one request. */
export function requestStream(requestId: string): string {
  return `request:${requestId}`;
}

/**
 * Appends to a stream's chain. Belongs inside the transaction of the change
 * that it tells of: both commit, or neither.
 *
 * @returns the event's position in its stream
 */
export async function appendEvent(
  tx: Tx,
  event: NewEvent,
): Promise<{ seq: number }> {
  // On Postgres two transactions could read the same last event; on SQLite
  // there is one writer.
  if (!isSqlite(tx)) {
    await tx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [event.stream]);
  }
  const last = await tx('audit_events')
    .where({ stream: event.stream })
    .orderBy('seq', 'desc')
    .first('seq', 'hash');
  const texts = Object.entries(event.private ?? {}).flatMap(([field, value]) =>
    value ? [{ field, value, salt: randomBytes(16).toString('hex') }] : [],
  );
  const digests = Object.fromEntries(
    texts.map(({ field, value, salt }) => [field, digestPrivate(salt, value)]),
  );
  const row: Omit<EventRow, 'hash'> = {
    stream: event.stream,
    seq: last ? Number(last.seq) + 1 : 1,
    at: await databaseNow(tx),
    type: event.type,
    actor: event.actor,
    visibility: event.visibility ?? 'timeline',
    data: withoutUndefined({
      ...event.data,
      ...(texts.length > 0 ? { digests } : {}),
    }),
    prevHash: last ? String(last.hash) : GENESIS,
  };
  await tx('audit_events').insert(toDb({ ...row, hash: hashEvent(row) }));
  for (const { field, value, salt } of texts) {
    await tx('event_private').insert({
      stream: row.stream,
      seq: row.seq,
      field,
      value,
      salt,
    });
  }
  return { seq: row.seq };
}

/** What JSON keeps, so that the hash of the stored row is the same. */
function withoutUndefined(data: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
}

/** Events of a stream after a position, oldest first. */
export async function readEvents(
  tx: Tx,
  query: {
    stream: string;
    after: number;
    limit: number;
    visibility?: 'timeline';
  },
): Promise<EventRow[]> {
  const found: object[] = await tx('audit_events')
    .where({ stream: query.stream })
    .andWhere('seq', '>', query.after)
    .modify(select => {
      if (query.visibility) select.where({ visibility: query.visibility });
    })
    .orderBy('seq')
    .limit(query.limit);
  return found.map(row => fromDb<EventRow>(row));
}

/** A private text with what its digest is made of. */
export interface SaltedText {
  field: string;
  value: string;
  salt: string;
}

/** Private texts of some events that are not erased, by position. */
export async function readSalted(
  tx: Tx,
  stream: string,
  seqs: number[],
): Promise<Map<number, SaltedText[]>> {
  if (seqs.length === 0) return new Map();
  const found: Array<SaltedText & { seq: number }> = await tx('event_private')
    .where({ stream })
    .whereIn('seq', seqs)
    .whereNotNull('value');
  const bySeq = new Map<number, SaltedText[]>();
  for (const { seq, ...text } of found) {
    bySeq.set(seq, [...(bySeq.get(seq) ?? []), text]);
  }
  return bySeq;
}

/** Private texts of some events, by position and field. */
export async function readPrivate(
  tx: Tx,
  stream: string,
  seqs: number[],
): Promise<Map<string, string>> {
  const texts = await readSalted(tx, stream, seqs);
  return new Map(
    [...texts].flatMap(([seq, found]) =>
      found.map(({ field, value }) => [`${seq} ${field}`, value] as const),
    ),
  );
}
