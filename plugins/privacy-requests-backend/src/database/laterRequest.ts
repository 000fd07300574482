import { rows, type Tx } from './dialect';

/**
 * The number of a newer request that sent something for a person in the failed
 * or unknown chunks of this one. After that, this one's plan is out of date:
 * carrying it on could delete somebody who was restored since.
 */
export async function laterRequestOnSameSubjects(
  tx: Tx,
  requestId: string,
): Promise<number | undefined> {
  const [later] = await rows<{ number: number }>(
    tx,
    `SELECT other.number FROM request_subjects mine
     JOIN request_chunks chunk ON chunk.request_id = mine.request_id
       AND chunk.seq = mine.chunk_seq AND chunk.state IN ('failed', 'unknown')
     JOIN request_subjects theirs ON theirs.app = mine.app
       AND theirs.subject_key = mine.subject_key
       AND theirs.request_id <> mine.request_id
     JOIN request_chunks sent ON sent.request_id = theirs.request_id
       AND sent.seq = theirs.chunk_seq
       AND sent.submitted_at >= chunk.submitted_at
     JOIN requests other ON other.id = theirs.request_id
     WHERE mine.request_id = :id
     ORDER BY other.number DESC LIMIT 1`,
    { id: requestId },
  );
  return later?.number;
}
