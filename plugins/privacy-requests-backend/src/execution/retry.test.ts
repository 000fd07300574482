import { TestDatabases } from '@backstage/backend-test-utils';
import { Bench } from './__testUtils__/Bench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('a retry on %p', databaseId => {
  let bench: Bench;

  const start = async () => {
    bench = await Bench.create(await databases.init(databaseId), {
      config: {
        execution: {
          submitTimeout: { seconds: 1 },
          lease: { seconds: 2 },
          quiesce: { seconds: 1 },
          taskLimit: { seconds: 10 },
          allowInMemory: true,
        },
      },
    });
    await bench.people('ava', 'noor');
  };
  afterEach(() => bench.close());

  const ended = ['completed', 'needs_attention'] as const;
  const deletions = (id: string) =>
    bench.sandbox
      .log({ endpoint: 'DeleteUsers', userId: id })
      .filter(entry => entry.outcome === 'accepted').length;

  it('never deletes again whom an approved request restored, after a lost answer', async () => {
    await start();
    bench.sandbox.faults.add({
      kind: 'drop-answer',
      endpoint: 'DeleteUsers',
      userId: 'ava',
    });
    const lost = await bench.approved({ subjects: ['ava'] });
    expect(await bench.runUntil(lost, [...ended])).toBe('needs_attention');
    const restore = await bench.approved({
      kind: 'restore',
      subjects: ['ava'],
    });
    expect(await bench.runUntil(restore, [...ended])).toBe('completed');
    await expect(bench.retry(lost)).rejects.toThrow(
      /dealt with a person in this one since/,
    );
    expect(deletions('ava')).toBe(1);
  });

  it('never deletes again whom an approved request restored, after a partial failure', async () => {
    await start();
    bench.sandbox.faults.add({
      kind: 'task-partial',
      endpoint: 'DeleteUsers',
      userIds: ['noor'],
    });
    const partial = await bench.approved({ subjects: ['ava', 'noor'] });
    expect(await bench.runUntil(partial, [...ended])).toBe('needs_attention');
    const restore = await bench.approved({
      kind: 'restore',
      subjects: ['ava'],
    });
    expect(await bench.runUntil(restore, [...ended])).toBe('completed');
    await expect(bench.retry(partial)).rejects.toThrow(/File a new request/);
    expect(deletions('ava')).toBe(1);
  });

  it('asks after a call of unknown fate and never sends it again', async () => {
    await start();
    bench.sandbox.faults.add({ kind: 'drop-answer', endpoint: 'DeleteUsers' });
    const lost = await bench.approved({ subjects: ['ava'] });
    await bench.runUntil(lost, [...ended]);
    await bench.retry(lost);
    await bench.runUntil(lost, [...ended]);
    expect(deletions('ava')).toBe(1);
  });

  it('sends nothing once the app is configured for another application', async () => {
    await start();
    const id = await bench.approved({ subjects: ['ava'] });
    await bench
      .database('requests')
      .where({ id })
      .update({ state: 'executing', vendor_identity: 'another application' });
    await bench
      .database('request_chunks')
      .where({ request_id: id })
      .update({ due_at: 0 });
    await bench.runUntilTrue(async () => {
      const { waitReason } = await bench.request(id);
      return waitReason === 'app_paused' || undefined;
    }, bench.worker());
    expect(deletions('ava')).toBe(0);
  });
});
