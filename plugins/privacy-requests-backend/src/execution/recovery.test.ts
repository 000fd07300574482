import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Bench, type Meddle } from './__testUtils__/Bench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const hard = { user: 'hard', messages: 'hard', conversations: 'hard' } as const;
const softWithChats = { user: 'soft', conversations: 'soft' } as const;

/** Waiting for an answer is what these tests do, so they wait briefly. */
const impatient = {
  submitTimeout: { milliseconds: 400 },
  lease: { milliseconds: 700 },
  quiesce: { milliseconds: 450 },
  taskLimit: { seconds: 10 },
  allowInMemory: true,
};

/** Kills the process right after the vendor carried the call out. */
const dieAfterEffect =
  (kill: () => void): Meddle =>
  real => ({
    submit: async (...args) => {
      const outcome = await real.submit(...args);
      kill();
      return outcome;
    },
  });

/** Kills the process before anything leaves it. */
const dieBeforeCall =
  (kill: () => void): Meddle =>
  () => ({
    submit: async () => {
      kill();
      return { type: 'accepted', taskId: 'never' };
    },
  });

describe.each(databases.eachSupportedId())(
  'an answer that never came, on %p',
  databaseId => {
    let bench: Bench;
    const start = async (options?: Parameters<typeof Bench.create>[1]) => {
      bench = await Bench.create(await databases.init(databaseId), {
        ...options,
        config: { execution: { ...impatient, ...options?.config } },
      });
      await bench.people('ava', 'noor', 'liam');
      await bench.conversation('ava', 'liam');
    };
    const decisions = async (id: string) =>
      (await bench.events(id))
        .filter(event => event.type === 'chunk.reconciled')
        .map(event => event.data.decision);
    afterEach(() => bench.close());

    /** Runs a worker until it was killed in the middle of its call. */
    const crash = async (
      id: string,
      how: typeof dieAfterEffect,
      choice: Parameters<Bench['worker']>[0] = {},
    ) => {
      const { database, kill } = bench.doomed();
      const dead = { value: false };
      const worker = bench.worker({
        ...choice,
        database,
        meddle: how(() => {
          dead.value = true;
          kill();
        }),
      });
      await bench.runUntilTrue(async () => dead.value || undefined, worker);
      return bench.chunks(id);
    };

    it.each([
      ['hard', hard],
      ['soft', softWithChats],
    ])(
      'killed after the vendor acted: a %s deletion is finished, not repeated',
      async (_mode, options) => {
        await start({ sandbox: { taskDurationMs: [60, 60] } });
        const id = await bench.approved({
          subjects: ['ava', 'noor'],
          options,
        });
        const [left] = await crash(id, dieAfterEffect);
        expect(left.state).toBe('submitting');
        await bench.runUntil(id, ['completed', 'needs_attention']);

        expect((await bench.request(id)).state).toBe('completed');
        expect(bench.acceptedCalls('ava')).toBe(1);
        expect(bench.acceptedCalls('noor')).toBe(1);
        expect((await decisions(id)).at(-1)).toBe('carried_out');
        expect(await bench.subjects(id)).toMatchObject([
          { assurance: 'observed', note: 'gone_with_probes' },
          { assurance: 'observed', note: 'gone' },
        ]);
      },
    );

    it('the negative control: a recovery that repeats sends it twice', async () => {
      await start();
      const id = await bench.approved({ subjects: ['ava'], options: hard });
      await crash(id, dieAfterEffect);
      await bench.runUntil(
        id,
        ['completed', 'needs_attention'],
        bench.worker({ recovery: 'naive' }),
      );
      expect(bench.acceptedCalls('ava')).toBe(2);
    });

    it('killed before the call left: a soft deletion is sent once', async () => {
      await start();
      const id = await bench.approved({
        subjects: ['ava'],
        options: softWithChats,
      });
      await crash(id, dieBeforeCall);
      await bench.runUntil(id, ['completed', 'needs_attention']);
      expect((await bench.request(id)).state).toBe('completed');
      expect(await decisions(id)).toEqual(['not_done']);
      expect((await bench.chunks(id))[0].attempt).toBe(2);
      expect(bench.acceptedCalls('ava')).toBe(1);
    });

    it('killed before the call left: for a hard deletion a person decides', async () => {
      await start();
      const id = await bench.approved({ subjects: ['ava'], options: hard });
      await crash(id, dieBeforeCall);
      await bench.runUntil(id, ['completed', 'needs_attention']);
      expect(await bench.request(id)).toMatchObject({
        state: 'needs_attention',
        attention: 'fate_unknown',
      });
      expect(await decisions(id)).toEqual(['person']);
      expect(bench.acceptedCalls('ava')).toBe(0);
    });

    it('a soft deletion is repeated once and not again', async () => {
      await start();
      const id = await bench.approved({
        subjects: ['ava'],
        options: softWithChats,
      });
      bench.sandbox.faults.add({
        kind: 'reset-before',
        endpoint: 'DeleteUsers',
        times: 5,
      });
      await bench.runUntil(id, ['completed', 'needs_attention']);
      expect(await decisions(id)).toEqual(['not_done', 'person']);
      expect(bench.sandbox.log({ endpoint: 'DeleteUsers' })).toHaveLength(2);
    });

    it('an answer lost on its way is found out without another call', async () => {
      await start({ sandbox: { taskDurationMs: [900, 900] } });
      const id = await bench.approved({ subjects: ['ava'], options: hard });
      bench.sandbox.faults.add({
        kind: 'drop-answer',
        endpoint: 'DeleteUsers',
      });
      await bench.runUntil(id, ['completed', 'needs_attention']);
      expect((await bench.request(id)).state).toBe('completed');
      // The ids are gone at once, the conversation only with the task's end.
      expect(await decisions(id)).toEqual(['waiting', 'carried_out']);
      expect(bench.acceptedCalls('ava')).toBe(1);
      expect((await bench.chunks(id))[0].vendorTaskId).toBeUndefined();
    });

    it('an answer that comes too late changes nothing', async () => {
      await start();
      const id = await bench.approved({ subjects: ['ava'], options: hard });
      bench.sandbox.faults.add({
        kind: 'delay-answer',
        ms: 2_000,
        endpoint: 'DeleteUsers',
      });
      await bench.runUntil(id, ['completed', 'needs_attention']);
      expect((await bench.request(id)).state).toBe('completed');
      expect(bench.acceptedCalls('ava')).toBe(1);
      expect(await bench.eventTypes(id)).toContain('chunk.unknown');
    });

    it('a call that lands long after its answer was given up is waited for', async () => {
      await start();
      const id = await bench.approved({
        subjects: ['ava'],
        options: softWithChats,
      });
      let landed: Promise<unknown> = Promise.resolve();
      const worker = bench.worker({
        meddle: real => ({
          submit: async (...args) => {
            landed = new Promise(resolve => setTimeout(resolve, 200)).then(() =>
              real.submit(...args),
            );
            return {
              type: 'unknown',
              problem: { class: 'ambiguous', message: 'No answer' },
            };
          },
        }),
      });
      await bench.runUntil(id, ['completed', 'needs_attention'], worker);
      await landed;
      expect((await bench.request(id)).state).toBe('completed');
      expect(await decisions(id)).toEqual(['carried_out']);
      expect(bench.acceptedCalls('ava')).toBe(1);
    });

    it('nothing that could be seen to go: a person decides', async () => {
      await start();
      const id = await bench.approved({ subjects: ['noor'] });
      bench.sandbox.faults.add({
        kind: 'drop-answer',
        endpoint: 'DeleteUsers',
      });
      await bench.runUntil(id, ['completed', 'needs_attention']);
      expect(await bench.request(id)).toMatchObject({
        state: 'needs_attention',
        attention: 'fate_unknown',
      });
      expect(bench.acceptedCalls('noor')).toBe(1);
    });

    it('a person who retries an unknown one has it asked after, not sent', async () => {
      await start();
      const id = await bench.approved({ subjects: ['noor'] });
      bench.sandbox.faults.add({
        kind: 'drop-answer',
        endpoint: 'DeleteUsers',
      });
      await bench.runUntil(id, ['needs_attention']);
      await bench.retry(id);
      await bench.runUntil(id, ['completed', 'needs_attention']);
      expect(bench.acceptedCalls('noor')).toBe(1);
    });

    it('a restore that went unanswered is judged by who is back', async () => {
      await start();
      const deleted = await bench.approved({ subjects: ['noor'] });
      await bench.runUntil(deleted, ['completed']);
      const id = await bench.approved({ kind: 'restore', subjects: ['noor'] });
      bench.sandbox.faults.add({
        kind: 'drop-answer',
        endpoint: 'RestoreUsers',
      });
      await bench.runUntil(id, ['completed', 'needs_attention']);
      expect((await bench.request(id)).state).toBe('completed');
      expect(bench.acceptedCalls('noor', 'RestoreUsers')).toBe(1);
    });

    it('whoever lost the lease writes nothing more', async () => {
      await start();
      const id = await bench.approved({ subjects: ['ava'], options: hard });
      let resume: () => void = () => undefined;
      const paused = new Promise<void>(resolve => {
        resume = resolve;
      });
      let isPaused = false;
      // A process that sleeps between the vendor's answer and writing it down.
      const sleeper = bench.worker({
        timing: { submitTimeoutMs: 60_000, leaseMs: 60_100 },
        meddle: real => ({
          submit: async (...args) => {
            const outcome = await real.submit(...args);
            isPaused = true;
            await paused;
            return outcome;
          },
        }),
      });
      const asleep = (async () => {
        while (!isPaused) await sleeper.runOnce();
      })();
      await bench.runUntilTrue(async () => isPaused || undefined, []);
      await bench.database('request_chunks').update({ lease_expires_at: 1 });
      await bench.runUntil(id, ['completed', 'needs_attention']);
      const before = await bench.chunks(id);
      const events = await bench.events(id);
      resume();
      await asleep;
      expect(await bench.chunks(id)).toEqual(before);
      expect(await bench.events(id)).toEqual(events);
      expect(bench.acceptedCalls('ava')).toBe(1);
    });

    it('workers side by side send each person once and never collide', async () => {
      // Everything runs in this one process, which may be slow to answer.
      await start({
        config: {
          submitTimeout: { seconds: 20 },
          lease: { seconds: 40 },
          quiesce: { seconds: 20 },
        },
      });
      const alone = Array.from({ length: 12 }, (_, index) => `person-${index}`);
      const crowd = Array.from({ length: 450 }, (_, index) => `one-${index}`);
      const all = [...alone, ...crowd];
      for (let at = 0; at < all.length; at += 100) {
        await bench.people(...all.slice(at, at + 100));
      }
      const requests = [await bench.approved({ subjects: crowd })];
      for (const each of alone) {
        requests.push(await bench.approved({ subjects: [each] }));
      }
      const logger = mockServices.logger.mock();
      const workers = [1, 2, 3].map(() => bench.worker({ logger }));
      for (const id of requests) {
        expect(
          await bench.runUntil(id, ['completed', 'needs_attention'], workers),
        ).toBe('completed');
      }
      expect(all.map(each => bench.acceptedCalls(each))).toEqual(
        all.map(() => 1),
      );
      expect(logger.warn).not.toHaveBeenCalled();
    });
  },
);
