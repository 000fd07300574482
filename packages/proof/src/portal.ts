import { PrivacyRequestsClient } from 'backstage-plugin-privacy-requests-common';
import { setTimeout as sleep } from 'node:timers/promises';

/** One demo account's way into a running backend. */
export interface DemoUser {
  ref: string;
  client: PrivacyRequestsClient;
}

/**
 * Signs a demo account in at a running backend.
 *
 * @param baseUrl - the backend's address, e.g. `http://localhost:7007`
 * @param name - account name, e.g. `agent`
 * @throws Error when the backend does not offer the demo sign-in.
 */
export async function signIn(baseUrl: string, name: string): Promise<DemoUser> {
  const ref = `user:default/${name}`;
  const refresh = async () => {
    const response = await fetch(`${baseUrl}/api/auth/demo/refresh`, {
      method: 'POST',
      headers: { 'x-demo-user': ref, 'x-requested-with': 'XMLHttpRequest' },
    });
    if (!response.ok) {
      throw new Error(
        `Demo sign-in as ${ref} answered ${response.status}: is this the demo backend?`,
      );
    }
    const session = (await response.json()) as {
      backstageIdentity: { token: string };
    };
    return session.backstageIdentity.token;
  };
  const token = await refresh();
  const client = PrivacyRequestsClient.create({
    discoveryApi: { getBaseUrl: async id => `${baseUrl}/api/${id}` },
    fetchApi: {
      fetch: (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('Authorization', `Bearer ${token}`);
        return fetch(input, { ...init, headers });
      },
    },
  });
  return { ref, client };
}

/**
 * Asks again until the answer is there.
 *
 * @throws Error naming `what` when it is not there in time.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  options: { timeoutMs: number; everyMs?: number },
): Promise<T> {
  const end = Date.now() + options.timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) {
      throw new Error(
        `Waited ${options.timeoutMs / 1000} s for ${what}, in vain`,
      );
    }
    await sleep(options.everyMs ?? 200);
  }
}
