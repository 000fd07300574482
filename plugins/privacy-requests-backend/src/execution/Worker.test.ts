import { TestDatabases } from '@backstage/backend-test-utils';
import { verifyChain } from '../evidence/verifyChain';
import { requestStream } from '../database/appendEvent';
import { Bench } from './__testUtils__/Bench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const hard = { user: 'hard', messages: 'hard', conversations: 'hard' } as const;

describe.each(databases.eachSupportedId())('the worker on %p', databaseId => {
  let bench: Bench;
  const start = async (options?: Parameters<typeof Bench.create>[1]) => {
    bench = await Bench.create(await databases.init(databaseId), options);
    return bench;
  };
  afterEach(() => bench.close());

  it('carries a hard deletion to an end that was seen', async () => {
    await start({ sandbox: { taskDurationMs: [80, 120] } });
    await bench.people('ava', 'noor', 'liam');
    await bench.conversation('ava', 'liam');
    const id = await bench.approved({
      subjects: ['ava', 'noor', 'never-there'],
      options: hard,
    });
    await bench.runUntil(id, ['completed', 'needs_attention']);

    expect(await bench.request(id)).toMatchObject({
      state: 'completed',
      resolution: 'fulfilled',
    });
    expect(await bench.subjects(id)).toMatchObject([
      {
        outcome: 'deleted',
        assurance: 'observed',
        note: 'gone_with_probes',
      },
      { outcome: 'deleted', assurance: 'observed', note: 'gone' },
      {
        outcome: 'not_visible_before',
        assurance: 'not_observable',
        note: 'not_visible_before',
      },
    ]);
    const [chunk] = await bench.chunks(id);
    expect(chunk).toMatchObject({ state: 'succeeded', attempt: 1 });
    expect(bench.acceptedCalls('ava')).toBe(1);
    const types = await bench.eventTypes(id);
    expect(types.filter(type => type !== 'chunk.running')).toEqual([
      'request.filed',
      'request.planned',
      'request.approved',
      'request.scheduled',
      'request.executing',
      'chunk.submitting',
      'chunk.accepted',
      'chunk.succeeded',
      'request.verifying',
      'request.verified',
      'request.completed',
    ]);
    expect(await verifyChain(bench.database, requestStream(id))).toMatchObject({
      intact: true,
    });
    expect(await bench.database('subject_locks')).toEqual([]);
  });

  it.each([true, false])(
    'takes a soft deletion back (task id in the answer: %p)',
    async restoreReturnsTask => {
      await start({ sandbox: { restoreReturnsTask } });
      await bench.people('ava');
      const deleted = await bench.approved();
      await bench.runUntil(deleted, ['completed']);
      const restored = await bench.approved({ kind: 'restore' });
      await bench.runUntil(restored, ['completed', 'needs_attention']);

      expect(await bench.request(restored)).toMatchObject({
        state: 'completed',
        resolution: 'fulfilled',
      });
      expect(await bench.subjects(restored)).toMatchObject([
        { outcome: 'restored', assurance: 'observed', note: 'restored' },
      ]);
      expect(await bench.eventTypes(restored)).toContain(
        restoreReturnsTask ? 'chunk.accepted' : 'chunk.done',
      );
    },
  );

  it('sends 230 people in three calls, each person once', async () => {
    await start();
    const ids = Array.from({ length: 230 }, (_, index) => `person ${index} ✓`);
    for (let at = 0; at < ids.length; at += 100) {
      await bench.people(...ids.slice(at, at + 100));
    }
    const id = await bench.approved({ subjects: ids });
    await bench.runUntil(id, ['completed', 'needs_attention']);

    expect((await bench.request(id)).state).toBe('completed');
    expect(ids.map(each => bench.acceptedCalls(each))).toEqual(
      ids.map(() => 1),
    );
    expect(bench.sandbox.log({ endpoint: 'DeleteUsers' })).toHaveLength(3);
  });

  it('says that nothing was observed when nobody was there before', async () => {
    await start();
    const id = await bench.approved({ subjects: ['never-there'] });
    await bench.runUntil(id, ['completed', 'needs_attention']);
    expect(await bench.request(id)).toMatchObject({
      state: 'needs_attention',
      attention: 'nothing_observed',
    });
  });

  it('contradicts a vendor that still shows somebody', async () => {
    await start();
    await bench.people('ava');
    const id = await bench.approved();
    const worker = bench.worker({
      meddle: () => ({
        lookup: async ids =>
          ids.map(each => ({ id: each, state: 'active', createdAt: 1 })),
      }),
    });
    await bench.runUntil(id, ['completed', 'needs_attention'], worker);
    expect(await bench.request(id)).toMatchObject({
      state: 'needs_attention',
      attention: 'contradicted',
    });
    expect(await bench.subjects(id)).toMatchObject([
      {
        outcome: 'not_done',
        assurance: 'contradicted',
        note: 'still_visible',
      },
    ]);
    expect(await bench.database('subject_locks')).toEqual([]);

    await bench.retry(id);
    await bench.runUntil(id, ['completed']);
    expect(bench.acceptedCalls('ava')).toBe(1);
  });

  it('has the intention on disk before the vendor hears of it', async () => {
    await start();
    await bench.people('ava');
    const id = await bench.approved();
    let onDisk: unknown;
    const worker = bench.worker({
      meddle: real => ({
        submit: async (...args) => {
          const [chunk] = await bench.chunks(id);
          const [subject] = await bench.subjects(id);
          const types = await bench.eventTypes(id);
          onDisk = { ...chunk, image: subject.preImage, last: types.at(-1) };
          return real.submit(...args);
        },
      }),
    });
    await bench.runUntil(id, ['completed'], worker);
    expect(onDisk).toMatchObject({
      state: 'submitting',
      attempt: 1,
      bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      submittedAt: expect.any(Number),
      image: { state: 'active', createdAt: expect.any(Number) },
      last: 'chunk.submitting',
    });
  });

  it('writes no id of a person into the evidence chain', async () => {
    await start();
    await bench.people('ava-lindqvist', 'liam-okafor');
    await bench.conversation('ava-lindqvist', 'liam-okafor');
    const id = await bench.approved({
      subjects: ['ava-lindqvist'],
      options: hard,
    });
    await bench.runUntil(id, ['completed']);
    const chained = JSON.stringify(await bench.database('audit_events'));
    expect(chained).not.toMatch(/lindqvist|okafor/);
  });
});
