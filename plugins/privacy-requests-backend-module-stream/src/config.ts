import { isIP } from 'node:net';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What the connector needs to call one app. Never leaves the connector. */
export interface StreamSettings {
  baseUrl: URL;
  chatBaseUrl: URL;
  apiKey: string;
  apiSecret: string;
}

/**
 * Reads the `stream` block of one app.
 *
 * @throws InputError naming the key at fault, never its value.
 */
export function readStreamSettings(options: {
  appId: string;
  config: Config;
}): StreamSettings {
  const { appId, config } = options;
  const fail = (key: string, reason: string): never => {
    throw new InputError(
      `privacyRequests.apps: stream.${key} of '${appId}' ${reason}`,
    );
  };
  const read = (key: string): string | undefined => {
    try {
      return config.getOptionalString(`stream.${key}`);
    } catch {
      return fail(key, 'must be a string that is not empty');
    }
  };
  const readCredential = (key: string): string => {
    const value = read(key) ?? fail(key, 'is missing');
    if (value !== value.trim()) {
      fail(
        key,
        'begins or ends with white space; is there a line break in it?',
      );
    }
    return value;
  };
  const readUrl = (key: string, value: string): URL => {
    if (!URL.canParse(value)) {
      fail(key, 'must be an address such as https://video.stream-io-api.com');
    }
    const url = new URL(value);
    if (url.username || url.password || url.search || url.hash) {
      fail(key, 'must carry no user, query or fragment');
    }
    const plainIsSafe = url.protocol === 'http:' && isLoopback(url.hostname);
    if (url.protocol !== 'https:' && !plainIsSafe) {
      fail(key, 'must begin with https:// (http:// only on this machine)');
    }
    return url;
  };
  const baseUrl = readUrl(
    'baseUrl',
    read('baseUrl') ?? fail('baseUrl', 'is missing'),
  );
  const chat = read('chatBaseUrl');
  return {
    baseUrl,
    chatBaseUrl: chat === undefined ? baseUrl : readUrl('chatBaseUrl', chat),
    apiKey: readCredential('apiKey'),
    apiSecret: readCredential('apiSecret'),
  };
}

function isLoopback(hostname: string): boolean {
  if (hostname === 'localhost' || hostname === '[::1]') return true;
  return isIP(hostname) === 4 && hostname.startsWith('127.');
}
