import { testSandbox } from '../testClient';

it('the same number makes the same people, the showcase included', async () => {
  const seen: string[][] = [];
  for (let turn = 0; turn < 2; turn += 1) {
    const t = await testSandbox({ seed: true, now: () => 1_795_000_000_000 });
    const sort = [{ field: 'id', direction: 1 }];
    seen.push(await t.visible({ limit: 100, sort }));
    const { body } = await t.call('POST', '/chat/channels', {
      filter_conditions: {
        cid: { $in: [0, 1, 2, 3].map(index => `messaging:showcase-${index}`) },
      },
    });
    const channels = body.channels as Array<{
      channel: { member_count: number; message_count: number };
    }>;
    expect(channels.map(({ channel }) => channel.member_count)).toEqual([
      2, 2, 2, 2,
    ]);
    const messages = channels.map(({ channel }) => channel.message_count);
    expect(messages.reduce((sum, count) => sum + count, 0)).toBe(96);
    await t.sandbox.close();
  }
  expect(seen[0]).toEqual(seen[1]);
  expect(seen[0]).toEqual(
    expect.arrayContaining(['acme-admin', 'acme-support-bot']),
  );
});
