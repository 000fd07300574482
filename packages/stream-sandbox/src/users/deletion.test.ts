import { testSandbox, type TestSandbox } from '../testClient';

let t: TestSandbox;
let inPair: string;
let inGroup: string;
let othersInPair: string;

beforeEach(async () => {
  t = await testSandbox();
  await t.users('sara', 'tom', 'uma', 'boss');
  await t.channel('pair', ['sara', 'tom']);
  await t.channel('group', ['sara', 'tom', 'uma']);
  inPair = await t.send('pair', 'sara', 'mine');
  othersInPair = await t.send('pair', 'tom', 'his');
  inGroup = await t.send('group', 'sara', 'mine too');
  await t.makeCall('two', ['sara', 'tom']);
  await t.makeCall('three', ['sara', 'tom', 'uma']);
});
afterEach(() => t.sandbox.close());

const message = async (id: string) => {
  const { status, body } = await t.call('GET', `/chat/messages/${id}`);
  return status === 200 ? (body.message as { type: string }).type : 'gone';
};
const call = async (id: string) =>
  (await t.call('GET', `/video/call/default/${id}`)).status;

type Row = [
  string,
  Record<string, unknown>,
  { pair: boolean; own: string; group: string; other: string; two: number },
];
const kept = {
  pair: true,
  own: 'regular',
  group: 'regular',
  other: 'regular',
  two: 200,
};
const table: Row[] = [
  ['nothing but the user', {}, kept],
  [
    'soft messages',
    { messages: 'soft' },
    { ...kept, own: 'deleted', group: 'deleted' },
  ],
  [
    'pruned messages',
    { messages: 'pruning' },
    { ...kept, own: 'deleted', group: 'deleted' },
  ],
  [
    'hard messages',
    { messages: 'hard' },
    { ...kept, own: 'gone', group: 'gone' },
  ],
  ['soft conversations', { conversations: 'soft' }, { ...kept, pair: false }],
  [
    'hard conversations',
    { conversations: 'hard' },
    { ...kept, pair: false, own: 'gone', other: 'gone' },
  ],
  ['soft calls', { calls: 'soft' }, { ...kept, two: 404 }],
  ['hard calls', { calls: 'hard' }, { ...kept, two: 404 }],
  [
    'everything, hard',
    {
      user: 'hard',
      messages: 'hard',
      conversations: 'hard',
      calls: 'hard',
      files: true,
    },
    { pair: false, own: 'gone', group: 'gone', other: 'gone', two: 404 },
  ],
  [
    'user hard alone, which implies messages and conversations',
    { user: 'hard' },
    { pair: false, own: 'gone', group: 'gone', other: 'gone', two: 200 },
  ],
];

it.each(table)('deletes %s and leaves the rest', async (_, options, seen) => {
  const end = await t.remove(['sara'], options);
  expect(end.body).toMatchObject({
    status: 'completed',
    result: { sara: { status: 'ok' } },
  });
  expect((await t.find('pair')) !== undefined).toBe(seen.pair);
  expect(await message(inPair)).toBe(seen.own);
  expect(await message(inGroup)).toBe(seen.group);
  expect(await message(othersInPair)).toBe(seen.other);
  expect(await call('two')).toBe(seen.two);
  // Never touched, whatever the options: groups, group calls, other people.
  expect(await t.find('group')).toBeDefined();
  expect(await call('three')).toBe(200);
  expect(await t.visible()).toEqual(expect.arrayContaining(['tom', 'uma']));
});

it.each(['soft', 'pruning', 'hard'])(
  'a user deleted %s is gone from queries when the call returns',
  async user => {
    await t.sandbox.close();
    t = await testSandbox({ taskDurationMs: [60_000, 60_000] });
    await t.users('sara', 'tom');
    await t.call('POST', '/users/delete', { user_ids: ['sara'], user });
    expect(await t.visible({ include_deactivated_users: true })).toEqual([
      'tom',
    ]);
    expect((await t.users('sara')).status).toBe(404);
  },
);

it.each(['soft', 'pruning', 'hard'])(
  'an id deleted %s never lives again, whoever asks',
  async user => {
    await t.remove(['sara'], { user });
    const again = [
      await t.users('sara'),
      await t.channel('new', ['sara', 'tom']),
      await t.call('POST', '/chat/channels/messaging/group/message', {
        message: { text: 'hello', user_id: 'sara' },
      }),
    ];
    for (const answer of again) {
      expect(answer.status).toBe(404);
      expect(answer.body.code).toBe(16);
      expect(answer.body.message).toContain('the user sara was deleted');
    }
  },
);

it('two people of a group of three never take the third one’s messages along', async () => {
  const umas = await t.send('group', 'uma', 'mine to keep');
  await t.remove(['sara', 'tom'], { user: 'hard', calls: 'hard' });
  expect(await message(umas)).toBe('regular');
  expect(await call('three')).toBe(200);
  expect((await t.find('group'))?.members).toHaveLength(1);
});

it('channels of a hard-deleted owner get the new owner, or a generated one', async () => {
  const owner = async (id: string) =>
    ((await t.find(id))?.channel as { created_by: { id: string } }).created_by
      .id;
  await t.remove(['sara'], { user: 'hard', new_channel_owner_id: 'boss' });
  expect(await owner('group')).toBe('boss');
  await t.remove(['boss'], { user: 'hard' });
  expect(await owner('group')).toMatch(/^delete-user-[0-9a-f]+$/);
});

it('a new owner who is deleted in the same call is refused', async () => {
  const answer = await t.call('POST', '/users/delete', {
    user_ids: ['sara', 'boss'],
    new_channel_owner_id: 'boss',
  });
  expect(answer.body.code).toBe(4);
  expect(await t.visible()).toContain('sara');
});

it('unknown ids are ok and deleting again is no error', async () => {
  expect((await t.remove(['nobody', 'sara'])).body.result).toEqual({
    nobody: { status: 'ok' },
    sara: { status: 'ok' },
  });
  expect((await t.remove(['sara'])).body.status).toBe('completed');
});

it('deleting again never makes a pruned user restorable', async () => {
  await t.remove(['sara'], { user: 'pruning' });
  await t.remove(['sara'], { user: 'soft' });
  const answer = await t.call('POST', '/users/restore', { user_ids: ['sara'] });
  expect(answer.status).toBe(404);
});

it.each([
  ['messages', 'soft'],
  ['messages', 'pruning'],
  ['conversations', 'soft'],
])(
  'user hard with %s %s is refused and nothing happens',
  async (name, mode) => {
    const answer = await t.call('POST', '/users/delete', {
      user_ids: ['sara'],
      user: 'hard',
      [name]: mode,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe(4);
    expect(await t.visible()).toContain('sara');
  },
);

it('null for an option equals absent', async () => {
  const end = await t.remove(['sara'], { user: 'hard', messages: null });
  expect(end.body.status).toBe('completed');
});
