import { sign } from 'jsonwebtoken';

/** Where a sandbox app is reached and with which credentials. */
export interface VendorAddress {
  url: string;
  apiKey: string;
  apiSecret: string;
}

/** The demo apps that the sandbox ships. */
export const demoVendors = {
  'acme-chat': { apiKey: 'sandbox-key', apiSecret: 'sandbox-secret' },
  'acme-video': {
    apiKey: 'sandbox-video-key',
    apiSecret: 'sandbox-video-secret',
  },
} as const;

/** What the sandbox wrote down of one call. */
export interface WitnessEntry {
  seq: number;
  at: string;
  app: string;
  endpoint: string;
  userIds: string[];
  outcome: string;
  taskId?: string;
}

/**
 * One call of the vendor's API, as a script would make it.
 *
 * @throws Error with the status for an answer outside 2xx.
 */
export async function callVendor<T>(
  vendor: VendorAddress,
  method: 'GET' | 'POST',
  route: string,
  body?: unknown,
): Promise<T> {
  const url = new URL(`/api/v2${route}`, vendor.url);
  url.searchParams.set('api_key', vendor.apiKey);
  const response = await fetch(url, {
    method,
    headers: {
      Authorization: sign({ server: true }, vendor.apiSecret, {
        noTimestamp: true,
      }),
      'stream-auth-type': 'jwt',
      'Content-Type': 'application/json',
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`${method} ${route} answered ${response.status}`);
  }
  return (await response.json()) as T;
}

/** Users that the vendor shows, `limit` of them from `offset`, by id. */
export async function listUsers(
  vendor: VendorAddress,
  page: { limit: number; offset: number },
): Promise<string[]> {
  const payload = encodeURIComponent(
    JSON.stringify({
      filter_conditions: {},
      sort: [{ field: 'id', direction: 1 }],
      ...page,
    }),
  );
  const answer = await callVendor<{ users: Array<{ id: string }> }>(
    vendor,
    'GET',
    `/users?payload=${payload}`,
  );
  return answer.users.map(user => user.id);
}

/** Switches a fault of the sandbox on. */
export async function addFault(
  sandboxUrl: string,
  fault: Record<string, unknown>,
): Promise<void> {
  const response = await fetch(new URL('/sandbox/faults', sandboxUrl), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'x-sandbox-admin': '1' },
    body: JSON.stringify(fault),
  });
  if (!response.ok) {
    throw new Error(
      `The sandbox refused a fault with ${
        response.status
      }: ${await response.text()}`,
    );
  }
}

/** The sandbox's own record of the calls it got. */
export async function readWitness(
  sandboxUrl: string,
  endpoint: string,
): Promise<WitnessEntry[]> {
  const url = new URL('/sandbox/log', sandboxUrl);
  url.searchParams.set('endpoint', endpoint);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The log answered ${response.status}`);
  const body = (await response.json()) as
    | WitnessEntry[]
    | { items: WitnessEntry[] };
  return Array.isArray(body) ? body : body.items;
}
