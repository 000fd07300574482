import type { ServerResponse } from 'node:http';
import type {
  VendorApp,
  VendorCall,
} from 'backstage-plugin-privacy-requests-node';
import { gzipSync } from 'node:zlib';
import { openApp } from './__testUtils__/apps';
import { RawServer, sendJson, vendorError } from './__testUtils__/rawServer';

const deletion: VendorCall = {
  kind: 'delete',
  subjects: ['ann'],
  options: { user: 'soft' },
};
const restore: VendorCall = { kind: 'restore', subjects: ['ann'], options: {} };
const brief = { timeoutMs: 150 };

let server: RawServer;
let app: VendorApp;

beforeEach(async () => {
  server = await RawServer.start();
  app = openApp(server.url);
});

afterEach(() => server.close());

/** Answers whose write may have happened. */
const openEnds: Array<[string, (res: ServerResponse) => void]> = [
  ['a reset before the answer', res => res.socket?.resetAndDestroy()],
  ['an orderly end without an answer', res => res.socket?.end()],
  [
    'a reset within the body',
    res => {
      res.writeHead(201, { 'content-length': '100' });
      res.write('{"task_id":');
      setTimeout(() => res.socket?.resetAndDestroy(), 10);
    },
  ],
  [
    'a body shorter than announced',
    res => {
      res.writeHead(201, { 'content-length': '100' });
      res.write('{"task_id":"t"}');
      setTimeout(() => res.socket?.end(), 10);
    },
  ],
  [
    'a chunked body without its end',
    res => {
      res.writeHead(201);
      res.write('{"task_id":"t"}');
      setTimeout(() => res.socket?.end(), 10);
    },
  ],
  ['no answer at all', () => undefined],
  [
    'a body that never ends',
    res => {
      res.writeHead(201);
      res.write('{');
      const timer = setInterval(() => res.write(' '), 20);
      res.on('close', () => clearInterval(timer));
    },
  ],
  ['a body larger than is read', res => sendJson(res, 201, ' '.repeat(6e6))],
  [
    'a small body that unpacks to a large one',
    res => {
      res.writeHead(201, { 'content-encoding': 'gzip' });
      res.end(gzipSync(Buffer.alloc(20_000_000, ' ')));
    },
  ],
  ['text instead of JSON', res => res.writeHead(201).end('<html>OK</html>')],
  ['an empty 201', res => res.writeHead(201).end()],
  ['a 201 without a task id', res => sendJson(res, 201, { duration: '1ms' })],
  ['a 201 with an empty task id', res => sendJson(res, 201, { task_id: '' })],
  ['a 201 with a number as task id', res => sendJson(res, 201, { task_id: 7 })],
  ['a 201 with a list', res => sendJson(res, 201, [])],
  ['a 204', res => res.writeHead(204).end()],
  [
    'a redirect',
    res => res.writeHead(302, { location: `${server.url}/elsewhere` }).end(),
  ],
  [
    'a 500 with the vendor’s error',
    res => sendJson(res, 500, vendorError(-1, 'internal error')),
  ],
  [
    'a 408 with the vendor’s error',
    res => sendJson(res, 408, vendorError(23, 'timed out')),
  ],
  ['a 502 of a proxy', res => res.writeHead(502).end('Bad gateway')],
  ['a 429 of a proxy', res => res.writeHead(429).end('slow down')],
  ['a 400 of a proxy', res => res.writeHead(400).end('Bad request')],
  ['a 403 of a proxy', res => sendJson(res, 403, { message: 'Forbidden' })],
  [
    'a status that is in no list',
    res => sendJson(res, 409, vendorError(4, 'conflict')),
  ],
  [
    'headers beyond every limit',
    res => {
      res.writeHead(201, { 'x-much': 'x'.repeat(40_000) });
      res.end('{"task_id":"t"}');
    },
  ],
];

it.each(openEnds)(
  'a write answered by %s is unknown',
  async (_name, answer) => {
    server.answer = answer;
    const outcome = await app.submit(deletion, brief);
    expect(outcome).toMatchObject({
      type: 'unknown',
      problem: { class: 'ambiguous' },
    });
    expect(server.seen).toHaveLength(1);
  },
);

it.each(openEnds)(
  'a read answered by %s throws our own error',
  async (_name, answer) => {
    server.answer = answer;
    await expect(app.lookup(['ann'], brief)).rejects.toMatchObject({
      name: 'VendorError',
      statusCode: 502,
    });
    expect(await app.getTask('t', brief)).toMatchObject({ type: 'unreadable' });
  },
);

