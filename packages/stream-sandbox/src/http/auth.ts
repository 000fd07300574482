import { createSecretKey } from 'node:crypto';
import {
  JsonWebTokenError,
  NotBeforeError,
  TokenExpiredError,
  verify,
} from 'jsonwebtoken';
import type { SandboxApp } from '../apps';
import { VendorFault } from './errors';

/**
 * Finds the app of a key and checks its server-side token.
 *
 * @throws VendorFault with the vendor's code for each way to be wrong.
 */
export function authenticate(
  apps: readonly SandboxApp[],
  input: { apiKey: unknown; authorization: unknown; authType: unknown },
): SandboxApp {
  const app = apps.find(candidate => candidate.apiKey === input.apiKey);
  if (!app) throw new VendorFault(2, 'api_key is unknown or missing');
  if (typeof input.authorization !== 'string' || input.authorization === '') {
    throw new VendorFault(5, 'Authorization header is missing');
  }
  if (input.authType !== 'jwt') {
    throw new VendorFault(5, 'stream-auth-type header must be jwt');
  }
  const token = input.authorization.replace(/^Bearer /, '');
  const claims = readClaims(token, app.apiSecret);
  if (typeof claims.iat === 'number' && claims.iat * 1000 > Date.now() + 5000) {
    throw new VendorFault(42, 'token used before issue at (iat)');
  }
  if (claims.user_id !== undefined || claims.server !== true) {
    throw new VendorFault(
      17,
      'this endpoint requires a server-side authentication',
    );
  }
  return app;
}

function readClaims(token: string, secret: string): Record<string, unknown> {
  try {
    const claims = verify(token, createSecretKey(Buffer.from(secret)), {
      algorithms: ['HS256'],
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
