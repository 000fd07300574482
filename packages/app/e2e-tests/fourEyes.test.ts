import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoVendors, listUsers, signIn, startStack, type Stack } from 'proof';

jest.setTimeout(120_000);

describe.each([
  ['the example policy', {}],
  ['permissions disabled', { permission_enabled: false }],
  ['a stock policy that allows all', { permission_policy: 'allow-all' }],
])('With %s', (_title, config) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'privacy-requests-four-eyes-'));
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ dataDir, config });
  }, 120_000);

  afterAll(async () => {
    await stack?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('nobody approves what they filed, and nobody without the duty approves', async () => {
    const [person] = await listUsers(
      { url: stack.sandboxUrl, ...demoVendors['acme-chat'] },
      { limit: 1, offset: 80 },
    );
    const draft = {
      app: 'acme-chat',
      kind: 'delete' as const,
      subjects: [person],
      options: {},
      regulation: 'gdpr' as const,
      receivedAt: new Date().toISOString(),
      channel: 'email' as const,
      reason: 'Four eyes',
    };
    const agent = await signIn(stack.backendUrl, 'agent');
    const engineer = await signIn(stack.backendUrl, 'engineer');
    for (const filer of [agent, engineer]) {
      const filed = await filer.client.file(draft, {
        idempotencyKey: filer.ref,
      });
      await expect(
        filer.client.approve(filed.id, {
          version: filed.version,
          planDigest: filed.plan.digest,
        }),
      ).rejects.toMatchObject({ statusCode: 403 });
    }
    const visitor = await signIn(stack.backendUrl, 'visitor');
    await expect(visitor.client.listRequests({})).rejects.toMatchObject({
      statusCode: 403,
      body: { error: { message: expect.stringContaining("the duty '") } },
    });
  });
});
