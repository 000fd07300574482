import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testSandbox } from '../testClient';

it('a task goes on after a restart, on the same file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const dataFile = join(folder, 'sandbox.sqlite');
  try {
    let t = await testSandbox({ dataFile, taskDurationMs: [400, 400] });
    await t.users('sara', 'tom');
    await t.channel('pair', ['sara', 'tom']);
    const answer = await t.call('POST', '/users/delete', {
      user_ids: ['sara'],
      user: 'hard',
    });
    await t.sandbox.close();

    t = await testSandbox({ dataFile, taskDurationMs: [400, 400] });
    expect(await t.find('pair')).toBeDefined();
    expect((await t.task(answer)).body).toMatchObject({
      task_id: answer.body.task_id,
      status: 'completed',
    });
    expect(await t.find('pair')).toBeUndefined();
    expect((await t.users('sara')).status).toBe(404);
    await t.sandbox.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('an unknown task is named in a 404', async () => {
  const t = await testSandbox();
  const { status, body } = await t.call('GET', '/tasks/nothing');
  expect(status).toBe(404);
  expect(body.message).toContain(`Can't find task with id "nothing"`);
  await t.sandbox.close();
});
