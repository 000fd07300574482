import { createSecretKey, type KeyObject } from 'node:crypto';
import {
  JsonWebTokenError,
  NotBeforeError,
  TokenExpiredError,
  verify,
} from 'jsonwebtoken';
import type { SandboxApp } from '../apps';
import type { Clock } from '../clock';
import { VendorFault } from './errors';

/**
 * Finds the app of a key.
 *
 * @throws VendorFault code 2 when there is none.
 */
export function findApp(
  apps: readonly SandboxApp[],
  apiKey: unknown,
): SandboxApp {
  const app = apps.find(candidate => candidate.apiKey === apiKey);
  if (!app) throw new VendorFault(2, 'api_key is unknown or missing');
  return app;
}

/**
 * Checks an app's server-side token.
 *
 * @throws VendorFault with the vendor's code for each way to be wrong.
 */
export function authenticate(
  app: SandboxApp,
  clock: Clock,
  input: { authorization: unknown; authType: unknown },
): void {
  if (typeof input.authorization !== 'string' || input.authorization === '') {
    throw new VendorFault(5, 'Authorization header is missing');
  }
  if (input.authType !== 'jwt') {
    throw new VendorFault(5, 'stream-auth-type header must be jwt');
  }
  const token = input.authorization.replace(/^Bearer /i, '');
  const claims = readClaims(token, app.apiSecret, clock);
  if (typeof claims.iat === 'number' && claims.iat * 1000 > clock() + 5000) {
    throw new VendorFault(42, 'token used before issue at (iat)');
  }
  // The vendor's rule: a token without a user is the server's.
  if (claims.user_id !== undefined) {
    throw new VendorFault(
      17,
      'this endpoint requires a server-side authentication',
    );
  }
}

const keys = new Map<string, KeyObject>();

// Parsing the secret again for each call costs forty times the check itself.
function keyOf(secret: string): KeyObject {
  const key = keys.get(secret) ?? createSecretKey(Buffer.from(secret));
  keys.set(secret, key);
  return key;
}

function readClaims(
  token: string,
  secret: string,
  clock: Clock,
): Record<string, unknown> {
  try {
    const claims = verify(token, keyOf(secret), {
      algorithms: ['HS256'],
      clockTimestamp: Math.floor(clock() / 1000),
    });
    if (typeof claims === 'string') throw new JsonWebTokenError('no claims');
    return claims as Record<string, unknown>;
  } catch (error) {
    if (error instanceof TokenExpiredError) {
      throw new VendorFault(40, 'token is expired');
    }
    if (error instanceof NotBeforeError) {
      throw new VendorFault(41, 'token is not valid yet');
    }
    if (
      error instanceof JsonWebTokenError &&
      error.message === 'invalid signature'
    ) {
      throw new VendorFault(43, 'token signature is invalid');
    }
    throw new VendorFault(5, 'token is malformed');
  }
}
