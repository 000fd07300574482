import type {
  SubmitOutcome,
  VendorApp,
  VendorCall,
} from 'backstage-plugin-privacy-requests-node';
import { startSandbox, type Sandbox } from 'stream-sandbox';
import {
  makeUsers,
  openApp,
  vendorGet,
  vendorPost,
} from './__testUtils__/apps';

const exactly = (value: number) => ({ precision: 'exact', value });

const hostileIds = [
  'with space',
  ' leading and trailing ',
  `"quoted" and 'single'`,
  'a/b/../c',
  '..',
  '.',
  '%2F%00',
  'back\\slash',
  'a+b&c=d?e#f',
  '😀👩‍👩‍👧',
  'Ωμέγα-用户-مستخدم',
  'é', // e with acute, as one code point
  'e\u0301', // and as two
  '__proto__',
  'constructor',
  'CASE',
  'case',
];

const hard: VendorCall['options'] = {
  user: 'hard',
  messages: 'hard',
  conversations: 'hard',
  calls: 'hard',
  files: true,
};

let sandbox: Sandbox;
let app: VendorApp;

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    dataFile: ':memory:',
    taskDurationMs: [0, 0],
  });
});

beforeEach(() => {
  sandbox.faults.clear();
  sandbox.reset({ seed: false });
  app = openApp(sandbox.url);
});

afterAll(() => sandbox.close());

/** The people whom the documentation deletes: the seed's first two. */
async function seededPair(): Promise<string[]> {
  sandbox.reset({ seed: true });
  const { channels } = (await vendorPost(sandbox.url, '/chat/channels', {
    filter_conditions: {
      cid: { $in: ['messaging:showcase-0', 'messaging:showcase-1'] },
    },
  })) as { channels: Array<{ channel: { created_by: { id: string } } }> };
  return channels.map(({ channel }) => channel.created_by.id);
}

function taskIdOf(outcome: SubmitOutcome): string {
  expect(outcome).toEqual({ type: 'accepted', taskId: expect.any(String) });
  return (outcome as { taskId: string }).taskId;
}

const submitHard = (subjects: string[]) =>
  app.submit({ kind: 'delete', subjects, options: hard });

describe('looking up', () => {
  it('answers once for each id, in order, deactivated and unknown ones included', async () => {
    await makeUsers(sandbox.url, ['ann']);
    expect(await app.lookup(['nobody', 'ann', 'nobody'])).toEqual([
      { id: 'nobody', state: 'not_visible' },
      {
        id: 'ann',
        state: 'active',
        name: 'Name ann',
        createdAt: expect.any(Number),
      },
      { id: 'nobody', state: 'not_visible' },
    ]);
  });

  it('finds hostile ids byte for byte and nobody else', async () => {
    await makeUsers(sandbox.url, hostileIds);
    const lookAlikes = ['with%20space', 'with+space', 'Case', ' with space'];
    const people = await app.lookup([...hostileIds, ...lookAlikes]);
    expect(people.map(person => [person.id, person.state])).toEqual([
      ...hostileIds.map(id => [id, 'active']),
      ...lookAlikes.map(id => [id, 'not_visible']),
    ]);
  });

  it('tells a person from a later one with the same id by the time of creation', async () => {
    const before = Date.now();
    await makeUsers(sandbox.url, ['sara']);
    const [first] = await app.lookup(['sara']);
    expect(first.createdAt).toBeGreaterThanOrEqual(before);
    expect(first.createdAt).toBeLessThanOrEqual(Date.now());
    const [again] = await app.lookup(['sara']);
    expect(again.createdAt).toBe(first.createdAt);
  });

  it('tells deactivated people from active ones', async () => {
    sandbox.reset({ seed: true });
    const { users } = (await vendorGet(sandbox.url, '/users', {
      payload: JSON.stringify({
        include_deactivated_users: true,
        limit: 100,
        offset: 100,
      }),
    })) as { users: Array<{ id: string; deactivated_at?: number }> };
    const gone = users.filter(user => user.deactivated_at !== undefined);
    expect(gone.length).toBeGreaterThan(0);
    expect(await app.lookup(gone.map(user => user.id))).toMatchObject(
      gone.map(({ id }) => ({ id, state: 'deactivated' })),
    );
  });

  it('says not visible of what cannot be an id, without asking', async () => {
    expect(await app.lookup(['\ud800'])).toEqual([
      { id: '\ud800', state: 'not_visible' },
    ]);
  });
});

