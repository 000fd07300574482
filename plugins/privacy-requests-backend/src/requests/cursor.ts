import { InputError } from '@backstage/errors';

/** A place in a list, as an opaque text. */
export function writeCursor(position: number): string {
  return Buffer.from(`p${position}`).toString('base64url');
}

/** @throws InputError for a text that is no cursor of ours. */
export function readCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const match = /^p(\d{1,9})$/.exec(
    Buffer.from(cursor, 'base64url').toString('utf8'),
  );
  if (!match) throw new InputError('cursor: is not one that a page gave out');
  return Number(match[1]);
}
