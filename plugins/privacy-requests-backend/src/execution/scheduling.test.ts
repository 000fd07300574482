import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Bench } from './__testUtils__/Bench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'starting approved requests on %p',
  databaseId => {
    let bench: Bench;
    const start = async (options?: Parameters<typeof Bench.create>[1]) => {
      bench = await Bench.create(await databases.init(databaseId), options);
      await bench.people('ava', 'noor');
    };
    const sent = () => bench.sandbox.log({ endpoint: 'DeleteUsers' }).length;
    const waits = async (id: string) =>
      (await bench.events(id))
        .filter(event => event.type === 'request.waiting')
        .map(event => event.data);
    afterEach(() => bench.close());

    it('nothing is sent before the cooling-off ends', async () => {
      await start({
        config: { coolingOff: { irreversible: { milliseconds: 400 } } },
      });
      const id = await bench.approved({
        options: { user: 'hard', messages: 'hard', conversations: 'hard' },
      });
      const { executeAfter = 0 } = await bench.request(id);
      await bench.worker().runOnce();
      expect((await bench.request(id)).state).toBe('scheduled');
      await bench.runUntil(id, ['completed']);
      const [submitting] = (await bench.events(id)).filter(
        event => event.type === 'chunk.submitting',
      );
      expect(submitting.at).toBeGreaterThanOrEqual(executeAfter);
    });

    it('nothing is sent without an approval, or after a cancel', async () => {
      await start({ config: { coolingOff: { other: { seconds: 60 } } } });
      const id = await bench.approved();
      const { version } = await bench.request(id);
      await bench.service.cancel(
        id,
        { version },
        { ref: 'user:default/agent', human: true },
      );
      await bench.database('requests').update({ next_step_at: 1 });
      await bench.worker().runOnce();
      expect((await bench.request(id)).state).toBe('cancelled');
      expect(sent()).toBe(0);
    });

    it('a person in two requests: the later one waits and names the first', async () => {
      await start({ sandbox: { taskDurationMs: [5000, 5000] } });
      const first = await bench.approved({ subjects: ['ava'] });
      const worker = bench.worker();
      // Of two that are due at once, either may come first.
      await bench.runUntil(first, ['executing'], worker);
      const second = await bench.approved({ subjects: ['noor', 'ava'] });
      await bench.runUntilTrue(
        async () => (await waits(second)).length > 0 || undefined,
        worker,
      );
      const { number } = await bench.request(first);
      expect(await bench.request(second)).toMatchObject({
        state: 'scheduled',
        waitReason: 'subject_busy',
        waitBlockedBy: number,
      });
      await worker.runOnce();
      await bench.runUntil(second, ['completed', 'needs_attention'], worker);
      expect((await bench.request(first)).state).toBe('completed');
      // Said once, however often it looked.
      expect(await waits(second)).toEqual([
        { reason: 'subject_busy', blockedBy: number },
      ]);
      expect(await bench.database('subject_locks')).toEqual([]);
    });

    it('a request with a failed chunk is in nobody’s way', async () => {
      await start();
      const first = await bench.approved({ subjects: ['ava'] });
      bench.sandbox.faults.add({
        kind: 'error',
        status: 400,
        code: 4,
        endpoint: 'DeleteUsers',
      });
      await bench.runUntil(first, ['needs_attention']);
      const second = await bench.approved({ subjects: ['ava'] });
      expect(
        await bench.runUntil(second, ['completed', 'needs_attention']),
      ).toBe('completed');
    });

    it('while deletions are switched off for the app, it waits', async () => {
      await start({ destructive: false });
      const id = await bench.approved();
      const worker = bench.worker();
      await bench.runUntilTrue(
        async () => (await waits(id)).length > 0 || undefined,
        worker,
      );
      await worker.runOnce();
      expect(await bench.request(id)).toMatchObject({
        state: 'scheduled',
        waitReason: 'app_switched_off',
      });
      expect(await waits(id)).toEqual([{ reason: 'app_switched_off' }]);
      expect(sent()).toBe(0);
    });

    it('an approval that expired has to be given again', async () => {
      await start();
      const id = await bench.approved();
      await bench
        .database('requests')
        .where({ id })
        .update({ approval_expires_at: 1 });
      await bench.runUntil(id, ['awaiting_approval']);
      const voided = (await bench.events(id)).at(-1);
      expect(voided).toMatchObject({
        type: 'request.approval_voided',
        data: { reason: 'expired' },
      });
      const [approval] = await bench.database('request_approvals');
      expect(approval.voided_at).not.toBeNull();
      await bench.approve(id);
      await bench.runUntil(id, ['completed']);
      expect(sent()).toBe(1);
    });

    it.each([
      ['another option', { options: '{"user":"hard"}' }],
      ['another kind', { kind: 'restore' }],
    ])('%s than approved is never sent', async (_what, change) => {
      await start();
      const id = await bench.approved();
      await bench.database('requests').where({ id }).update(change);
      await bench.runUntil(id, ['awaiting_approval']);
      expect((await bench.events(id)).at(-1)?.data).toEqual({
        reason: 'plan_changed',
      });
      expect(sent()).toBe(0);
    });

    it('a person added after the approval is never sent', async () => {
      await start();
      const id = await bench.approved();
      await bench.database('request_subjects').insert({
        ...(await bench.database('request_subjects').first()),
        seq: 2,
        subject_id: 'noor',
        subject_key: 'f'.repeat(64),
      });
      await bench.runUntil(id, ['awaiting_approval']);
      expect(sent()).toBe(0);
    });

    it('a request whose approvals are void is never sent', async () => {
      await start();
      const id = await bench.approved();
      await bench.database('request_approvals').update({ voided_at: 1 });
      await bench.runUntil(id, ['awaiting_approval']);
      expect(sent()).toBe(0);
    });

    it('works from the scheduler alone, and stops when told', async () => {
      await start();
      const id = await bench.approved();
      const scheduler = mockServices.scheduler();
      const worker = bench.worker({ scheduler });
      await worker.start();
      await bench.runUntilTrue(async () => {
        worker.wake();
        return (await bench.request(id)).state === 'completed' || undefined;
      }, []);
      await worker.stop();
      const late = await bench.approved({ subjects: ['noor'] });
      worker.wake();
      expect(await worker.runOnce()).toBe(0);
      expect((await bench.request(late)).state).toBe('scheduled');
    });

    it('waits at shutdown for the call that is under way', async () => {
      await start();
      const id = await bench.approved();
      let answer: () => void = () => undefined;
      let isCalled = false;
      const worker = bench.worker({
        timing: { submitTimeoutMs: 5_000, leaseMs: 10_000 },
        meddle: real => ({
          submit: async (...args) => {
            isCalled = true;
            await new Promise<void>(resolve => {
              answer = resolve;
            });
            return real.submit(...args);
          },
        }),
      });
      const working = (async () => {
        while (!isCalled) await worker.runOnce();
      })();
      await bench.runUntilTrue(async () => isCalled || undefined, []);
      const stopped = worker.stop();
      answer();
      await stopped;
      await working;
      expect((await bench.chunks(id))[0].state).toBe('accepted');
    });

    it('one step that throws stops nothing else', async () => {
      await start();
      const bad = await bench.approved({ subjects: ['ava'] });
      const good = await bench.approved({ subjects: ['noor'] });
      await bench
        .database('request_subjects')
        .where({ request_id: bad })
        .update({
          pre_image: null,
          subject_id: null,
        });
      const logger = mockServices.logger.mock();
      const worker = bench.worker({ logger });
      await bench.runUntil(good, ['completed'], worker);
      expect((await bench.request(bad)).state).toBe('executing');
      expect(logger.warn).toHaveBeenCalledWith(
        'A step failed and will be taken again: Error',
      );
    });

    it('a database that fails for a while stops the worker only so long', async () => {
      await start();
      const id = await bench.approved();
      const { database, kill, revive } = bench.doomed();
      const worker = bench.worker({ database });
      kill();
      expect(await worker.runOnce()).toBe(0);
      revive();
      await bench.runUntil(id, ['completed'], worker);
    });
  },
);

describe('durability', () => {
  it('refuses to start on a database in memory', async () => {
    const bench = await Bench.create(await databases.init('SQLITE_3'), {
      config: { execution: { allowInMemory: false } },
    });
    await expect(bench.worker().start()).rejects.toThrow('in memory');
    await bench.close();
  });
});
