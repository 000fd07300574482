import type { Tx } from './dialect';
import { fromDb, toDb, type PreImage, type SubjectRow } from './rows';

/** The people that one call carries, in order. */
export async function listChunkSubjects(
  tx: Tx,
  requestId: string,
  chunkSeq: number,
): Promise<SubjectRow[]> {
  const found = await tx('request_subjects')
    .where({ request_id: requestId, chunk_seq: chunkSeq })
    .orderBy('seq');
  return found.map(row => fromDb<SubjectRow>(row));
}

/** Writes what the vendor showed before the call, in one statement. */
export async function writePreImages(
  tx: Tx,
  requestId: string,
  images: ReadonlyMap<number, PreImage>,
): Promise<void> {
  if (images.size === 0) return;
  const cases = [...images].map(() => 'WHEN ? THEN ?').join(' ');
  const holes = [...images].map(() => '?').join(', ');
  await tx.raw(
    `UPDATE request_subjects SET pre_image = CASE seq ${cases} END
     WHERE request_id = ? AND seq IN (${holes})`,
    [
      ...[...images].flatMap(([seq, image]) => [seq, JSON.stringify(image)]),
      requestId,
      ...images.keys(),
    ],
  );
}

/** What became of somebody, and how sure that is. */
export type Verdict = Required<
  Pick<SubjectRow, 'outcome' | 'assurance' | 'note'>
>;

/** Writes verdicts, one statement for each kind of verdict. */
export async function writeVerdicts(
  tx: Tx,
  requestId: string,
  verdicts: ReadonlyMap<number, Verdict>,
  at: number,
): Promise<void> {
  const groups = new Map<string, { verdict: Verdict; seqs: number[] }>();
  for (const [seq, verdict] of verdicts) {
    const key = `${verdict.outcome} ${verdict.assurance} ${verdict.note}`;
    const group = groups.get(key) ?? { verdict, seqs: [] };
    group.seqs.push(seq);
    groups.set(key, group);
  }
  for (const { verdict, seqs } of groups.values()) {
    await tx('request_subjects')
      .where({ request_id: requestId })
      .whereIn('seq', seqs)
      .update(toDb({ ...verdict, verifiedAt: at }));
  }
}

/** Chunks with somebody whose outcome is open or was contradicted. */
export async function chunksToVerify(
  tx: Tx,
  requestId: string,
): Promise<number[]> {
  const found = await tx('request_subjects')
    .where({ request_id: requestId })
    .andWhere(open =>
      open.whereNull('assurance').orWhere({ assurance: 'contradicted' }),
    )
    .distinct('chunk_seq')
    .orderBy('chunk_seq');
  return found.map(row => Number(row.chunk_seq));
}

/** How many people there are of each assurance. */
export async function countAssurances(
  tx: Tx,
  requestId: string,
): Promise<{
  observed: number;
  vendorReported: number;
  notObservable: number;
  contradicted: number;
}> {
  const found = await tx('request_subjects')
    .where({ request_id: requestId })
    .groupBy('assurance')
    .select('assurance')
    .count<Array<Record<'assurance' | 'count', string | number>>>({
      count: '*',
    });
  const of = (assurance: string) =>
    Number(found.find(row => row.assurance === assurance)?.count ?? 0);
  return {
    observed: of('observed'),
    vendorReported: of('vendor_reported'),
    notObservable: of('not_observable'),
    contradicted: of('contradicted'),
  };
}
