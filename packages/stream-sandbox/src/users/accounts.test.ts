import fc from 'fast-check';
import { testSandbox, token, type TestSandbox } from '../testClient';

let t: TestSandbox;
beforeEach(async () => {
  t = await testSandbox();
  await t.users('sara', 'tom', 'uma');
});
afterEach(() => t.sandbox.close());

const hostile = [
  'with space',
  `quo"te's`,
  'a/b',
  '..',
  '../../etc/passwd',
  '%2e%2e',
  'emoji-👩‍👩‍👧',
  '日本語',
  'é',
  'e\u0301',
  '__proto__',
  'constructor',
  '<script>',
  'x\u0000y',
  'ns-1:5',
  'Sara',
  ' sara',
];

it('ids are kept byte for byte and never mixed up', async () => {
  const created = await t.users(...hostile);
  expect(created.status).toBe(201);
  expect(Object.keys(created.body.users as object).sort()).toEqual(
    [...hostile].sort(),
  );
  const shown = await t.visible({
    limit: 100,
    filter_conditions: { id: { $in: hostile } },
  });
  expect([...shown].sort()).toEqual([...hostile].sort());
  const end = await t.remove(hostile, { user: 'hard' });
  expect(Object.keys(end.body.result as object).sort()).toEqual(
    [...hostile].sort(),
  );
  expect((await t.visible()).sort()).toEqual(['sara', 'tom', 'uma']);
});

it.each([
  ['empty', ''],
  ['of 256 bytes', 'é'.repeat(128)],
  ['no Unicode', '\ud800'],
])('an id that is %s is refused with code 4', async (_, id) => {
  const answer = await t.call('POST', '/users/delete', { user_ids: [id] });
  expect(answer.body.code).toBe(4);
});

it('an id of 255 bytes is an id', async () => {
  expect((await t.users('x'.repeat(255))).status).toBe(201);
});

it('one bad user fails a whole upsert', async () => {
  await t.remove(['sara']);
  expect((await t.users('new', 'sara')).status).toBe(404);
  expect(await t.visible()).not.toContain('new');
});

it('a restore brings the user back, not memberships or messages', async () => {
  await t.channel('pair', ['sara', 'tom']);
  await t.send('pair', 'sara', 'hello');
  await t.remove(['sara'], { messages: 'soft' });
  const answer = await t.call('POST', '/users/restore', { user_ids: ['sara'] });
  expect((await t.task(answer)).body.status).toBe('completed');
  expect(await t.visible()).toContain('sara');
  expect(await t.find('pair')).toMatchObject({
    channel: { member_count: 1, message_count: 0 },
  });
});

it('a restore with one user that is not deleted fails as a whole', async () => {
  await t.remove(['sara']);
  const answer = await t.call('POST', '/users/restore', {
    user_ids: ['sara', 'tom'],
  });
  expect(answer.status).toBe(400);
  expect(answer.body.message).toContain(
    `user "tom" is not deleted, it can't be restored`,
  );
  expect(await t.visible()).not.toContain('sara');
});

it('a restore can answer without a task', async () => {
  await t.sandbox.close();
  t = await testSandbox({ restoreReturnsTask: false });
  await t.users('sara');
  await t.remove(['sara']);
  const { body } = await t.call('POST', '/users/restore', {
    user_ids: ['sara'],
  });
  expect(Object.keys(body)).toEqual(['duration']);
});

it('a deactivated user is hidden, cannot write and keeps the history', async () => {
  await t.channel('pair', ['sara', 'tom']);
  await t.send('pair', 'sara', 'hello');
  expect((await t.call('POST', '/users/sara/deactivate', {})).status).toBe(201);
  expect(await t.visible()).not.toContain('sara');
  expect(await t.visible({ include_deactivated_users: true })).toContain(
    'sara',
  );
  expect(await t.find('pair')).toMatchObject({ channel: { message_count: 1 } });
  const write = await t.channel('other', ['sara', 'tom']);
  expect(write.body.message).toContain('was deactivated');
  const twice = await t.call('POST', '/users/sara/deactivate', {});
  expect(twice.body.code).toBe(4);
});

it('a reactivation brings back only what the deactivation hid', async () => {
  await t.channel('pair', ['sara', 'tom']);
  const before = await t.send('pair', 'sara', 'deleted before');
  await t.call('DELETE', `/chat/messages/${before}`);
  await t.send('pair', 'sara', 'hidden');
  await t.call('POST', '/users/sara/deactivate', {
    mark_messages_deleted: true,
  });
  expect(await t.find('pair')).toMatchObject({ channel: { message_count: 0 } });
  await t.call('POST', '/users/sara/reactivate', { restore_messages: true });
  expect(await t.visible()).toContain('sara');
  expect(await t.find('pair')).toMatchObject({ channel: { message_count: 1 } });
});

it('many are deactivated and reactivated by a task; one bad id fails the call', async () => {
  const ids = { user_ids: ['sara', 'tom'] };
  const off = await t.task(await t.call('POST', '/users/deactivate', ids));
  expect(off.body.result).toEqual({
    sara: { status: 'ok' },
    tom: { status: 'ok' },
  });
  expect(await t.visible()).toEqual(['uma']);
  const mixed = await t.call('POST', '/users/reactivate', {
    user_ids: ['sara', 'uma'],
  });
  expect(mixed.body.message).toContain('is not deactivated');
  await t.task(await t.call('POST', '/users/reactivate', ids));
  expect(await t.visible()).toHaveLength(3);
});

it.each([
  ['$eq', { id: { $eq: 'sara' } }, ['sara']],
  ['plain', { id: 'sara' }, ['sara']],
  ['$in', { id: { $in: ['sara', 'uma', 'nobody'] } }, ['sara', 'uma']],
  ['$autocomplete', { name: { $autocomplete: 'sa' } }, ['sara']],
  ['$autocomplete with a wildcard', { name: { $autocomplete: '%' } }, []],
])('users are found by %s', async (_, filter, found) => {
  const sort = [{ field: 'id', direction: 1 }];
  expect(await t.visible({ filter_conditions: filter, sort })).toEqual(found);
});

it('a channel that was deleted cannot be created again', async () => {
  await t.channel('pair', ['sara', 'tom']);
  await t.call('POST', '/chat/channels/delete', { cids: ['messaging:pair'] });
  const again = await t.channel('pair', ['sara', 'tom']);
  expect([again.status, again.body.code]).toEqual([404, 16]);
});

it('apps never see each other', async () => {
  const other = await t.call('GET', '/users', undefined, {
    key: 'sandbox-video-key',
    authorization: token({}, 'sandbox-video-secret'),
  });
  expect(other.body.users).toEqual([]);
});

it('no query ever shows a deleted user', async () => {
  const step = fc.record({
    act: fc.constantFrom('upsert', 'soft', 'pruning', 'hard', 'deactivate'),
    id: fc.constantFrom('p', 'q', 'r'),
  });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async steps => {
      round += 1;
      const gone = new Set<string>();
      for (const { act, id } of steps) {
        const own = `${id}${round}`;
        if (act === 'upsert') await t.users(own);
        else if (act === 'deactivate') {
          await t.call('POST', `/users/${own}/deactivate`, {});
        } else {
          const known = await t.visible({
            filter_conditions: { id: own },
            include_deactivated_users: true,
          });
          await t.call('POST', '/users/delete', { user_ids: [own], user: act });
          if (known.length > 0) gone.add(own);
        }
      }
      const shown = await t.visible({
        include_deactivated_users: true,
        limit: 100,
      });
      expect(shown.filter(id => gone.has(id))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