describe('impact', () => {
  it('says of the seeded pair: 4 conversations, in which 4 other people lose 96 messages', async () => {
    const subjects = await seededPair();
    const impact = await app.impact({
      kind: 'delete',
      subjects,
      options: hard,
    });
    expect(impact).toMatchObject({
      subjects: subjects.map(id => ({ id, state: 'active' })),
      conversations: exactly(4),
      otherPeople: exactly(4),
      messagesLost: exactly(96),
      groupChannels: { precision: 'exact' },
    });
  });

  it('counts nothing of what the options leave alone', async () => {
    const subjects = await seededPair();
    const options = { user: 'soft', files: false };
    const impact = await app.impact({ kind: 'delete', subjects, options });
    expect(impact).toMatchObject({
      conversations: exactly(0),
      otherPeople: exactly(0),
      messagesLost: exactly(0),
      calls: exactly(0),
    });
  });

  it('does not count a subject as another person', async () => {
    await makeUsers(sandbox.url, ['ann', 'ben', 'cyd']);
    for (const [id, other] of [
      ['one', 'ben'],
      ['two', 'cyd'],
    ]) {
      await vendorPost(sandbox.url, `/chat/channels/messaging/${id}/query`, {
        data: {
          created_by_id: 'ann',
          members: [{ user_id: 'ann' }, { user_id: other }],
        },
      });
    }
    await vendorPost(sandbox.url, '/chat/channels/messaging/three/query', {
      data: {
        created_by_id: 'ann',
        members: ['ann', 'ben', 'cyd'].map(id => ({ user_id: id })),
      },
    });
    await vendorPost(sandbox.url, '/video/call/default/one', {
      data: {
        created_by_id: 'ann',
        members: [{ user_id: 'ann' }, { user_id: 'cyd' }],
      },
    });
    await vendorPost(sandbox.url, '/video/call/default/group', {
      data: {
        created_by_id: 'ann',
        members: ['ann', 'ben', 'cyd'].map(id => ({ user_id: id })),
      },
    });
    const subjects = ['ann', 'ben'];
    const impact = await app.impact({
      kind: 'delete',
      subjects,
      options: hard,
    });
    expect(impact).toMatchObject({
      conversations: exactly(2),
      otherPeople: exactly(1),
      messagesLost: exactly(0),
      calls: exactly(1),
      groupChannels: exactly(1),
    });
  });

  it('of a restore touches nothing but the people', async () => {
    const call: VendorCall = { kind: 'restore', subjects: ['x'], options: {} };
    expect(await app.impact(call)).toEqual({
      subjects: [{ id: 'x', state: 'not_visible' }],
      conversations: exactly(0),
      otherPeople: exactly(0),
      messagesLost: exactly(0),
      calls: exactly(0),
      groupChannels: exactly(0),
    });
  });

  it('and probes write nothing', async () => {
    const subjects = await seededPair();
    const call: VendorCall = { kind: 'delete', subjects, options: hard };
    await app.impact(call);
    await app.visibleProbes(await app.probes(call));
    expect(sandbox.log()).toEqual([]);
  });
});

