import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from '@backstage/errors';

/** One key of the ring. */
export interface SubjectKeyConfig {
  id: string;
  secret: string;
}

/**
 * Turns ids into keys by which repeats are found without clear text: an HMAC
 * over the app and the id's exact UTF-8 bytes, never normalised.
 */
export class SubjectKeys {
  /**
   * Takes the configured ring, or in development makes a key of its own.
   *
   * @throws InputError in production when no key is configured.
   */
  static create(options: {
    ring: SubjectKeyConfig[];
    developmentFile?: string;
    production: boolean;
  }): SubjectKeys {
    if (options.ring.length > 0) return new SubjectKeys(options.ring);
    if (options.production) {
      throw new InputError(
        'privacyRequests.keys.subject is required in production: a list of {id, secret}, the newest first',
      );
    }
    const file = options.developmentFile;
    const secret = file ? readOrMake(file) : randomBytes(32).toString('hex');
    return new SubjectKeys([{ id: 'development', secret }]);
  }

  private constructor(private readonly ring: SubjectKeyConfig[]) {}

  /** The key for a new row, with the id of the secret that made it. */
  keyOf(app: string, subjectId: string): { key: string; keyId: string } {
    const [newest] = this.ring;
    return { key: hmac(newest.secret, app, subjectId), keyId: newest.id };
  }

  /** Every key an id may have in older rows, the newest first. */
  allKeysOf(app: string, subjectId: string): string[] {
    return this.ring.map(({ secret }) => hmac(secret, app, subjectId));
  }
}

function hmac(secret: string, app: string, subjectId: string): string {
  return createHmac('sha256', secret)
    .update(app, 'utf8')
    .update('\u0000')
    .update(subjectId, 'utf8')
    .digest('hex');
}

/** A file outside the databases, readable by its owner only. */
function readOrMake(file: string): string {
  const path = resolve(file);
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(
      path,
      JSON.stringify({ subject: randomBytes(32).toString('hex') }),
      {
        mode: 0o600,
        flag: 'wx',
      },
    );
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  const { subject } = JSON.parse(readFileSync(path, 'utf8')) as {
    subject?: unknown;
  };
  if (typeof subject !== 'string' || subject.length < 32) {
    throw new InputError(
      `privacyRequests.keys.developmentFile: '${path}' holds no key; delete it together with the demo data`,
    );
  }
  return subject;
}
