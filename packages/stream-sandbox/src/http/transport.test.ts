import { sign } from 'jsonwebtoken';
import { connect } from 'node:net';
import { testSandbox, token, type TestSandbox } from '../testClient';
import { vendorLimits } from './limits';

let t: TestSandbox;
let now: number;
beforeEach(async () => {
  now = Date.now();
  t = await testSandbox({ limits: vendorLimits, now: () => now });
});
afterEach(() => t.sandbox.close());

const secret = 'sandbox-secret';
const seconds = () => Math.floor(now / 1000);
const unsigned = `${Buffer.from('{"alg":"none"}').toString(
  'base64url',
)}.${Buffer.from('{"server":true}').toString('base64url')}.`;

it.each<
  [string, number, number, () => { key?: string; authorization?: string }]
>([
  ['an unknown key', 401, 2, () => ({ key: 'nobody' })],
  ['no token', 401, 5, () => ({ authorization: '' })],
  ['rubbish', 401, 5, () => ({ authorization: 'rubbish' })],
  ['alg none', 401, 5, () => ({ authorization: unsigned })],
  [
    'another algorithm',
    401,
    5,
    () => ({
      authorization: sign({ server: true }, secret, { algorithm: 'HS512' }),
    }),
  ],
  [
    'a wrong secret',
    401,
    43,
    () => ({ authorization: token({ server: true }, 'wrong') }),
  ],
  [
    'an expired token',
    401,
    40,
    () => ({ authorization: token({ exp: seconds() - 60 }) }),
  ],
  [
    'a token not yet valid',
    401,
    41,
    () => ({ authorization: token({ nbf: seconds() + 60 }) }),
  ],
  [
    'a token of the future',
    401,
    42,
    () => ({ authorization: sign({ iat: seconds() + 60 }, secret) }),
  ],
  [
    'a user’s token',
    403,
    17,
    () => ({ authorization: token({ user_id: 'sara' }) }),
  ],
])('%s is refused with %i, code %i', async (_, status, code, how) => {
  const answer = await t.call('GET', '/app', undefined, how());
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ code, StatusCode: status, details: [] });
  expect(answer.body.message).toMatch(/^GetApp failed with error: ".*"$/);
});

it.each([
  ['raw', () => token()],
  ['with Bearer', () => `Bearer ${token()}`],
  ['without a user', () => token({})],
])('a server token %s is accepted', async (_, authorization) => {
  const answer = await t.call('GET', '/app', undefined, {
    authorization: authorization(),
  });
  expect(answer.body.app).toEqual({ name: 'Acme Chat' });
});

it('six deletions a minute, then 429 until the clock minute ends', async () => {
  const remove = () => t.call('POST', '/users/delete', { user_ids: ['x'] });
  for (let left = 5; left >= 0; left -= 1) {
    const { headers } = await remove();
    expect(headers.get('x-ratelimit-limit')).toBe('6');
    expect(headers.get('x-ratelimit-remaining')).toBe(String(left));
  }
  const over = await remove();
  expect(over.status).toBe(429);
  expect(over.body.code).toBe(9);
  const reset = Number(over.headers.get('x-ratelimit-reset'));
  expect(reset % 60).toBe(0);
  now = reset * 1000;
  expect((await remove()).status).toBe(201);
});

it('refused calls count and carry the figures too', async () => {
  const bad = await t.call('POST', '/users/delete', { user_ids: [] });
  expect(bad.headers.get('x-ratelimit-remaining')).toBe('5');
  const unsignedCall = await t.call(
    'POST',
    '/users/delete',
    {},
    { authorization: 'x' },
  );
  expect(unsignedCall.headers.get('x-ratelimit-remaining')).toBe('4');
});

it('rate limits can be asked for without using them', async () => {
  const { body } = await t.call(
    'GET',
    '/rate_limits?server_side=true&endpoints=DeleteUsers,constructor',
  );
  expect(body.server_side).toMatchObject({
    DeleteUsers: { limit: 6, remaining: 6 },
    constructor: { limit: 60 },
  });
});

it.each<[string, number, string]>([
  ['broken JSON', 400, '{"user_ids": ['],
  ['JSON that is no object', 400, '5'],
  ['deep JSON', 400, `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ['a body of 3 MB', 413, JSON.stringify({ a: 'x'.repeat(3_000_000) })],
])(
  '%s is refused in the vendor’s form, without a stack',
  async (_, status, raw) => {
    const answer = await t.call('POST', '/users/delete', undefined, { raw });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ StatusCode: status, more_info: '' });
    expect(answer.text).not.toMatch(/node_modules|\.ts|at /);
  },
);

it.each([
  ['GET', '/nothing/here', 404],
  ['PATCH', '/users', 404],
  ['POST', '/export/users', 400],
  ['GET', '/users/%E0%A4%A/export', 400],
])('%s %s answers %i in the vendor’s form', async (method, path, status) => {
  const answer = await t.call(method, path);
  expect(answer.status).toBe(status);
  expect(answer.body.message).toMatch(/ failed with error: "/);
});

it('times are bare integers of nanoseconds that keep their milliseconds', async () => {
  const { text } = await t.users('sara');
  const digits = /"created_at":(\d+)[,}]/.exec(text)?.[1] ?? '';
  expect(digits).toHaveLength(19);
  expect(BigInt(digits) % 1_000_000n).not.toBe(0n);
  expect(Math.floor(Number(digits) / 1e6)).toBe(
    Number(BigInt(digits) / 1_000_000n),
  );
});

it('a page elsewhere cannot reach the sandbox by DNS, nor write without the header', async () => {
  const said = await new Promise<string>((resolve, reject) => {
    const socket = connect(t.sandbox.port, '127.0.0.1', () =>
      socket.write(
        'GET /sandbox/log HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      ),
    );
    let all = '';
    socket.on('data', data => {
      all += String(data);
    });
    socket.on('end', () => resolve(all)).on('error', reject);
  });
  expect(said).toMatch(/^HTTP\/1\.1 403/);
  const write = await fetch(`${t.sandbox.url}/sandbox/reset`, {
    method: 'POST',
  });
  expect(write.status).toBe(403);
});