describe('deleting and restoring', () => {
  it('deletes hostile ids exactly as given and reports each by its name', async () => {
    await makeUsers(sandbox.url, hostileIds);
    const taskId = taskIdOf(await submitHard(hostileIds));
    const [entry] = sandbox.log({ endpoint: 'DeleteUsers' });
    expect(entry.userIds).toEqual(hostileIds);
    const reading = await app.getTask(taskId);
    expect(reading).toMatchObject({
      type: 'completed',
      vendorStatus: 'completed',
      createdAt: expect.any(Number),
    });
    const { results = {} } = reading as { results?: Record<string, unknown> };
    expect(Object.keys(results).sort()).toEqual([...hostileIds].sort());
    const people = await app.lookup(hostileIds);
    expect(new Set(people.map(person => person.state))).toEqual(
      new Set(['not_visible']),
    );
  });

  it('sends every option that was approved and no other', async () => {
    await makeUsers(sandbox.url, ['ann', 'heir']);
    await app.submit({
      kind: 'delete',
      subjects: ['ann'],
      options: {
        user: 'hard',
        messages: 'hard',
        conversations: 'hard',
        files: true,
        newChannelOwnerId: 'heir',
        newCallOwnerId: 'heir',
      },
    });
    await app.submit({
      kind: 'delete',
      subjects: ['heir'],
      options: { user: 'soft', messages: 'pruning' },
    });
    expect(
      sandbox.log({ endpoint: 'DeleteUsers' }).map(entry => entry.options),
    ).toEqual([
      {
        user: 'hard',
        messages: 'hard',
        conversations: 'hard',
        files: true,
        new_channel_owner_id: 'heir',
        new_call_owner_id: 'heir',
      },
      { user: 'soft', messages: 'pruning', files: false },
    ]);
  });

  it('never sends options that nobody could have approved', async () => {
    const outcome = await app.submit({
      kind: 'delete',
      subjects: ['ann'],
      options: { user: 'hard', messages: 'soft' },
    });
    expect(outcome).toMatchObject({
      type: 'not_sent',
      problem: { class: 'permanent' },
    });
    expect(sandbox.log()).toEqual([]);
  });

  it('makes the probes of a hard deletion disappear', async () => {
    const subjects = await seededPair();
    const call: VendorCall = { kind: 'delete', subjects, options: hard };
    const probes = await app.probes(call);
    expect(probes.filter(({ type }) => type === 'conversation')).toHaveLength(
      4,
    );
    expect(probes[0]).toEqual({
      type: 'conversation',
      ref: expect.any(String),
      members: expect.arrayContaining([expect.any(String)]),
      messages: expect.any(Number),
    });
    expect(await app.visibleProbes(probes)).toEqual(
      new Set(probes.map(probe => probe.ref)),
    );
    const taskId = taskIdOf(await app.submit(call));
    expect(await app.getTask(taskId)).toMatchObject({ type: 'completed' });
    expect(await app.visibleProbes(probes)).toEqual(new Set());
  });

  it('restores with a task where the vendor starts one', async () => {
    await makeUsers(sandbox.url, ['ann']);
    await app.submit({
      kind: 'delete',
      subjects: ['ann'],
      options: { user: 'soft' },
    });
    const taskId = taskIdOf(
      await app.submit({ kind: 'restore', subjects: ['ann'], options: {} }),
    );
    expect(await app.getTask(taskId)).toMatchObject({
      type: 'completed',
      results: { ann: { ok: true } },
    });
    expect(await app.lookup(['ann'])).toMatchObject([{ state: 'active' }]);
  });

  it('restores at once where the vendor starts no task', async () => {
    const other = await startSandbox({ restoreReturnsTask: false });
    try {
      const direct = openApp(other.url);
      await makeUsers(other.url, ['ann']);
      await direct.submit({
        kind: 'delete',
        subjects: ['ann'],
        options: { user: 'soft' },
      });
      const outcome = await direct.submit({
        kind: 'restore',
        subjects: ['ann'],
        options: {},
      });
      expect(outcome).toEqual({ type: 'done' });
      expect(await direct.lookup(['ann'])).toMatchObject([{ state: 'active' }]);
    } finally {
      await other.close();
    }
  });

  it('passes on a refusal in words without names', async () => {
    await makeUsers(sandbox.url, ['ann']);
    const outcome = await app.submit({
      kind: 'restore',
      subjects: ['ann'],
      options: {},
    });
    expect(outcome).toEqual({
      type: 'refused',
      problem: {
        class: 'permanent',
        code: '4',
        status: 400,
        message:
          "RestoreUsers: Stream does not accept the request (HTTP 400, code 4): user […] is not deleted, it can't be restored",
      },
    });
  });

  it('says that kinds of later releases were not sent', async () => {
    const outcome = await app.submit({
      kind: 'export',
      subjects: ['ann'],
      options: {},
    });
    expect(outcome).toMatchObject({ type: 'not_sent' });
  });
});

