import { startPortal, type Portal } from './support/portal';

const accounts = [
  'Sam Okafor (support agent)',
  'Mia Castellanos (support agent)',
  'Nora Lindqvist (privacy engineer)',
  'Tomasz Wrona (privacy engineer)',
  'Ines Barbosa (data protection officer)',
  'Kenji Mori (on-call admin)',
  'Ruth Adeyemi (auditor)',
  'Leo Hartmann (visitor)',
];

describe('Signing in to the demo portal', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal();
  }, 120_000);

  afterAll(() => portal?.close());

  it('offers every demo account and opens the page that was asked for', async () => {
    const page = await portal.open('/privacy-requests');
    for (const name of accounts) {
      await page.getByRole('button', { name }).waitFor();
    }
    await page.getByRole('button', { name: accounts[0] }).click();
    await page
      .getByRole('button', { name: 'Acting as Sam Okafor (support agent)' })
      .waitFor();
    await page.getByRole('link', { name: 'Privacy requests' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/privacy-requests');
  });

  it('lets one be somebody else by keyboard alone, on the same page', async () => {
    const page = await portal.open('/catalog', { as: 'agent' });
    const account = page.getByRole('button', { name: /^Acting as/ });
    await account.focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('menuitemradio', { name: /Sam Okafor/, checked: true })
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: 'Acting as Nora Lindqvist' })
      .waitFor();
    expect(new URL(page.url()).pathname).toBe('/catalog');
  });

  it('keeps two tabs two people', async () => {
    const first = await portal.open('/settings', { as: 'agent' });
    const second = await first.context().newPage();
    await second.goto(first.url());
    await second.getByRole('button', { name: accounts[2] }).click();
    await second
      .getByRole('button', { name: 'Acting as Nora Lindqvist' })
      .waitFor();
    await first.reload();
    await first.getByRole('button', { name: 'Acting as Sam Okafor' }).waitFor();
  });

  it('asks who one is after signing out', async () => {
    const page = await portal.open('/settings');
    await page.getByRole('button', { name: accounts[4] }).click();
    await page.getByTestId('user-settings-menu').click();
    await page.getByTestId('sign-out').click();
    await page
      .getByRole('heading', { name: 'Acme Developer Portal' })
      .waitFor();
  });
});
