import { callVendor, demoVendors, listUsers, readWitness, signIn } from 'proof';
import { approve, fillForm, send } from './support/filing';
import { startPortal, type Portal } from './support/portal';
import { screenshot } from './support/screenshot';

jest.setTimeout(120_000);

describe('A deletion', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({ taskSeconds: '3' });
  }, 120_000);

  afterAll(() => portal?.close());

  const vendor = () => ({
    url: portal.stack.sandboxUrl,
    ...demoVendors['acme-chat'],
  });

  const atVendor = async (id: string) => {
    const payload = encodeURIComponent(
      JSON.stringify({
        filter_conditions: { id },
        include_deactivated_users: true,
      }),
    );
    const { users } = await callVendor<{ users: unknown[] }>(
      vendor(),
      'GET',
      `/users?payload=${payload}`,
    );
    return users.length === 1;
  };

  /** The two people of the sandbox whose numbers the documentation names. */
  const showcase = async () => {
    const { channels } = await callVendor<{
      channels: Array<{ members: Array<{ user_id: string }> }>;
    }>(vendor(), 'POST', '/chat/channels', {
      filter_conditions: {
        cid: { $in: [0, 1, 2, 3].map(n => `messaging:showcase-${n}`) },
      },
    });
    const ids = channels.flatMap(channel =>
      channel.members.map(member => member.user_id),
    );
    return [...new Set(ids)].filter(
      id => ids.filter(other => other === id).length === 2,
    );
  };

  it('goes from the form to a verified effect, by two people', async () => {
    const people = await showcase();
    expect(people).toHaveLength(2);
    const agent = await portal.open('/privacy-requests/new', { as: 'agent' });
    await fillForm(agent, {
      ids: people,
      preset: 'Erase for good',
      ground: 'Erasure request by e-mail, TCK-3001',
    });
    await agent
      .getByText('4 conversations, in which 4 other people lose 96 messages')
      .first()
      .waitFor();
    await agent.getByRole('heading', { name: 'Who' }).scrollIntoViewIfNeeded();
    await screenshot(agent, 'filing');
    const path = await send(agent, 2);
    await agent.getByText('Awaiting approval').first().waitFor();
    expect(await agent.getByRole('button', { name: 'Approve' }).count()).toBe(
      0,
    );

    const engineer = await portal.open(path, { as: 'engineer' });
    await approve(engineer);
    await engineer
      .getByText(/cooling-off/i)
      .first()
      .waitFor();
    // The vendor's task is named while it runs.
    const { taskId } = (
      await Promise.all([
        readTaskOnceAccepted(),
        engineer.getByText('Executing').first().waitFor(),
      ])
    )[0];
    await engineer.getByText(taskId.slice(0, 4)).first().waitFor();
    await engineer
      .getByText('Deleted at the vendor and checked')
      .first()
      .waitFor({ timeout: 60_000 });
    await screenshot(engineer, 'request');
    // Nobody reloaded: the filer's own page came along.
    await agent.getByText('nothing more happens').first().waitFor();

    for (const id of people) expect(await atVendor(id)).toBe(false);
    const window_ = await engineer.context().newPage();
    await window_.goto(`${portal.stack.sandboxUrl}/?q=${people[0]}`);
    await window_.getByText('No such user', { exact: false }).waitFor();
    await window_.goto(`${portal.stack.sandboxUrl}/`);
    await screenshot(window_, 'vendor');

    const dark = await portal.open(path, { as: 'dpo', colorScheme: 'dark' });
    await dark.getByText('Deleted at the vendor and checked').first().waitFor();
    await screenshot(dark, 'request-dark');
  });

  async function readTaskOnceAccepted(): Promise<{ taskId: string }> {
    const end = Date.now() + 30_000;
    for (;;) {
      const entries = await readWitness(portal.stack.sandboxUrl, 'DeleteUsers');
      const taskId = entries.find(entry => entry.taskId)?.taskId;
      if (taskId) return { taskId };
      if (Date.now() > end) throw new Error('The vendor got no call');
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  it('that is soft can be taken back, and both are seen at the vendor', async () => {
    const [person] = await listUsers(vendor(), { limit: 1, offset: 70 });
    const agent = await portal.open('/privacy-requests/new', { as: 'agent' });
    await fillForm(agent, {
      ids: [person],
      preset: 'Hide account (can be restored)',
      ground: 'Left the company, TCK-3002',
    });
    const path = await send(agent, 1);
    const engineer = await portal.open(path, { as: 'engineer' });
    await approve(engineer);
    await engineer
      .getByText('nothing more happens')
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await atVendor(person)).toBe(false);

    // From the finished request straight into a prefilled form.
    await agent.getByRole('button', { name: 'Restore …' }).click();
    const dialog = agent.getByRole('dialog');
    await dialog.getByLabel(/^Reason/).fill('Restore after TCK-3003');
    await dialog
      .getByRole('button', { name: /ids|Restore|form/i })
      .last()
      .click();
    await agent.getByText(person).first().waitFor();
    expect(agent.url()).not.toContain(person);
    await agent
      .getByRole('combobox', { name: 'Arrived by' })
      .selectOption({ label: 'Email' });
    await agent
      .getByRole('textbox', { name: 'Ground' })
      .fill('Came back, TCK-3003');
    const back = await send(agent, 1);
    await engineer.goto(`${portal.stack.backendUrl}${back}`);
    await approve(engineer);
    await engineer
      .getByText('nothing more happens')
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await atVendor(person)).toBe(true);
  });

  it('of 1,000 pasted ids is 10 chunks on one timeline, each id unchanged', async () => {
    const odd = [
      'two words',
      `quote"and'quote`,
      'slash/and\\back',
      '..',
      '../../etc/passwd',
      '😀👩‍👩‍👧',
      'Ünïcödé',
      '李小龙',
      'مريم',
      '%2e%2e?x=1#y',
    ];
    const ids = [
      ...odd,
      ...Array.from({ length: 1000 - odd.length }, (_, n) => `crowd-${n}`),
    ];
    for (let at = 0; at < ids.length; at += 100) {
      const users = ids.slice(at, at + 100).map(id => [id, { id }]);
      await callVendor(vendor(), 'POST', '/users', {
        users: Object.fromEntries(users),
      });
    }
    const agent = await portal.open('/privacy-requests/new', { as: 'agent' });
    await fillForm(agent, {
      ids,
      preset: 'Hide account (can be restored)',
      ground: 'Spam wave, TCK-3004',
    });
    const path = await send(agent, 1000);
    const engineer = await portal.open(path, { as: 'engineer' });
    await engineer.getByText('1,000 people in 10 chunks').first().waitFor();
    await approve(engineer);
    await engineer
      .getByText('10 of 10 chunks done')
      .first()
      .waitFor({ timeout: 90_000 });
    await engineer
      .getByText('nothing more happens')
      .first()
      .waitFor({ timeout: 60_000 });
    const sent = (await readWitness(portal.stack.sandboxUrl, 'DeleteUsers'))
      .filter(entry => entry.userIds.length === 100)
      .flatMap(entry => entry.userIds);
    expect([...sent].sort()).toEqual([...ids].sort());
  });

  it('of an id with a control character is refused by name', async () => {
    const { client } = await signIn(portal.stack.backendUrl, 'agent');
    await expect(
      client.file(
        {
          app: 'acme-chat',
          kind: 'delete',
          subjects: ['fine', 'not\u0000fine'],
          options: {},
          regulation: 'gdpr',
          receivedAt: new Date().toISOString(),
          channel: 'email',
          reason: 'Test',
        },
        { idempotencyKey: 'control' },
      ),
    ).rejects.toMatchObject({
      statusCode: 400,
      body: {
        error: {
          fields: [{ path: 'subjects.1', message: 'has a control character' }],
        },
      },
    });
  });
});
