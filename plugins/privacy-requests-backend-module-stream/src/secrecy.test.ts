import { inspect } from 'node:util';
import type { ServerResponse } from 'node:http';
import type { VendorCall } from 'backstage-plugin-privacy-requests-node';
import { openApp } from './__testUtils__/apps';
import { RawServer, sendJson, type Seen } from './__testUtils__/rawServer';
import { ServerToken } from './token';

const apiKey = 'canary-key';
const apiSecret = 'canary-secret';
const token = new ServerToken(apiSecret).read();
const person = 'canary person';
const task = 'canary-task';
const canaries = ['canary', token, token.split('.')[2], 'api_key', '127.0.0.1'];

const options = {
  user: 'hard',
  messages: 'hard',
  conversations: 'hard',
  calls: 'hard',
} as const;
const deletion: VendorCall = { kind: 'delete', subjects: [person], options };

/** A vendor text that repeats everything it was told. */
const gossip = (seen: Seen) =>
  `GetTask failed with error: "the user ${person} of '${person}' ${person}, ${seen.url} ${seen.headers.authorization} ${apiSecret} canary"`;

const answers: Array<[string, (res: ServerResponse, seen: Seen) => void]> = [
  ...[400, 401, 403, 404, 408, 409, 413, 429, 500, 503].map(
    status =>
      [
        `a gossiping ${status}`,
        (res: ServerResponse, seen: Seen) =>
          sendJson(res, status, { code: 4, message: gossip(seen) }),
      ] as [string, (res: ServerResponse, seen: Seen) => void],
  ),
  ['a gossiping page', (res, seen) => res.writeHead(502).end(gossip(seen))],
  [
    'a redirect to itself',
    (res, seen) => res.writeHead(301, { location: String(seen.url) }).end(),
  ],
  [
    'a broken redirect',
    res => res.writeHead(301, { location: 'http://' }).end(),
  ],
  ['text', (res, seen) => res.end(gossip(seen))],
  ['a wrong form', (res, seen) => sendJson(res, 200, { users: gossip(seen) })],
  ['a reset', res => res.socket?.resetAndDestroy()],
  ['silence', () => undefined],
  ['a huge body', res => sendJson(res, 200, 'canary'.repeat(1e6))],
  [
    'a body that is not what it says',
    res => res.writeHead(200, { 'content-encoding': 'gzip' }).end('canary'),
  ],
  [
    'a gossiping task',
    (res, seen) =>
      sendJson(res, 200, {
        status: 'failed',
        result: { x: { status: 'error', error: gossip(seen) } },
        error: {
          type: person,
          description: gossip(seen),
          stacktrace: gossip(seen),
        },
      }),
  ],
];

/** Everything that a log, a response or a person could see of a value. */
function everythingOf(value: unknown): string {
  const error = value instanceof Error ? value : undefined;
  return [
    inspect(value, { depth: 10, showHidden: true }),
    JSON.stringify(value),
    String(value),
    error?.stack,
    error && inspect(error.cause),
  ].join('\n');
}

async function everyEnd(url: string): Promise<unknown[]> {
  const app = openApp(url, { apiKey, apiSecret });
  const ctx = { timeoutMs: 100 };
  const reads = await Promise.allSettled([
    app.lookup([person], ctx),
    app.impact(deletion, ctx),
    app.probes(deletion, ctx),
    app.visibleProbes(
      [{ type: 'call', ref: `call:${person}`, members: [person] }],
      ctx,
    ),
  ]);
  return [
    app,
    ...reads.map(read => (read.status === 'rejected' ? read.reason : 'fine')),
    await app.submit(deletion, ctx),
    await app.submit({ kind: 'restore', subjects: [person], options: {} }, ctx),
    await app.submit({ ...deletion, kind: 'export' }, ctx),
    await app.submit({ ...deletion, options: { user: person } }, ctx),
    await app.submit({ ...deletion, subjects: ['\ud800'] }, ctx),
    await app.getTask(task, ctx),
    await app.getTask('..', ctx),
  ];
}

let server: RawServer;

beforeEach(async () => {
  server = await RawServer.start();
});

afterEach(() => server.close());

it.each(answers)(
  'no secret, key or id appears in any error after %s',
  async (_name, answer) => {
    server.answer = answer;
    for (const end of await everyEnd(server.url)) {
      const seen = everythingOf(end);
      for (const canary of canaries) {
        // The app shows its host on purpose.
        if (canary === '127.0.0.1' && seen.includes('StreamApp')) continue;
        expect(seen).not.toContain(canary);
      }
    }
  },
);

it('no secret, key or id appears in any error when nobody listens', async () => {
  const { url } = server;
  await server.close();
  for (const end of (await everyEnd(url)).slice(1)) {
    for (const canary of canaries) {
      expect(everythingOf(end)).not.toContain(canary);
    }
  }
  server = await RawServer.start();
});
