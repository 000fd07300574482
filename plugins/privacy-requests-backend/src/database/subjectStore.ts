import type { Tx } from './dialect';
import { fromDb, toDb, type RequestRow, type SubjectRow } from './rows';

const BATCH = 200;

/** No position lies beyond what the column can hold. */
const LAST_SEQ = 2_147_483_647;

/** Writes the subjects of a new request. */
export async function insertSubjects(
  tx: Tx,
  subjects: readonly SubjectRow[],
): Promise<void> {
  // SQLite takes at most 32,766 values in one statement.
  for (let at = 0; at < subjects.length; at += BATCH) {
    await tx('request_subjects').insert(
      subjects.slice(at, at + BATCH).map(row => toDb(row)),
    );
  }
}

/** Subjects of a request after a position. */
export async function listSubjects(
  tx: Tx,
  requestId: string,
  page: { after: number; limit: number },
): Promise<SubjectRow[]> {
  const found = await tx('request_subjects')
    .where({ request_id: requestId })
    .andWhere('seq', '>', page.after)
    .orderBy('seq')
    .limit(page.limit);
  return found.map(row => fromDb<SubjectRow>(row));
}

/** Subjects of a request by position. */
export async function findSubjects(
  tx: Tx,
  requestId: string,
  seqs: number[],
): Promise<SubjectRow[]> {
  const found = await tx('request_subjects')
    .where({ request_id: requestId })
    .whereIn(
      'seq',
      seqs.filter(seq => seq <= LAST_SEQ),
    )
    .orderBy('seq');
  return found.map(row => fromDb<SubjectRow>(row));
}

/** Every key of a request, for its digest. */
export async function subjectKeysOf(
  tx: Tx,
  requestId: string,
): Promise<string[]> {
  const found = await tx('request_subjects')
    .where({ request_id: requestId })
    .select('subject_key');
  return found.map(row => String(row.subject_key));
}

/** Requests that had one of these keys, newest first. */
export async function requestsOfKeys(
  tx: Tx,
  app: string,
  keys: string[],
): Promise<Array<{ subjectKey: string; request: RequestRow }>> {
  const found: Array<{ subjectKey: string; request: RequestRow }> = [];
  for (let at = 0; at < keys.length; at += BATCH) {
    const joined = await tx('request_subjects')
      .join('requests', 'requests.id', 'request_subjects.request_id')
      .where('request_subjects.app', app)
      .whereIn('request_subjects.subject_key', keys.slice(at, at + BATCH))
      .orderBy('requests.number', 'desc')
      .select('requests.*', 'request_subjects.subject_key');
    for (const { subject_key: subjectKey, ...row } of joined) {
      found.push({ subjectKey, request: fromDb<RequestRow>(row) });
    }
  }
  return found;
}
