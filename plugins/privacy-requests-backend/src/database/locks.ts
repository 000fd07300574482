import { rows, type Tx } from './dialect';

/**
 * Takes the lock of every subject of a request, or none: at most one request
 * per person executes or verifies.
 *
 * @returns the number of the request in the way, or `undefined` when all locks
 * are held
 */
export async function takeLocks(
  tx: Tx,
  request: { id: string; subjectCount: number },
): Promise<number | undefined> {
  // One order for everybody, so that two takers cannot wait for each other.
  await tx.raw(
    `INSERT INTO subject_locks (app, subject_key, request_id)
     SELECT app, subject_key, request_id FROM request_subjects
     WHERE request_id = ? ORDER BY app, subject_key
     ON CONFLICT DO NOTHING`,
    [request.id],
  );
  const [{ held }] = await rows<{ held: number | string }>(
    tx,
    'SELECT count(*) AS held FROM subject_locks WHERE request_id = :id',
    { id: request.id },
  );
  if (Number(held) === request.subjectCount) return undefined;
  const [blocker] = await rows<{ number: number }>(
    tx,
    `SELECT requests.number FROM request_subjects
     JOIN subject_locks ON subject_locks.app = request_subjects.app
       AND subject_locks.subject_key = request_subjects.subject_key
     JOIN requests ON requests.id = subject_locks.request_id
     WHERE request_subjects.request_id = :id AND subject_locks.request_id <> :id
     ORDER BY requests.number LIMIT 1`,
    { id: request.id },
  );
  await releaseLocks(tx, request.id);
  return blocker?.number ?? 0;
}

/** Gives the locks of a request back. */
export async function releaseLocks(tx: Tx, requestId: string): Promise<void> {
  await tx('subject_locks').where({ request_id: requestId }).delete();
}