const refusals: Array<[number, number, string]> = [
  [400, 4, 'permanent'],
  [401, 2, 'misconfigured'],
  [401, 43, 'misconfigured'],
  [403, 17, 'permanent'],
  [403, 99, 'misconfigured'],
  [404, 16, 'permanent'],
  [413, 22, 'permanent'],
  [429, 9, 'throttled'],
];

it.each(refusals)(
  'HTTP %i with the vendor’s code %i is a refusal: %s',
  async (status, code, problemClass) => {
    server.answer = res => sendJson(res, status, vendorError(code, 'no'));
    const problem = { class: problemClass, code: String(code), status };
    expect(await app.submit(deletion)).toMatchObject({
      type: 'refused',
      problem,
    });
    await expect(app.lookup(['ann'])).rejects.toMatchObject({ problem });
  },
);

it('says not sent when nobody listens', async () => {
  await server.close();
  const problem = {
    class: 'retryable',
    message: expect.stringContaining('ECONNREFUSED'),
  };
  expect(await app.submit(deletion)).toMatchObject({
    type: 'not_sent',
    problem,
  });
  await expect(app.lookup(['ann'])).rejects.toMatchObject({ problem });
  server = await RawServer.start();
});

it('says not sent when the caller gave up before', async () => {
  const signal = AbortSignal.abort();
  expect(await app.submit(deletion, { signal })).toMatchObject({
    type: 'not_sent',
  });
  expect(server.seen).toHaveLength(0);
});

it('a caller that gives up while waiting leaves an unknown outcome', async () => {
  const controller = new AbortController();
  server.answer = () => controller.abort();
  expect(
    await app.submit(deletion, { signal: controller.signal }),
  ).toMatchObject({ type: 'unknown' });
});

it('a restore without a task is done only when the vendor itself says so', async () => {
  server.answer = res => sendJson(res, 201, {});
  expect(await app.submit(restore)).toMatchObject({ type: 'unknown' });
  server.answer = res => sendJson(res, 201, { duration: '1.87ms' });
  expect(await app.submit(restore)).toEqual({ type: 'done' });
  server.answer = res => sendJson(res, 201, { task_id: 't', duration: '1ms' });
  expect(await app.submit(restore)).toEqual({ type: 'accepted', taskId: 't' });
});

it('a redirect is not followed and takes no token elsewhere', async () => {
  server.answer = (res, seen) =>
    seen.url.pathname === '/elsewhere'
      ? sendJson(res, 200, { users: [] })
      : res.writeHead(307, { location: `${server.url}/elsewhere` }).end();
  await expect(app.lookup(['ann'])).rejects.toMatchObject({
    problem: { class: 'misconfigured' },
  });
  expect(server.seen.map(seen => seen.url.pathname)).toEqual(['/api/v2/users']);
});

it('every write goes over a connection of its own, reads share one', async () => {
  server.answer = (res, seen) =>
    sendJson(
      res,
      200,
      seen.method === 'POST' ? { task_id: 't' } : { users: [] },
    );
  for (let turn = 0; turn < 3; turn += 1) {
    await app.lookup(['ann']);
    await app.submit(deletion);
  }
  const socketsOf = (method: string) =>
    new Set(
      server.seen
        .filter(seen => seen.method === method)
        .map(seen => seen.socket),
    ).size;
  expect({ writes: socketsOf('POST'), reads: socketsOf('GET') }).toEqual({
    writes: 3,
    reads: 1,
  });
});

it('sends the key, the token and the client’s name as the vendor wants them', async () => {
  server.answer = res => sendJson(res, 201, { task_id: 't' });
  await app.submit(deletion);
  const [{ url, headers, body }] = server.seen;
  expect(url.pathname + url.search).toBe(
    '/api/v2/users/delete?api_key=sandbox-key',
  );
  expect(headers).toMatchObject({
    authorization: expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/),
    'stream-auth-type': 'jwt',
    'content-type': 'application/json',
    'x-stream-client': expect.stringMatching(
      /^backstage-plugin-privacy-requests-backend-module-stream-\d/,
    ),
  });
  const [, claims] = String(headers.authorization).split('.');
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
    server: true,
  });
  expect(JSON.parse(body)).toEqual({
    user_ids: ['ann'],
    user: 'soft',
    files: false,
  });
});

