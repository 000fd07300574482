import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { SubjectKeys } from './SubjectKeys';

const ring = [{ id: 'new', secret: 'a-secret-of-some-length' }];

describe('subject keys', () => {
  it('never take two people, or one id in two apps, for the same', () => {
    const keys = SubjectKeys.create({ ring, production: true });
    const id = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(id, id, (one, other) => {
        const key = keys.keyOf('chat', one).key;
        expect(key).toMatch(/^[0-9a-f]{64}$/);
        expect(key === keys.keyOf('chat', other).key).toBe(one === other);
        expect(key).not.toBe(keys.keyOf('video', one).key);
      }),
    );
  });

  it('keep the boundary between app and id', () => {
    const keys = SubjectKeys.create({ ring, production: true });
    expect(keys.keyOf('chat', 'a').key).not.toBe(keys.keyOf('chata', '').key);
  });

  it('are not normalised: two spellings are two ids at the vendor', () => {
    const keys = SubjectKeys.create({ ring, production: true });
    expect(keys.keyOf('chat', '\u00e9').key).not.toBe(
      keys.keyOf('chat', 'e\u0301').key,
    );
  });

  it('find a person again after the key was changed', () => {
    const before = SubjectKeys.create({ ring, production: true });
    const after = SubjectKeys.create({
      ring: [{ id: 'newer', secret: 'another-secret-of-length' }, ...ring],
      production: true,
    });
    expect(after.keyOf('chat', 'ava').keyId).toBe('newer');
    expect(after.allKeysOf('chat', 'ava')).toContain(
      before.keyOf('chat', 'ava').key,
    );
  });

  it('are demanded in production', () => {
    expect(() => SubjectKeys.create({ ring: [], production: true })).toThrow(
      'privacyRequests.keys.subject is required in production',
    );
  });

  it('are made once in development, readable by the owner only', () => {
    const folder = mkdtempSync(join(tmpdir(), 'keys-'));
    try {
      const developmentFile = join(folder, 'deep', 'keys.json');
      const make = () =>
        SubjectKeys.create({ ring: [], developmentFile, production: false });
      const first = make().keyOf('chat', 'ava').key;
      expect(make().keyOf('chat', 'ava').key).toBe(first);
      // eslint-disable-next-line no-bitwise
      expect(statSync(developmentFile).mode & 0o777).toBe(0o600);
      expect(readFileSync(developmentFile, 'utf8')).not.toContain('ava');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
