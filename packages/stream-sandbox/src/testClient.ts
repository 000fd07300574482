import { sign } from 'jsonwebtoken';
import { startSandbox, type Sandbox, type SandboxOptions } from './sandbox';

/** What a call answered. */
export interface Answer {
  status: number;
  text: string;
  headers: Headers;
  // Tests look into answers of every shape.
  body: Record<string, unknown>;
}

/** Signs a token of an app. */
export function token(
  claims: Record<string, unknown> = { server: true },
  secret = 'sandbox-secret',
): string {
  return sign(claims, secret, { noTimestamp: true });
}

/** A sandbox with a client, for tests. */
export interface TestSandbox {
  sandbox: Sandbox;
  call(
    method: string,
    path: string,
    body?: unknown,
    how?: { key?: string; authorization?: string; raw?: string },
  ): Promise<Answer>;
  users(...ids: string[]): Promise<Answer>;
  channel(id: string, members: string[], owner?: string): Promise<Answer>;
  send(channel: string, userId: string, text: string): Promise<string>;
  makeCall(id: string, members: string[]): Promise<Answer>;
  /** Ids that a query shows. */
  visible(options?: Record<string, unknown>): Promise<string[]>;
  /** The channel as a query shows it, or `undefined`. */
  find(id: string): Promise<Record<string, unknown> | undefined>;
  /** Deletes and waits for the end of the task. */
  remove(ids: string[], options?: Record<string, unknown>): Promise<Answer>;
  task(answer: Answer): Promise<Answer>;
}

/** Starts a sandbox on a free port. */
export async function testSandbox(
  options: SandboxOptions = {},
): Promise<TestSandbox> {
  const sandbox = await startSandbox(options);
  const call: TestSandbox['call'] = async (method, path, body, how = {}) => {
    const url = new URL(`${sandbox.url}/api/v2${path}`);
    url.searchParams.set('api_key', how.key ?? 'sandbox-key');
    const response = await fetch(url, {
      method,
      headers: {
        authorization: how.authorization ?? token(),
        'stream-auth-type': 'jwt',
        'content-type': 'application/json',
      },
      body: how.raw ?? (body === undefined ? undefined : JSON.stringify(body)),
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      headers: response.headers,
      body: JSON.parse(text) as Record<string, unknown>,
    };
  };
  const members = (ids: string[]) => ids.map(id => ({ user_id: id }));
  const task: TestSandbox['task'] = async answer => {
    for (let turn = 0; turn < 100; turn += 1) {
      const seen = await call('GET', `/tasks/${answer.body.task_id}`);
      if (['completed', 'failed'].includes(String(seen.body.status))) {
        return seen;
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    throw new Error('The task did not end');
  };
  return {
    sandbox,
    call,
    task,
    users: (...ids) =>
      call('POST', '/users', {
        users: Object.fromEntries(ids.map(id => [id, { id, name: id }])),
      }),
    channel: (id, ids, owner = ids[0]) =>
      call('POST', `/chat/channels/messaging/${id}/query`, {
        data: { created_by_id: owner, members: members(ids) },
      }),
    async send(channel, userId, text) {
      const { body } = await call(
        'POST',
        `/chat/channels/messaging/${channel}/message`,
        {
          message: {
            text,
            user_id: userId,
            attachments: [
              { type: 'image', image_url: 'https://example.com/a' },
            ],
          },
        },
      );
      return (body.message as { id: string }).id;
    },
    makeCall: (id, ids) =>
      call('POST', `/video/call/default/${id}`, {
        data: { created_by_id: ids[0], members: members(ids) },
      }),
    async visible(query = {}) {
      const payload = encodeURIComponent(JSON.stringify(query));
      const { body } = await call('GET', `/users?payload=${payload}`);
      return (body.users as Array<{ id: string }>).map(user => user.id);
    },
    async find(id) {
      const { body } = await call('POST', '/chat/channels', {
        filter_conditions: { cid: { $in: [`messaging:${id}`] } },
        state: true,
      });
      return (body.channels as Array<Record<string, unknown>>)[0];
    },
    async remove(ids, deletion = {}) {
      return task(
        await call('POST', '/users/delete', { user_ids: ids, ...deletion }),
      );
    },
  };
}
