import { databaseNow, type Tx } from './dialect';
import { fromDb, toDb, type ApprovalRow } from './rows';

/** Writes a decision; the database refuses the filer and a foreign digest. */
export async function insertApproval(
  tx: Tx,
  row: Omit<ApprovalRow, 'at' | 'voidedAt'>,
): Promise<void> {
  await tx('request_approvals').insert(
    toDb({ ...row, at: await databaseNow(tx) }),
  );
}

/** Decisions on a request, oldest first. */
export async function listApprovals(
  tx: Tx,
  requestId: string,
): Promise<ApprovalRow[]> {
  const found = await tx('request_approvals')
    .where({ request_id: requestId })
    .orderBy('at');
  return found.map(row => fromDb<ApprovalRow>(row));
}

/** Marks the approvals of a request as no longer valid. */
export async function voidApprovals(tx: Tx, requestId: string): Promise<void> {
  await tx('request_approvals')
    .where({ request_id: requestId })
    .whereNull('voided_at')
    .update({ voided_at: await databaseNow(tx) });
}
