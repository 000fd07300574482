import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { StreamConnector } from './StreamConnector';

const good = {
  baseUrl: 'https://video.stream-io-api.com',
  apiKey: 'key',
  apiSecret: 'secret',
};

const open = (stream: JsonObject | undefined) =>
  StreamConnector.create().openApp({
    appId: 'demo',
    config: new ConfigReader({ id: 'demo', ...(stream ? { stream } : {}) }),
  });

it.each([
  ['https://video.stream-io-api.com', 'video.stream-io-api.com'],
  ['https://proxy.example.com/stream/', 'proxy.example.com'],
  ['http://127.0.0.1:7070', '127.0.0.1:7070'],
  ['http://localhost:7070', 'localhost:7070'],
  ['http://[::1]:7070', '[::1]:7070'],
])('opens an app at %s', (baseUrl, host) => {
  expect(open({ ...good, baseUrl }).host).toBe(host);
});

it.each<[string, JsonObject | undefined, string]>([
  ['no block', undefined, "stream.baseUrl of 'demo' is missing"],
  ['no key', { ...good, apiKey: null }, "stream.apiKey of 'demo' is missing"],
  ['an empty secret', { ...good, apiSecret: '' }, 'stream.apiSecret'],
  ['a number as key', { ...good, apiKey: 12345 }, 'stream.apiKey'],
  ['a line break in the secret', { ...good, apiSecret: 's\n' }, 'line break'],
  ['no address', { ...good, baseUrl: 'stream' }, 'stream.baseUrl'],
  [
    'plain http to the world',
    { ...good, baseUrl: 'http://video.stream-io-api.com' },
    'https://',
  ],
  [
    'plain http to a name that only begins like this machine',
    { ...good, baseUrl: 'http://127.0.0.1.example.com' },
    'https://',
  ],
  ['another scheme', { ...good, baseUrl: 'file:///etc' }, 'https://'],
  [
    'a password in the address',
    { ...good, baseUrl: 'https://user:canary@example.com' },
    'stream.baseUrl',
  ],
  [
    'a chat address that is none',
    { ...good, chatBaseUrl: 'chat' },
    'stream.chatBaseUrl',
  ],
])('refuses %s by name and without its value', (_name, stream, text) => {
  expect(() => open(stream)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(text),
    }),
  );
  expect(() => open(stream)).not.toThrow(/12345|canary|s\n/);
});
