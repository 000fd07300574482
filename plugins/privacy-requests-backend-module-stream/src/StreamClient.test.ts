import { RawServer, sendJson } from './__testUtils__/rawServer';
import { StreamClient, type RateLimitReading } from './StreamClient';
import { Transport } from './transport';

let server: RawServer;
let chat: RawServer;
let readings: RateLimitReading[];
let client: StreamClient;

beforeEach(async () => {
  server = await RawServer.start();
  chat = await RawServer.start();
  readings = [];
  client = StreamClient.create({
    settings: {
      baseUrl: new URL(`${server.url}/behind/a/path/`),
      chatBaseUrl: new URL(chat.url),
      apiKey: 'k&y=1',
      apiSecret: 'secret',
    },
    transport: new Transport(),
    onRateLimit: reading => readings.push(reading),
  });
});

afterEach(async () => {
  await server.close();
  await chat.close();
});

it('has the vendor’s names for exports and for the app', async () => {
  server.answer = (res, { method }) =>
    method === 'POST'
      ? sendJson(res, 201, { task_id: 't', duration: '1ms', more: 1 })
      : sendJson(res, 200, { app: { name: 'Acme', secret: 'x' } });
  expect(await client.exportUsers({ user_ids: ['a'] })).toEqual({
    task_id: 't',
  });
  expect(await client.getApp()).toEqual({ app: { name: 'Acme' } });
  expect(server.seen.map(({ url }) => `${url.pathname}${url.search}`)).toEqual([
    '/behind/a/path/api/v2/export/users?api_key=k%26y%3D1',
    '/behind/a/path/api/v2/app?api_key=k%26y%3D1',
  ]);
});

it('asks for channels where the configuration says', async () => {
  chat.answer = res => sendJson(res, 201, { channels: [] });
  await client.queryChannels({
    filter_conditions: {},
    limit: 1,
    state: false,
  });
  expect([server.seen.length, chat.seen.length]).toEqual([0, 1]);
});

it('passes on what the headers say of the quota, on errors too', async () => {
  const headers = {
    'x-ratelimit-limit': '60',
    'x-ratelimit-remaining': '59',
    'x-ratelimit-reset': '1793701260',
  };
  server.answer = res => sendJson(res, 500, {}, headers);
  await client.getApp().catch(() => undefined);
  server.answer = res =>
    sendJson(res, 200, { app: {} }, { ...headers, 'x-ratelimit-limit': 'x' });
  await client.getApp();
  expect(readings).toEqual([
    {
      operation: 'GetApp',
      limit: 60,
      remaining: 59,
      resetAt: 1793701260000,
    },
  ]);
});
