import { createSecretKey, type KeyObject } from 'node:crypto';
import { sign } from 'jsonwebtoken';

/**
 * The server-side token of one app. The key object and the token are made once
 * and belong to this instance: two apps never share either.
 */
export class ServerToken {
  readonly #key: KeyObject;
  #token: string | undefined;

  constructor(apiSecret: string) {
    this.#key = createSecretKey(Buffer.from(apiSecret));
  }

  /** The raw token. It names no user and no time, so it stays the same. */
  read(): string {
    this.#token ??= sign({ server: true }, this.#key, {
      algorithm: 'HS256',
      noTimestamp: true,
    });
    return this.#token;
  }
}
