import { TestDatabases } from '@backstage/backend-test-utils';
import type { TaskReading } from 'backstage-plugin-privacy-requests-node';
import { Bench, type Meddle } from './__testUtils__/Bench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** Readings that come before what the vendor really says. */
const first =
  (...readings: TaskReading[]): Meddle =>
  real => ({
    getTask: async (...args) => readings.shift() ?? real.getTask(...args),
  });
const failedReading = {
  type: 'failed',
  vendorStatus: 'failed',
  error: 'internal',
} as const;

describe.each(databases.eachSupportedId())(
  'following a vendor task on %p',
  databaseId => {
    let bench: Bench;
    const start = async (options?: Parameters<typeof Bench.create>[1]) => {
      bench = await Bench.create(await databases.init(databaseId), options);
      await bench.people('ava', 'noor');
    };
    afterEach(() => bench.close());

    it('a failed task needs a person, who can have it sent once more', async () => {
      await start();
      const id = await bench.approved({ subjects: ['ava', 'noor'] });
      bench.sandbox.faults.add({
        kind: 'task-fails',
        endpoint: 'DeleteUsers',
      });
      await bench.runUntil(id, ['completed', 'needs_attention']);
      expect(await bench.request(id)).toMatchObject({
        state: 'needs_attention',
        attention: 'chunk_failed',
      });
      const [chunk] = await bench.chunks(id);
      expect(chunk).toMatchObject({ state: 'failed', attempt: 1 });
      expect(chunk.problem).not.toContain('ava');
      expect(chunk.checks).toBeGreaterThanOrEqual(3);

      await bench.retry(id);
      await bench.runUntil(id, ['completed', 'needs_attention']);
      // They were visible before the first attempt, and that still counts.
      expect(await bench.request(id)).toMatchObject({
        state: 'completed',
        resolution: 'fulfilled',
      });
      expect((await bench.chunks(id))[0].attempt).toBe(2);
    });

    it('a failure that the vendor takes back is no failure', async () => {
      await start();
      const id = await bench.approved();
      const worker = bench.worker({
        meddle: first(
          failedReading,
          failedReading,
          {
            type: 'running',
            vendorStatus: 'running',
          },
          failedReading,
          failedReading,
        ),
      });
      await bench.runUntil(id, ['completed', 'needs_attention'], worker);
      expect((await bench.request(id)).state).toBe('completed');
      expect((await bench.chunks(id))[0].state).toBe('succeeded');
    });

    it('names the people whom the vendor reports an error for', async () => {
      await start();
      const id = await bench.approved({ subjects: ['ava', 'noor'] });
      bench.sandbox.faults.add({
        kind: 'task-partial',
        userIds: ['noor'],
        endpoint: 'DeleteUsers',
      });
      await bench.runUntil(id, ['completed', 'needs_attention']);
      expect((await bench.request(id)).attention).toBe('chunk_failed');
      const [ava, noor] = await bench.subjects(id);
      expect(ava.outcome).toBeUndefined();
      expect(noor).toMatchObject({
        outcome: 'failed',
        assurance: 'vendor_reported',
        note: 'vendor_error',
      });
    });

    it('a word that we do not know is shown as it is and means running', async () => {
      await start();
      const id = await bench.approved();
      bench.sandbox.faults.add({
        kind: 'task-unknown-status',
        status: 'pondering',
        endpoint: 'DeleteUsers',
      });
      bench.sandbox.faults.add({
        kind: 'task-duration',
        ms: 700,
        endpoint: 'DeleteUsers',
      });
      await bench.runUntil(id, ['completed', 'needs_attention']);
      const said = (await bench.events(id))
        .filter(event => event.type === 'chunk.running')
        .map(event => event.data.vendorStatus);
      // Once for each word, however often we asked.
      expect(said).toEqual(['waiting', 'pondering']);
      expect((await bench.request(id)).state).toBe('completed');
    });

    it('polls do not move the version that people act on', async () => {
      await start({ sandbox: { taskDurationMs: [600, 600] } });
      const id = await bench.approved();
      const worker = bench.worker();
      await bench.runUntil(id, ['executing'], worker);
      const { version } = await bench.request(id);
      await bench.runUntilTrue(async () => {
        const [chunk] = await bench.chunks(id);
        return chunk.checks > 2 || undefined;
      }, worker);
      expect((await bench.request(id)).version).toBe(version);
      await bench.runUntil(id, ['completed'], worker);
    });

    it('a task that outlives its limit is overdue and still followed', async () => {
      await start({ sandbox: { taskDurationMs: [500, 500] } });
      const id = await bench.approved();
      const worker = bench.worker({ timing: { taskLimitMs: 100 } });
      await bench.runUntil(id, ['completed', 'needs_attention'], worker);
      expect((await bench.request(id)).state).toBe('completed');
      const types = await bench.eventTypes(id);
      expect(types.filter(type => type === 'chunk.overdue')).toHaveLength(1);
    });

    it('a task that the vendor lost needs a person', async () => {
      await start();
      const id = await bench.approved();
      const worker = bench.worker({
        meddle: () => ({ getTask: async () => ({ type: 'not_found' }) }),
      });
      await bench.runUntil(id, ['completed', 'needs_attention'], worker);
      expect((await bench.request(id)).attention).toBe('fate_unknown');
      expect((await bench.chunks(id))[0].checks).toBeGreaterThanOrEqual(2);
    });

    it('a limit is waited for, without a second call meanwhile', async () => {
      await start();
      const id = await bench.approved();
      bench.sandbox.faults.add({
        kind: 'error',
        status: 429,
        code: 9,
        endpoint: 'DeleteUsers',
      });
      const worker = bench.worker({ timing: { backoffBaseMs: 300 } });
      await bench.runUntilTrue(
        async () =>
          (await bench.eventTypes(id)).includes('chunk.throttled') || undefined,
        worker,
      );
      expect(await bench.request(id)).toMatchObject({
        state: 'executing',
        waitReason: 'rate_limited',
      });
      await worker.runOnce();
      expect(bench.sandbox.log({ endpoint: 'DeleteUsers' })).toHaveLength(1);
    });

    it('what the vendor refuses for good fails with its reason', async () => {
      await start();
      const id = await bench.approved();
      bench.sandbox.faults.add({
        kind: 'error',
        status: 400,
        code: 4,
        endpoint: 'DeleteUsers',
      });
      await bench.runUntil(id, ['completed', 'needs_attention']);
      expect((await bench.request(id)).attention).toBe('chunk_failed');
      expect(await bench.subjects(id)).toMatchObject([
        { outcome: 'not_done', assurance: 'vendor_reported' },
      ]);
    });

    it('a refused secret pauses the app and fails nothing', async () => {
      await start();
      const id = await bench.approved();
      bench.sandbox.faults.add({
        kind: 'error',
        status: 401,
        code: 43,
        endpoint: 'DeleteUsers',
        times: 2,
      });
      await bench.runUntil(id, ['completed', 'needs_attention']);
      expect((await bench.request(id)).state).toBe('completed');
      const waits = (await bench.events(id)).filter(
        event => event.type === 'request.waiting',
      );
      expect(waits.map(event => event.data.reason)).toEqual(['app_paused']);
      expect((await bench.request(id)).waitReason).toBeUndefined();
    });

    it('a vendor that is down for a while is asked again, not sent to', async () => {
      await start();
      const id = await bench.approved();
      bench.sandbox.faults.add({
        kind: 'error',
        status: 503,
        endpoint: 'QueryUsers',
        times: 4,
      });
      await bench.runUntil(id, ['completed', 'needs_attention']);
      expect((await bench.request(id)).state).toBe('completed');
      const types = await bench.eventTypes(id);
      expect(types.filter(type => type === 'chunk.submitting')).toHaveLength(1);
    });
  },
);
