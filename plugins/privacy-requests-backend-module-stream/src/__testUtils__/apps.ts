import { ConfigReader } from '@backstage/config';
import type { VendorApp } from 'backstage-plugin-privacy-requests-node';
import { ServerToken } from '../token';
import { StreamConnector } from '../StreamConnector';

/** Credentials of the sandbox's first demo app. */
export const demo = { apiKey: 'sandbox-key', apiSecret: 'sandbox-secret' };

/** Opens an app the way the workflow does: from its block of configuration. */
export function openApp(
  baseUrl: string,
  credentials: { apiKey: string; apiSecret: string } = demo,
): VendorApp {
  return StreamConnector.create().openApp({
    appId: 'demo',
    config: new ConfigReader({
      id: 'demo',
      stream: { baseUrl, ...credentials },
    }),
  });
}

/** A call of the vendor's API that the connector has no need for. */
export const vendorPost = (url: string, path: string, body: unknown) =>
  vendorCall(url, path, {}, { method: 'POST', body: JSON.stringify(body) });

/** @see vendorPost */
export const vendorGet = (
  url: string,
  path: string,
  query: Record<string, string>,
) => vendorCall(url, path, query, { method: 'GET' });

async function vendorCall(
  url: string,
  path: string,
  query: Record<string, string>,
  init: RequestInit,
): Promise<unknown> {
  const search = new URLSearchParams({ api_key: demo.apiKey, ...query });
  const response = await fetch(`${url}/api/v2${path}?${search}`, {
    ...init,
    headers: {
      authorization: new ServerToken(demo.apiSecret).read(),
      'stream-auth-type': 'jwt',
      'content-type': 'application/json',
    },
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** Makes users at the vendor. */
export async function makeUsers(url: string, ids: string[]): Promise<void> {
  await vendorPost(url, '/users', {
    users: Object.fromEntries(ids.map(id => [id, { id, name: `Name ${id}` }])),
  });
}
