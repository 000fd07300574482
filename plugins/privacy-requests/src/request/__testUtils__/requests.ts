import type {
  App,
  AppsResponse,
  Chunk,
  PrivacyRequest,
  RequestEvent,
  Subject,
} from 'backstage-plugin-privacy-requests-common';

/** The instant the fixtures are told at. */
export const NOW = '2026-11-23T10:06:15.000Z';

export const requestId = '5b8f6c1e-0d0f-4a1c-9a53-2f1f1c7f0b12';
export const digest =
  '9f2c41d7a0b35e6688c1d2e3f4a5b6c79f2c41d7a0b35e6688c1d2e3f4a5b6c7';
export const taskId = '1f0c2a7b-3c4d-4e5f-8a9b-0c1d2e3f4a5b';

/** A hard deletion of two people, waiting for approval. */
export const request: PrivacyRequest = {
  id: requestId,
  number: 12,
  app: 'acme-chat',
  appTitle: 'Acme Chat',
  kind: 'delete',
  mode: 'hard',
  state: 'awaiting_approval',
  version: 2,
  filedBy: 'user:default/agent',
  filedAt: '2026-11-23T10:02:11.000Z',
  receivedAt: '2026-10-26T09:00:00.000Z',
  regulation: 'gdpr',
  clock: {
    dueAt: '2026-11-26T22:59:59.000Z',
    dueDate: '2026-11-26',
    shownDueDate: '2026-11-26',
    timeZone: 'Europe/Berlin',
    overdue: false,
  },
  subjectCount: 2,
  ticket: 'SUP-4711',
  irreversible: true,
  progress: {
    planned: 1,
    submitting: 0,
    running: 0,
    succeeded: 0,
    failed: 0,
    unknown: 0,
    skipped: 0,
  },
  updatedAt: '2026-11-23T10:02:12.000Z',
  allowed: ['approve', 'reject', 'reveal'],
  options: {
    user: 'hard',
    messages: 'hard',
    conversations: 'hard',
    calls: 'hard',
    files: true,
  },
  channel: 'email',
  reason: 'Account closed by the customer',
  plan: { digest, chunks: 1 },
  impact: {
    people: { total: 2, active: 2, deactivated: 0, notVisible: 0 },
    conversations: { precision: 'exact', value: 4 },
    otherPeople: { precision: 'exact', value: 4 },
    messagesLost: { precision: 'exact', value: 96 },
    calls: { precision: 'exact', value: 1 },
    groupChannels: { precision: 'exact', value: 3 },
    irreversible: true,
    idsBurnt: true,
    gaps: ['group_calls', 'feeds', 'backups', 'earlier_exports'],
    observedAt: '2026-11-23T10:02:12.000Z',
  },
  approvals: [],
  approvalsNeeded: 1,
  vendor: {},
  relations: [],
};

/** What the filer of {@link request} sees. */
export const asFiler: PrivacyRequest = {
  ...request,
  allowed: ['cancel', 'reveal'],
};

const approval = {
  approver: 'user:default/engineer',
  decision: 'approved' as const,
  at: '2026-11-23T10:05:40.000Z',
  comment: 'ticket checked',
  valid: true,
};

/** The same request while the vendor works on it. */
export const executing: PrivacyRequest = {
  ...request,
  state: 'executing',
  version: 4,
  approvals: [approval],
  allowed: ['reveal'],
  plan: { digest, chunks: 2 },
  progress: { ...request.progress, planned: 0, running: 1, succeeded: 1 },
  vendor: {
    lastCheckedAt: '2026-11-23T10:06:11.000Z',
    nextCheckAt: '2026-11-23T10:06:24.000Z',
  },
};

/** A call failed and somebody must decide. */
export const needsAttention: PrivacyRequest = {
  ...executing,
  state: 'needs_attention',
  version: 5,
  allowed: ['retry', 'reveal'],
  progress: { ...request.progress, planned: 0, failed: 1, succeeded: 1 },
  attention: 'The vendor refused chunk 2: the new owner does not exist.',
};

/** A soft deletion that ended well. */
export const softCompleted: PrivacyRequest = {
  ...executing,
  state: 'completed',
  mode: 'soft',
  irreversible: false,
  options: { user: 'soft', files: false },
  impact: {
    ...request.impact,
    conversations: { precision: 'exact', value: 0 },
    otherPeople: { precision: 'exact', value: 0 },
    messagesLost: { precision: 'exact', value: 0 },
    calls: { precision: 'exact', value: 0 },
    irreversible: false,
    idsBurnt: false,
    gaps: ['messages_kept', 'conversations_kept', 'soft_keeps_data'],
  },
  version: 6,
  allowed: ['reveal'],
  resolution: { code: 'fulfilled' },
  progress: { ...request.progress, planned: 0, succeeded: 2 },
};

