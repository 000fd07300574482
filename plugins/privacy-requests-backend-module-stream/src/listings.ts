import type { CallContext } from 'backstage-plugin-privacy-requests-node';
import type { StreamClient } from './StreamClient';
import { isUnicode } from './lookup';
import type { WireChannel } from './wire';

/** A two-member channel or a 1:1 call. */
export interface Pair {
  cid: string;
  members: string[];
  /** Where the vendor counts them. */
  messages?: number;
}

/** What was found, and whether something may be missing. */
export interface Listing<T> {
  items: T[];
  cut: boolean;
}

interface ListOptions {
  client: StreamClient;
  subjects: string[];
  /** Most pages to ask for in all. */
  pages: number;
  ctx: CallContext;
}

/** Page sizes and reach (source: the vendor's documentation). */
const CHANNELS_A_PAGE = 30;
const CALLS_A_PAGE = 25;
const MAX_OFFSET = 1000;
/** Small enough that one query's channels seldom pass the offset limit. */
const SUBJECTS_A_QUERY = 50;

/** The channels with exactly two members, one of them a subject. */
export async function listConversations(
  options: ListOptions,
): Promise<Listing<Pair>> {
  const subjects = new Set(options.subjects);
  const { items, cut } = await listChannels(options, true);
  return {
    cut,
    items: items
      .filter(channel => memberCount(channel) === 2)
      .map(channel => ({
        cid: channel.cid,
        members: idsOf(channel.members),
        messages: channel.message_count,
      }))
      .filter(pair => pair.members.some(id => subjects.has(id))),
  };
}

/** How many channels with other than two members the subjects are in. */
export async function countGroupChannels(
  options: ListOptions,
): Promise<Listing<string>> {
  const { items, cut } = await listChannels(options, false);
  return {
    cut,
    items: items
      .filter(channel => memberCount(channel) !== 2)
      .map(channel => channel.cid),
  };
}

/** The calls with exactly two members, one of them a subject. */
export async function listOneToOneCalls(
  options: ListOptions,
): Promise<Listing<Pair>> {
  const { client, ctx } = options;
  const subjects = new Set(options.subjects);
  const found = new Map<string, Pair>();
  let { pages } = options;
  let cut = false;
  for (const ids of inParts(options.subjects)) {
    let next: string | undefined;
    do {
      if (pages === 0) return { items: [...found.values()], cut: true };
      pages -= 1;
      const page = await client.queryCalls(
        {
          filter_conditions: { members: { $in: ids } },
          limit: CALLS_A_PAGE,
          ...(next === undefined ? {} : { next }),
        },
        ctx,
      );
      for (const { cid, members: wire } of page.calls) {
        const members = idsOf(wire);
        if (wire === undefined) cut = true;
        if (wire?.length !== 2 || !members.some(id => subjects.has(id))) {
          continue;
        }
        found.set(cid, { cid, members });
      }
      // A cursor that stands still would never end.
      cut ||= page.next !== undefined && page.next === next;
      next = page.next === next ? undefined : page.next;
    } while (next);
  }
  return { items: [...found.values()], cut };
}

/** Which of these channels or calls the vendor still shows. */
export async function visibleCids(
  client: StreamClient,
  type: 'conversation' | 'call',
  cids: string[],
  ctx: CallContext,
): Promise<Set<string>> {
  const visible = new Set<string>();
  const size = type === 'call' ? CALLS_A_PAGE : CHANNELS_A_PAGE;
  for (const part of inParts(cids, size)) {
    const filter = { filter_conditions: { cid: { $in: part } }, limit: size };
    const shown =
      type === 'call'
        ? (await client.queryCalls(filter, ctx)).calls
        : (await client.queryChannels({ ...filter, state: false }, ctx))
            .channels;
    for (const { cid } of shown) visible.add(cid);
  }
  return visible;
}

/**
 * Pages through the channels of the subjects. Where a query's answer goes
 * beyond the vendor's offset limit, it is asked again for half of the people.
 */
async function listChannels(
  options: ListOptions,
  twoMembers: boolean,
): Promise<Listing<WireChannel>> {
  const { client, ctx } = options;
  const found = new Map<string, WireChannel>();
  const queue = inParts(options.subjects);
  let { pages } = options;
  let cut = false;
  for (let ids = queue.shift(); ids; ids = queue.shift()) {
    for (let offset = 0; ; offset += CHANNELS_A_PAGE) {
      if (offset > MAX_OFFSET) {
        if (ids.length === 1) cut = true;
        else queue.push(...inParts(ids, Math.ceil(ids.length / 2)));
        break;
      }
      if (pages === 0) return { items: [...found.values()], cut: true };
      pages -= 1;
      const { channels } = await client.queryChannels(
        {
          filter_conditions: {
            members: { $in: ids },
            ...(twoMembers ? { member_count: { $eq: 2 } } : {}),
          },
          limit: CHANNELS_A_PAGE,
          offset,
          // Members are needed only of pairs, and messages never: one is the
          // least that can be asked for.
          state: twoMembers,
          ...(twoMembers ? { member_limit: 3, message_limit: 1 } : {}),
        },
        ctx,
      );
      for (const channel of channels) found.set(channel.cid, channel);
      if (channels.length < CHANNELS_A_PAGE) break;
    }
  }
  return { items: [...found.values()], cut };
}

function memberCount(channel: WireChannel): number | undefined {
  return channel.member_count ?? channel.members?.length;
}

function idsOf(members: Array<string | undefined> | undefined): string[] {
  return (members ?? []).filter(id => id !== undefined);
}

function inParts(ids: string[], size = SUBJECTS_A_QUERY): string[][] {
  const known = ids.filter(id => id !== '' && isUnicode(id));
  const parts: string[][] = [];
  for (let start = 0; start < known.length; start += size) {
    parts.push(known.slice(start, start + size));
  }
  return parts;
}
