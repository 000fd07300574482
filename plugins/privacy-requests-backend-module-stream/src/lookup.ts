import {
  VendorError,
  type CallContext,
  type VendorSubject,
} from 'backstage-plugin-privacy-requests-node';
import type { StreamClient } from './StreamClient';
import type { WireUser } from './wire';

/** Longest payload of a query, encoded: well below what servers take in a header. */
export const MAX_PAYLOAD = 4096;
/** Most users in one answer (source: the vendor's documentation). */
const MAX_USERS = 100;
const AT_ONCE = 4;

function payloadFor(ids: string[]) {
  return {
    filter_conditions: { id: { $in: ids } },
    limit: MAX_USERS,
    include_deactivated_users: true,
  };
}

const encodedLength = (value: unknown) =>
  encodeURIComponent(JSON.stringify(value)).length;

/**
 * Cuts ids into queries that fit, in order.
 *
 * @throws VendorError when one id alone does not fit.
 */
export function splitForQuery(ids: string[]): string[][] {
  const empty = encodedLength(payloadFor([]));
  const comma = encodeURIComponent(',').length;
  const parts: string[][] = [];
  let size = Infinity;
  for (const id of ids) {
    const length = encodedLength(id);
    if (empty + length > MAX_PAYLOAD) {
      throw new VendorError({
        class: 'permanent',
        message: 'QueryUsers: not sent, an id is too long to ask for',
      });
    }
    const part = parts.at(-1);
    if (
      part === undefined ||
      part.length === MAX_USERS ||
      size + comma + length > MAX_PAYLOAD
    ) {
      parts.push([id]);
      size = empty + length;
    } else {
      part.push(id);
      size += comma + length;
    }
  }
  return parts;
}

/** What has no UTF-8 form cannot be anybody's id. */
export function isUnicode(id: string): boolean {
  return !/\p{Surrogate}/u.test(id);
}

/** Asks for ids, deactivated ones included: one answer for each, in order. */
export async function lookupUsers(
  client: StreamClient,
  ids: string[],
  ctx: CallContext,
): Promise<VendorSubject[]> {
  const asked = [...new Set(ids)].filter(id => id !== '' && isUnicode(id));
  const waiting = splitForQuery(asked);
  const found = new Map<string, WireUser>();
  const work = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const { users } = await client.queryUsers(payloadFor(part), ctx);
      for (const user of users) found.set(user.id, user);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return ids.map(id => describe(id, found.get(id)));
}

function describe(id: string, user: WireUser | undefined): VendorSubject {
  if (!user || user.deleted_at) return { id, state: 'not_visible' };
  return {
    id,
    state: user.deactivated_at ? 'deactivated' : 'active',
    name: user.name,
    createdAt: user.created_at,
  };
}