export const chunks: Chunk[] = [
  {
    seq: 1,
    state: 'running',
    attempt: 1,
    subjectCount: 1,
    vendorTaskId: taskId,
    vendorStatus: 'running',
    submittedAt: '2026-11-23T10:05:41.000Z',
    acceptedAt: '2026-11-23T10:05:42.000Z',
    vendorUpdatedAt: '2026-11-23T10:05:50.000Z',
    lastCheckedAt: '2026-11-23T10:06:11.000Z',
    nextCheckAt: '2026-11-23T10:06:24.000Z',
    checks: 3,
  },
  {
    seq: 2,
    state: 'succeeded',
    attempt: 1,
    subjectCount: 1,
    vendorTaskId: '7a11b2c3-0000-4000-8000-000000000002',
    vendorStatus: 'completed',
    submittedAt: '2026-11-23T10:05:41.000Z',
    acceptedAt: '2026-11-23T10:05:42.000Z',
    finishedAt: '2026-11-23T10:06:02.000Z',
    lastCheckedAt: '2026-11-23T10:06:02.000Z',
    checks: 2,
  },
];

export const failedChunks: Chunk[] = [
  chunks[1],
  {
    ...chunks[0],
    state: 'failed',
    vendorStatus: 'failed',
    finishedAt: '2026-11-23T10:06:04.000Z',
    nextCheckAt: undefined,
    problem: 'the new owner does not exist',
  },
];

function event(
  seq: number,
  time: string,
  type: string,
  actor: string,
  text: string,
  data: Record<string, unknown> = {},
): RequestEvent {
  return { seq, at: `2026-11-23T${time}.000Z`, type, actor, text, data };
}

export const events: RequestEvent[] = [
  event(
    1,
    '10:02:11',
    'request.filed',
    'user:default/agent',
    'Filed for 2 people: “Account closed by the customer”',
  ),
  event(
    2,
    '10:02:12',
    'request.planned',
    'system',
    'Plan made: 2 people in 2 chunks. Waiting for approval',
    { chunks: 2, subjects: 2 },
  ),
  event(
    3,
    '10:05:40',
    'request.approved',
    'user:default/engineer',
    'Approved (1 of 1): “ticket checked”',
    { given: 1, needed: 1, digest },
  ),
  event(
    4,
    '10:05:40',
    'request.scheduled',
    'system',
    'Scheduled. Nothing is sent before the cooling-off ends',
    { executeAfter: '2026-11-23T10:05:45.000Z' },
  ),
  event(
    6,
    '10:05:45',
    'request.executing',
    'system',
    'Execution began: 2 people in 2 chunks',
    {
      chunks: 2,
      subjects: 2,
    },
  ),
  event(7, '10:05:45', 'chunk.submitting', 'system', 'Chunk 1 is being sent', {
    chunk: 1,
    attempt: 1,
    subjects: 1,
  }),
  event(
    8,
    '10:05:46',
    'chunk.accepted',
    'system',
    'The vendor accepted chunk 1',
    { chunk: 1, attempt: 1, taskId },
  ),
];

/** The facts up to a completed and checked deletion. */
export const completedEvents: RequestEvent[] = [
  ...events,
  event(9, '10:06:02', 'chunk.succeeded', 'system', 'Chunk 1 succeeded', {
    chunk: 1,
    attempt: 1,
    taskId,
    checks: 3,
  }),
  event(
    10,
    '10:06:03',
    'request.verifying',
    'system',
    'Checking at the vendor what can be seen',
  ),
  event(
    11,
    '10:06:04',
    'request.verified',
    'system',
    'Checked: seen to be done for 2 people',
    {
      observed: 2,
      vendorReported: 0,
      notObservable: 0,
      contradicted: 0,
    },
  ),
  event(12, '10:06:04', 'request.completed', 'system', 'Completed', {
    resolution: 'fulfilled',
  }),
];

export const subjects: Subject[] = [
  { seq: 1, id: 'ca…7', chunk: 1, seenAs: 'active' },
  {
    seq: 2,
    id: 'da…3',
    chunk: 2,
    seenAs: 'active',
    outcome: 'deleted',
    assurance: 'observed',
    verifiedAt: '2026-11-23T10:06:04.000Z',
    note: 'No longer in queries; messages in groups cannot be checked.',
  },
];

export const app: App = {
  id: 'acme-chat',
  title: 'Acme Chat',
  connector: 'stream',
  entityRef: 'component:default/acme-chat',
  mode: 'sandbox',
  destructive: true,
  mayFile: ['delete', 'restore'],
};

export const apps: AppsResponse = {
  items: [app],
  viewer: { userRef: 'user:default/engineer', duties: ['seeAll', 'approve'] },
  limits: { subjectsPerRequest: 1000 },
};
