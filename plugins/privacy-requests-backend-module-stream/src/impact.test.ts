import type { VendorCall } from 'backstage-plugin-privacy-requests-node';
import { openApp } from './__testUtils__/apps';
import { RawServer, sendJson } from './__testUtils__/rawServer';

const deletion = (subjects: string[]): VendorCall => ({
  kind: 'delete',
  subjects,
  options: { user: 'soft', conversations: 'soft', calls: 'soft' },
});

interface Channel {
  cid: string;
  member_count?: number;
  message_count?: number;
  members?: string[];
}

let server: RawServer;

beforeEach(async () => {
  server = await RawServer.start();
});

afterEach(() => server.close());

/** Plays a vendor with these channels and calls, in pages. */
function play(
  channels: Channel[],
  calls: Array<{ cid: string; members: string[] }> = [],
) {
  server.answer = (res, seen) => {
    if (seen.method === 'GET') {
      sendJson(res, 200, { users: [] });
      return;
    }
    const body = JSON.parse(seen.body);
    const wanted = new Set<string>(body.filter_conditions.members.$in);
    const isIn = ({ members = [] }: { members?: string[] }) =>
      members.some(id => wanted.has(id));
    const wire = (ids: string[]) => ids.map(user_id => ({ user_id }));
    if (seen.url.pathname.endsWith('/video/calls')) {
      const start = Number(body.next ?? 0);
      const end = start + body.limit;
      const mine = calls.filter(isIn);
      sendJson(res, 201, {
        calls: mine.slice(start, end).map(({ cid, members }) => ({
          call: { cid },
          members: wire(members),
        })),
        ...(end < mine.length ? { next: String(end) } : {}),
      });
      return;
    }
    const { offset, limit } = body;
    if (offset > 1000) {
      sendJson(res, 400, { code: 4, message: 'offset is too large' });
      return;
    }
    const mine = channels.filter(isIn);
    sendJson(res, 201, {
      channels: mine
        .slice(offset, offset + limit)
        .map(({ members, ...channel }) => ({
          channel,
          ...(members && body.state ? { members: wire(members) } : {}),
        })),
    });
  };
}

const pair = (n: number, one: string): Channel => ({
  cid: `messaging:${n}`,
  member_count: 2,
  message_count: 3,
  members: [one, `other-${n}`],
});

it('reads every page and counts each conversation once', async () => {
  play(Array.from({ length: 75 }, (_, n) => pair(n, `person-${n % 3}`)));
  const subjects = ['person-0', 'person-1', 'person-2'];
  expect(await openApp(server.url).impact(deletion(subjects))).toMatchObject({
    conversations: { precision: 'exact', value: 75 },
    otherPeople: { precision: 'exact', value: 75 },
    messagesLost: { precision: 'exact', value: 225 },
  });
});

it('asks again for fewer people where the vendor’s offset ends', async () => {
  play(Array.from({ length: 1400 }, (_, n) => pair(n, `person-${n % 2}`)));
  const app = openApp(server.url);
  expect(await app.impact(deletion(['person-0', 'person-1']))).toMatchObject({
    conversations: { precision: 'exact', value: 1400 },
    messagesLost: { precision: 'exact', value: 4200 },
  });
});

it('says at least where one person has more than the vendor lets us page', async () => {
  play(Array.from({ length: 1200 }, (_, n) => pair(n, 'person')));
  const { conversations, messagesLost, otherPeople } = await openApp(
    server.url,
  ).impact(deletion(['person']));
  expect(conversations).toEqual({ precision: 'at_least', value: 1020 });
  expect(otherPeople).toEqual({ precision: 'at_least', value: 1020 });
  expect(messagesLost).toEqual({ precision: 'at_least', value: 3060 });
});

it('bounds its work for thousands of people and says at least', async () => {
  const people = Array.from({ length: 4000 }, (_, n) => `person-${n}`);
  play(people.flatMap((id, n) => [pair(2 * n, id), pair(2 * n + 1, id)]));
  const impact = await openApp(server.url).impact(deletion(people));
  expect(impact.conversations).toMatchObject({ precision: 'at_least' });
  expect(impact.groupChannels).toMatchObject({ precision: 'at_least' });
  const asked = server.seen.filter(seen => seen.method === 'POST').length;
  expect(asked).toBeLessThanOrEqual(220);
});

it('says at least where the vendor counts no messages', async () => {
  const { message_count: _, ...uncounted } = pair(1, 'person');
  play([uncounted, pair(2, 'person')]);
  expect(await openApp(server.url).impact(deletion(['person']))).toMatchObject({
    conversations: { precision: 'exact', value: 2 },
    messagesLost: { precision: 'at_least', value: 3 },
  });
});

it('counts members itself where the vendor ignores the filter', async () => {
  play([
    { cid: 'team:1', member_count: 3, members: ['person', 'a', 'b'] },
    { cid: 'team:2', members: ['person', 'a', 'b'] },
    pair(1, 'person'),
  ]);
  expect(await openApp(server.url).impact(deletion(['person']))).toMatchObject({
    conversations: { precision: 'exact', value: 1 },
    otherPeople: { precision: 'exact', value: 1 },
    groupChannels: { precision: 'exact', value: 2 },
  });
});

it('counts 1:1 calls over all pages, and never group calls', async () => {
  const calls = Array.from({ length: 60 }, (_, n) => ({
    cid: `default:${n}`,
    members: n % 3 === 0 ? ['person', 'a', 'b'] : ['person', 'a'],
  }));
  play([], calls);
  expect(await openApp(server.url).impact(deletion(['person']))).toMatchObject({
    calls: { precision: 'exact', value: 40 },
  });
});

it('does not go round in circles with a cursor that stands still', async () => {
  server.answer = (res, seen) =>
    sendJson(
      res,
      200,
      seen.method === 'GET'
        ? { users: [] }
        : { channels: [], calls: [], next: 'same' },
    );
  expect(await openApp(server.url).impact(deletion(['person']))).toMatchObject({
    calls: { precision: 'at_least', value: 0 },
  });
});

it('tells a channel from a call with the same id', async () => {
  play(
    [{ ...pair(1, 'person'), cid: 'default:1' }],
    [{ cid: 'default:1', members: ['person', 'a'] }],
  );
  const app = openApp(server.url);
  const probes = await app.probes(deletion(['person']));
  expect(new Set(probes.map(probe => probe.ref)).size).toBe(2);
  server.answer = (res, seen) =>
    sendJson(
      res,
      200,
      seen.url.pathname.endsWith('/video/calls')
        ? { calls: [{ call: { cid: 'default:1' } }] }
        : { channels: [] },
    );
  expect([...(await app.visibleProbes(probes))]).toEqual(
    probes.filter(probe => probe.type === 'call').map(probe => probe.ref),
  );
});

it('a deadline of the caller ends all of its calls', async () => {
  server.answer = () => undefined;
  const started = Date.now();
  await expect(
    openApp(server.url).impact(deletion(['person']), { timeoutMs: 100 }),
  ).rejects.toMatchObject({ problem: { class: 'retryable' } });
  expect(Date.now() - started).toBeLessThan(2_000);
});
