import { testSandbox, type TestSandbox } from '../testClient';

let t: TestSandbox;
beforeEach(async () => {
  t = await testSandbox();
});
afterEach(() => t.sandbox.close());

const page = async (path: string) =>
  (await fetch(`${t.sandbox.url}${path}`)).text();

it('nothing that a user is called runs in the window', async () => {
  const bad = `<img src=x onerror="alert(1)">'&`;
  await t.users(bad, 'tom');
  await t.channel('pair', [bad, 'tom']);
  await t.makeCall('call', [bad, 'tom']);
  await t.remove(['tom']);
  for (const path of [
    '/',
    '/channels',
    '/calls',
    '/tasks',
    '/log',
    '/faults',
  ]) {
    const text = await page(`${path}?q=${encodeURIComponent('"><script>')}`);
    expect(text).not.toContain('<img src=x');
    expect(text).not.toContain('"><script>');
  }
  expect(await page('/')).toContain(
    '&lt;img src=x onerror=&quot;alert(1)&quot;&gt;',
  );
});

it('only its own script and style run, by nonce', async () => {
  const response = await fetch(`${t.sandbox.url}/`);
  const policy = response.headers.get('content-security-policy') ?? '';
  const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1];
  const text = await response.text();
  expect(policy).toContain(`default-src 'none'`);
  expect(policy).not.toContain('unsafe');
  for (const tag of text.match(/<(script|style)[^>]*>/g) ?? []) {
    expect(tag).toContain(`nonce="${nonce}"`);
  }
});

it('the window says what it is, and hides deleted users as the vendor does', async () => {
  await t.users('sara', 'tom');
  await t.remove(['sara']);
  const text = await page('/');
  expect(text).toMatch(/Not\s+affiliated with Stream, not a replacement/);
  expect(text).toContain('<code>tom</code>');
  expect(text).not.toContain('<code>sara</code>');
  expect(text).toMatch(/<b>1<\/b> ids burnt/);
});
