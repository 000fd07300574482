import { testSandbox, type TestSandbox } from '../testClient';
import type { FaultInput } from './faults';

let t: TestSandbox;
beforeEach(async () => {
  t = await testSandbox();
  await t.users('sara', 'tom');
});
afterEach(() => t.sandbox.close());

const remove = (...ids: string[]) =>
  t.call('POST', '/users/delete', { user_ids: ids, user: 'hard' });
const on = (fault: FaultInput) => t.sandbox.faults.add(fault);
const logged = () => t.sandbox.log({ endpoint: 'DeleteUsers' });

it('drop-answer: the effect is there, the answer is not, the log says accepted', async () => {
  on({ kind: 'drop-answer', endpoint: 'DeleteUsers' });
  await expect(remove('sara')).rejects.toThrow();
  expect(await t.visible()).toEqual(['tom']);
  expect(logged()).toMatchObject([
    { outcome: 'accepted', fault: 'drop-answer', userIds: ['sara'] },
  ]);
});

it('reset-before: neither effect nor answer', async () => {
  on({ kind: 'reset-before', endpoint: 'DeleteUsers' });
  await expect(remove('sara')).rejects.toThrow();
  expect(await t.visible()).toContain('sara');
  expect(logged()).toMatchObject([
    { outcome: 'refused', fault: 'reset-before' },
  ]);
});

it('error: the status and code asked for, without an effect', async () => {
  on({ kind: 'error', status: 502, code: -1, endpoint: 'DeleteUsers' });
  const answer = await remove('sara');
  expect([answer.status, answer.body.code]).toEqual([502, -1]);
  expect(await t.visible()).toContain('sara');
  expect(logged()).toMatchObject([{ outcome: 'refused', fault: 'error' }]);
});

it('delay-answer: the effect at once, the answer late', async () => {
  on({ kind: 'delay-answer', ms: 300, endpoint: 'DeleteUsers' });
  let answered = false;
  const answer = remove('sara').then(value => {
    answered = true;
    return value;
  });
  await new Promise(resolve => setTimeout(resolve, 100));
  expect(await t.visible()).toEqual(['tom']);
  expect(answered).toBe(false);
  expect((await answer).status).toBe(201);
});

it('task-fails: the task ends failed', async () => {
  on({ kind: 'task-fails', endpoint: 'DeleteUsers' });
  const end = await t.task(await remove('sara'));
  expect(end.body).toMatchObject({
    status: 'failed',
    error: { type: 'internal' },
  });
});

it('task-partial: completed, with an error for some, who are not removed', async () => {
  await t.channel('pair', ['sara', 'tom']);
  on({ kind: 'task-partial', userId: 'sara', endpoint: 'DeleteUsers' });
  const end = await t.task(await remove('sara'));
  expect(end.body).toMatchObject({
    status: 'completed',
    result: { sara: { status: 'error' } },
  });
  expect(await t.find('pair')).toBeDefined();
});

it('task-duration and task-unknown-status shape the way to the end', async () => {
  on({ kind: 'task-duration', ms: 400, endpoint: 'DeleteUsers' });
  on({
    kind: 'task-unknown-status',
    status: 'polishing',
    endpoint: 'DeleteUsers',
  });
  const answer = await remove('sara');
  await new Promise(resolve => setTimeout(resolve, 200));
  const { body } = await t.call('GET', `/tasks/${answer.body.task_id}`);
  expect(body.status).toBe('polishing');
  expect((await t.task(answer)).body.status).toBe('completed');
});

it('a fault plays for its app, endpoint and user only, and as often as said', async () => {
  on({
    kind: 'error',
    status: 500,
    userId: 'tom',
    endpoint: 'DeleteUsers',
    times: 2,
  });
  on({ kind: 'error', status: 500, app: 'sandbox-video-key', times: 9 });
  expect((await remove('sara')).status).toBe(201);
  expect((await remove('tom')).status).toBe(500);
  expect((await remove('tom')).status).toBe(500);
  expect((await remove('tom')).status).toBe(201);
});

it('faults are switched on, listed and cleared over HTTP', async () => {
  const admin = (method: string, body?: unknown) =>
    fetch(`${t.sandbox.url}/sandbox/faults`, {
      method,
      headers: { 'x-sandbox-admin': '1', 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  expect((await admin('POST', { kind: 'drop-answer' })).status).toBe(201);
  expect((await admin('POST', { kind: 'nonsense' })).status).toBe(400);
  expect(await (await admin('GET')).json()).toMatchObject({
    items: [{ kind: 'drop-answer', times: 1 }],
  });
  await admin('DELETE');
  expect(t.sandbox.faults.list()).toEqual([]);
});
