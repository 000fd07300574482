import { startPortal, type Portal } from './support/portal';
import { makeDemoRequests, signIn } from 'proof';
import { screenshot } from './support/screenshot';

jest.setTimeout(120_000);

describe('The demo queue', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({ taskSeconds: '1' });
    await makeDemoRequests(portal.stack);
  }, 180_000);

  afterAll(() => portal?.close());

  it('tells a visitor which duty is missing', async () => {
    const page = await portal.open('/privacy-requests', { as: 'visitor' });
    await page.getByText(/You need the duty 'seeOwn' or/).waitFor();
    expect(await page.getByRole('row').count()).toBe(0);
  });

  it('shows an agent only their own requests, in rows, figures and by id', async () => {
    const agent = await portal.open('/privacy-requests?view=all', {
      as: 'agent',
    });
    await agent.getByText('9 requests').waitFor();
    expect(await agent.getByText('Mia Castellanos').count()).toBe(0);
    const { client } = await signIn(portal.stack.backendUrl, 'dpo');
    const { items } = await client.listRequests({ limit: 100 });
    const other = items.find(item => item.filedBy.endsWith('agent-2'));
    await agent.goto(
      `${portal.stack.backendUrl}/privacy-requests/requests/${other?.id}`,
    );
    await agent.getByText(/does not exist, or you may not see it/).waitFor();
  });

  it('shows an engineer requests in every state a newcomer should meet', async () => {
    const page = await portal.open('/privacy-requests?view=all', {
      as: 'engineer',
    });
    await page.getByText('12 requests').waitFor();
    for (const word of [
      'Awaiting approval',
      'Scheduled',
      'Executing',
      'Needs attention',
      'Completed',
      'Rejected',
      'Cancelled',
      'overdue by',
    ]) {
      await page.getByText(word).first().waitFor();
    }
    await screenshot(page, 'queue');
  });

  it('is worked by keyboard', async () => {
    const page = await portal.open('/privacy-requests?view=all', {
      as: 'engineer',
    });
    await page.getByText('12 requests').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/requests\//);
    await page.getByText('#11').first().waitFor();
  });
});
