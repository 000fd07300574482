import type {
  CallContext,
  Probe,
  VendorCall,
} from 'backstage-plugin-privacy-requests-node';
import {
  listConversations,
  listOneToOneCalls,
  visibleCids,
  type Pair,
} from './listings';
import type { StreamClient } from './StreamClient';

/** Most pages for the probes of one call of at most 100 subjects. */
const PAGES = 400;

// A channel and a call may have the same id.
const refOf = (type: Probe['type'], cid: string) => `${type}:${cid}`;
const cidOf = (probe: Probe) => probe.ref.slice(probe.type.length + 1);

/** The pairs that a deletion with these options must make disappear. */
export async function findProbes(
  client: StreamClient,
  call: VendorCall,
  ctx: CallContext,
): Promise<Probe[]> {
  if (call.kind !== 'delete') return [];
  const { options } = call;
  const subjects = [...new Set(call.subjects)];
  const list = { client, subjects, pages: PAGES, ctx };
  const toProbes = (type: Probe['type'], pairs: Pair[]): Probe[] =>
    pairs.map(({ cid, ...rest }) => ({ type, ref: refOf(type, cid), ...rest }));
  const [conversations, calls] = await Promise.all([
    options.conversations ? listConversations(list) : undefined,
    options.calls ? listOneToOneCalls(list) : undefined,
  ]);
  return [
    ...toProbes('conversation', conversations?.items ?? []),
    ...toProbes('call', calls?.items ?? []),
  ];
}

/** The refs of those probes that the vendor still shows. */
export async function findVisibleProbes(
  client: StreamClient,
  probes: Probe[],
  ctx: CallContext,
): Promise<Set<string>> {
  const visible = new Set<string>();
  for (const type of ['conversation', 'call'] as const) {
    const cids = probes.filter(probe => probe.type === type).map(cidOf);
    for (const cid of await visibleCids(client, type, cids, ctx)) {
      visible.add(refOf(type, cid));
    }
  }
  return visible;
}
