import { randomUUID } from 'node:crypto';
import type { RequestRow } from '../database/rows';

/** A complete row that every test can change a field of. */
export function requestRow(
  change: Partial<RequestRow> = {},
): Omit<RequestRow, 'number'> {
  return {
    id: randomUUID(),
    app: 'chat',
    kind: 'delete',
    mode: 'soft',
    options: { user: 'soft' },
    irreversible: false,
    state: 'awaiting_approval',
    version: 1,
    filedBy: 'user:default/agent',
    filedAt: 1,
    receivedAt: 1,
    regulation: 'gdpr',
    timeZone: 'UTC',
    channel: 'email',
    vendorIdentity: 'vendor.example.com key',
    planDigest: 'd'.repeat(64),
    subjectCount: 1,
    chunkCount: 1,
    impact: {} as RequestRow['impact'],
    approvalsNeeded: 1,
    approvalRound: 1,
    updatedAt: 1,
    ...change,
  };
}