it('two apps never share a token', async () => {
  server.answer = res => sendJson(res, 200, { users: [] });
  const first = openApp(server.url, { apiKey: 'k', apiSecret: 'one' });
  const second = openApp(server.url, { apiKey: 'k', apiSecret: 'two' });
  for (const each of [first, second, first, second]) await each.lookup(['ann']);
  const tokens = server.seen.map(seen => seen.headers.authorization);
  expect(tokens[0]).toBe(tokens[2]);
  expect(tokens[1]).toBe(tokens[3]);
  expect(tokens[0]).not.toBe(tokens[1]);
});

it.each([
  ['Retry-After in seconds', { 'retry-after': '10' }, 2],
  [
    'the later of both',
    {
      'retry-after': '7',
      // Counted from when the case runs, not from when the file was read.
      get 'x-ratelimit-reset'() {
        return String(Math.ceil(Date.now() / 1000) + 30);
      },
    },
    6,
  ],
  ['no sign of it', {}, undefined],
  ['nonsense', { 'retry-after': 'soon', 'x-ratelimit-reset': '-1' }, undefined],
  ['a time that is over', { 'x-ratelimit-reset': '1000' }, undefined],
  ['a time beyond reason', { 'retry-after': '9999999' }, undefined],
])('when throttled, comes back after %s', async (_name, headers, wait) => {
  server.answer = res =>
    sendJson(res, 429, vendorError(9, 'Too many requests'), { ...headers });
  const started = Date.now();
  const outcome = await app.submit(deletion);
  const { retryAt } = (outcome as { problem: { retryAt?: number } }).problem;
  // To the nearest five seconds: the vendor counts whole ones.
  const seconds =
    retryAt === undefined ? undefined : Math.round((retryAt - started) / 5000);
  expect(seconds).toBe(wait);
});

describe('a task', () => {
  const task = (more: object) => ({
    task_id: 't',
    status: 'completed',
    created_at: 1793701233000000000,
    updated_at: 1793701233162240234,
    duration: '1ms',
    ...more,
  });

  it.each([
    ['waiting', 'running'],
    ['pending', 'running'],
    ['running', 'running'],
    ['completed', 'completed'],
    ['failed', 'failed'],
    ['COMPLETED', 'running'],
    ['¿qué?', 'running'],
  ])('with the status %s is %s', async (status, type) => {
    server.answer = res => sendJson(res, 200, task({ status }));
    expect(await app.getTask('t')).toEqual({
      type,
      vendorStatus: status,
      createdAt: 1793701233000,
      updatedAt: 1793701233162,
      results: undefined,
      error: undefined,
    });
  });

  it('reports each subject under its own id, whatever the id is', async () => {
    server.answer = res =>
      sendJson(
        res,
        200,
        `{"status":"completed","result":{
          "__proto__":{"status":"ok"},
          "constructor":{"status":"error","error":"user \\"x\\" not found"},
          "a/b":{"status":"error"},
          "url":"https://files.example.com/exports/users/1",
          "odd":{"state":"ok"}}}`,
      );
    const reading = await app.getTask('t');
    const { results } = reading as { results: Record<string, unknown> };
    expect(Object.entries(results)).toEqual([
      ['__proto__', { ok: true, error: undefined }],
      ['constructor', { ok: false, error: 'user […] not found' }],
      ['a/b', { ok: false, error: undefined }],
    ]);
    expect(results.toString).toBeUndefined();
  });

  it('that is another one is not read', async () => {
    server.answer = res => sendJson(res, 200, task({ task_id: 'other' }));
    expect(await app.getTask('t')).toMatchObject({ type: 'unreadable' });
  });

  it('is asked for under its id, encoded', async () => {
    server.answer = res => sendJson(res, 200, { status: 'running' });
    await app.getTask('a b/../ü?#');
    expect(server.seen[0].url.pathname).toBe(
      '/api/v2/tasks/a%20b%2F..%2F%C3%BC%3F%23',
    );
  });

  it('that the vendor’s proxy does not know is not taken for lost', async () => {
    server.answer = res => res.writeHead(404).end('nginx');
    expect(await app.getTask('t')).toMatchObject({ type: 'unreadable' });
    server.answer = res => sendJson(res, 404, vendorError(16, 'no such task'));
    expect(await app.getTask('t')).toEqual({ type: 'not_found' });
  });
});
