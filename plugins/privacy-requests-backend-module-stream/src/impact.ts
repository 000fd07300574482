import type { Figure } from 'backstage-plugin-privacy-requests-common';
import type {
  CallContext,
  ImpactFacts,
  VendorCall,
} from 'backstage-plugin-privacy-requests-node';
import {
  countGroupChannels,
  listConversations,
  listOneToOneCalls,
  type Listing,
  type Pair,
} from './listings';
import { lookupUsers } from './lookup';
import type { StreamClient } from './StreamClient';

/**
 * Most pages for each figure of one preview. What lies beyond is said to be
 * there, not counted: a preview must not use up the quota.
 */
const PAGES = { conversations: 120, calls: 60, groups: 40 };

const zero: Figure = { precision: 'exact', value: 0 };
const nothing: Listing<never> = { items: [], cut: false };

/** What a call would touch. Only a deletion touches more than the subjects. */
export async function findImpact(
  client: StreamClient,
  call: VendorCall,
  ctx: CallContext,
): Promise<ImpactFacts> {
  const { kind, options } = call;
  if (kind !== 'delete') {
    return {
      subjects: await lookupUsers(client, call.subjects, ctx),
      conversations: zero,
      otherPeople: zero,
      messagesLost: zero,
      calls: zero,
      groupChannels: zero,
    };
  }
  const subjects = [...new Set(call.subjects)];
  const within = (pages: number) => ({ client, subjects, pages, ctx });
  const [people, conversations, calls, groups] = await Promise.all([
    lookupUsers(client, call.subjects, ctx),
    options.conversations
      ? listConversations(within(PAGES.conversations))
      : nothing,
    options.calls ? listOneToOneCalls(within(PAGES.calls)) : nothing,
    countGroupChannels(within(PAGES.groups)),
  ]);
  return {
    subjects: people,
    conversations: figure(conversations.items.length, conversations.cut),
    otherPeople: otherPeople(conversations, new Set(subjects)),
    messagesLost: messagesLost(conversations),
    calls: figure(calls.items.length, calls.cut),
    groupChannels: figure(groups.items.length, groups.cut),
  };
}

function figure(value: number, cut: boolean): Figure {
  return { precision: cut ? 'at_least' : 'exact', value };
}

function otherPeople(
  { items, cut }: Listing<Pair>,
  subjects: Set<string>,
): Figure {
  const others = new Set(
    items.flatMap(pair => pair.members).filter(id => !subjects.has(id)),
  );
  const unnamed = items.some(pair => pair.members.length < 2);
  return figure(others.size, cut || unnamed);
}

function messagesLost({ items, cut }: Listing<Pair>): Figure {
  const uncounted = items.some(pair => pair.messages === undefined);
  const sum = items.reduce((total, pair) => total + (pair.messages ?? 0), 0);
  return figure(sum, cut || uncounted);
}
