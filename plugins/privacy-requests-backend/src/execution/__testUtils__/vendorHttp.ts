import { createHmac } from 'node:crypto';

const API_KEY = 'sandbox-key';
const API_SECRET = 'sandbox-secret';

const part = (value: object) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

function token(): string {
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({
    server: true,
  })}`;
  const mark = createHmac('sha256', API_SECRET).update(text);
  return `${text}.${mark.digest('base64url')}`;
}

/** The configuration of an app that talks to a sandbox. */
export function streamBlock(baseUrl: string) {
  return { baseUrl, apiKey: API_KEY, apiSecret: API_SECRET };
}

/** A call that the workflow has no need for: a test sets its scene with it. */
export async function vendorPost(
  baseUrl: string,
  path: string,
  body: object,
): Promise<void> {
  const answer = await fetch(
    `${baseUrl}/api/v2${path}?api_key=${encodeURIComponent(API_KEY)}`,
    {
      method: 'POST',
      headers: {
        authorization: token(),
        'stream-auth-type': 'jwt',
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    },
  );
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
}