describe('when the vendor fails', () => {
  it('an answer dropped after the effect is unknown, never refused', async () => {
    await makeUsers(sandbox.url, ['ann']);
    sandbox.faults.add({ kind: 'drop-answer', endpoint: 'DeleteUsers' });
    expect(await submitHard(['ann'])).toMatchObject({
      type: 'unknown',
      problem: { class: 'ambiguous' },
    });
    expect(sandbox.log({ endpoint: 'DeleteUsers' })).toMatchObject([
      { outcome: 'accepted', userIds: ['ann'] },
    ]);
  });

  it('a connection reset before the effect is unknown too, and sent once', async () => {
    await makeUsers(sandbox.url, ['ann']);
    sandbox.faults.add({ kind: 'reset-before', endpoint: 'DeleteUsers' });
    expect(await submitHard(['ann'])).toMatchObject({ type: 'unknown' });
    expect(sandbox.log({ endpoint: 'DeleteUsers' })).toHaveLength(1);
    expect(await app.lookup(['ann'])).toMatchObject([{ state: 'active' }]);
  });

  it('an answer that comes too late is unknown, although it happened', async () => {
    await makeUsers(sandbox.url, ['ann']);
    sandbox.faults.add({
      kind: 'delay-answer',
      ms: 2000,
      endpoint: 'DeleteUsers',
    });
    const outcome = await app.submit(
      { kind: 'delete', subjects: ['ann'], options: hard },
      { timeoutMs: 100 },
    );
    expect(outcome).toMatchObject({ type: 'unknown' });
    expect(await app.lookup(['ann'])).toMatchObject([{ state: 'not_visible' }]);
  });

  it('a read survives one reset', async () => {
    await makeUsers(sandbox.url, ['ann']);
    sandbox.faults.add({ kind: 'reset-before', endpoint: 'QueryUsers' });
    expect(await app.lookup(['ann'])).toMatchObject([{ state: 'active' }]);
  });

  it('names who failed in a task that completed in part', async () => {
    await makeUsers(sandbox.url, ['ann', 'ben']);
    sandbox.faults.add({
      kind: 'task-partial',
      userIds: ['ben'],
      endpoint: 'DeleteUsers',
    });
    const taskId = taskIdOf(await submitHard(['ann', 'ben']));
    expect(await app.getTask(taskId)).toMatchObject({
      type: 'completed',
      results: {
        ann: { ok: true },
        ben: { ok: false, error: 'could not be processed' },
      },
    });
  });

  it('reads a failed task with its reason and without its names', async () => {
    await makeUsers(sandbox.url, ['ann']);
    sandbox.faults.add({ kind: 'task-fails', endpoint: 'DeleteUsers' });
    const taskId = taskIdOf(await submitHard(['ann']));
    expect(await app.getTask(taskId)).toMatchObject({
      type: 'failed',
      vendorStatus: 'failed',
      error: 'could not finish for user […]',
    });
  });

  it('takes a status that it does not know for running and shows it', async () => {
    await makeUsers(sandbox.url, ['ann']);
    sandbox.faults.add({
      kind: 'task-unknown-status',
      status: 'Paused by staff',
      endpoint: 'DeleteUsers',
    });
    sandbox.faults.add({
      kind: 'task-duration',
      ms: 60_000,
      endpoint: 'DeleteUsers',
    });
    const taskId = taskIdOf(await submitHard(['ann']));
    const waiting = await app.getTask(taskId);
    expect(waiting).toMatchObject({ type: 'running', vendorStatus: 'waiting' });
    await new Promise(resolve => setTimeout(resolve, 600));
    expect(await app.getTask(taskId)).toMatchObject({
      type: 'running',
      vendorStatus: 'Paused by staff',
    });
  });

  it('says that a task is not found only when the vendor says so', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await app.getTask(unknown)).toEqual({ type: 'not_found' });
    expect(await app.getTask('..')).toMatchObject({ type: 'unreadable' });
    expect(await app.getTask('../../x?y')).toEqual({ type: 'not_found' });
    sandbox.faults.add({ kind: 'error', status: 500, endpoint: 'GetTask' });
    expect(await app.getTask(unknown)).toMatchObject({
      type: 'unreadable',
      problem: { class: 'retryable' },
    });
  });

  it('waits for the reset of the window when it is throttled', async () => {
    const strict = await startSandbox({ limits: () => 1 });
    try {
      const throttled = openApp(strict.url);
      await throttled.lookup(['ann']);
      const error = await throttled.lookup(['ann']).catch(e => e);
      const { problem } = error as { problem: { retryAt: number } };
      expect(error).toMatchObject({
        name: 'VendorError',
        problem: { class: 'throttled', code: '9', status: 429 },
      });
      expect(problem.retryAt % 60_000).toBe(0);
      expect(problem.retryAt - Date.now()).toBeLessThanOrEqual(60_000);
    } finally {
      await strict.close();
    }
  });
});

describe('several apps', () => {
  it('see only their own people', async () => {
    const other = openApp(sandbox.url, {
      apiKey: 'sandbox-video-key',
      apiSecret: 'sandbox-video-secret',
    });
    await makeUsers(sandbox.url, ['ann']);
    expect(await other.lookup(['ann'])).toMatchObject([
      { state: 'not_visible' },
    ]);
    expect(other.host).toBe(app.host);
    expect(other.keyFingerprint).not.toBe(app.keyFingerprint);
    expect(app.keyFingerprint).toMatch(/^[0-9a-f]{16}$/);
  });

  it('do not work with each other’s secret', async () => {
    const mixed = openApp(sandbox.url, {
      apiKey: 'sandbox-key',
      apiSecret: 'sandbox-video-secret',
    });
    await expect(mixed.lookup(['ann'])).rejects.toMatchObject({
      problem: { class: 'misconfigured', code: '43', status: 401 },
    });
    const outcome = await mixed.submit({
      kind: 'delete',
      subjects: ['ann'],
      options: hard,
    });
    expect(outcome).toMatchObject({
      type: 'refused',
      problem: { class: 'misconfigured' },
    });
  });
});
