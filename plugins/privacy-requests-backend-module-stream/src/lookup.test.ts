import * as fc from 'fast-check';
import { openApp } from './__testUtils__/apps';
import { RawServer, sendJson } from './__testUtils__/rawServer';
import { MAX_PAYLOAD } from './lookup';

/** Ids as they come, and the kinds that encode to many bytes. */
const idArbitrary = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    fc
      .tuple(fc.constantFrom('"', '\\', '用', '😀', '/', ' '), fc.nat(62))
      .map(([character, times]) => character.repeat(times + 1)),
    fc.uuid(),
  )
  .filter(id => Buffer.byteLength(id) <= 255);

let server: RawServer;

beforeAll(async () => {
  server = await RawServer.start();
});

afterAll(() => server.close());

it('any id list is looked up with payloads of at most 4 KB and answered in order', async () => {
  const app = openApp(server.url);
  const listsOf = (id: fc.Arbitrary<string>) =>
    fc.array(id, { maxLength: 250, size: 'max' });
  const shortIds = fc.stringMatching(/^[a-z0-9]{1,4}$/);
  const idLists = fc.oneof(listsOf(idArbitrary), listsOf(shortIds));
  await fc.assert(
    fc.asyncProperty(
      idLists,
      fc.infiniteStream(fc.boolean()),
      async (ids, coin) => {
        const known = new Set(ids.filter(() => coin.next().value));
        const asked: string[] = [];
        const lengths: number[] = [];
        const counts: number[] = [];
        server.answer = (res, { url }) => {
          const raw = /[?&]payload=([^&]*)/.exec(url.search)?.[1] ?? '';
          const payload = JSON.parse(decodeURIComponent(raw));
          const { $in: part } = payload.filter_conditions.id;
          lengths.push(raw.length);
          counts.push(part.length);
          asked.push(...part);
          const users = part
            .filter((id: string) => known.has(id))
            .map((id: string) => ({ id }))
            .reverse();
          sendJson(res, 200, { users });
        };
        const people = await app.lookup(ids);
        expect(people.map(({ id, state }) => [id, state])).toEqual(
          ids.map(id => [id, known.has(id) ? 'active' : 'not_visible']),
        );
        expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(MAX_PAYLOAD);
        expect(Math.max(0, ...counts)).toBeLessThanOrEqual(100);
        expect(asked.sort()).toEqual([...new Set(ids)].sort());
      },
    ),
    { numRuns: 25 },
  );
});

it('asks for 100 long ids in several queries', async () => {
  server.seen.length = 0;
  server.answer = res => sendJson(res, 200, { users: [] });
  const ids = Array.from({ length: 100 }, (_, n) => `${n}-${'用'.repeat(80)}`);
  await openApp(server.url).lookup(ids);
  expect(server.seen.length).toBeGreaterThan(10);
});

it('refuses to ask for an id that fits in no query', async () => {
  await expect(
    openApp(server.url).lookup(['x'.repeat(MAX_PAYLOAD)]),
  ).rejects.toMatchObject({ problem: { class: 'permanent' } });
});

it('does not take a similar id for the one that was asked for', async () => {
  server.answer = res => sendJson(res, 200, { users: [{ id: 'Ann' }] });
  expect(await openApp(server.url).lookup(['ann'])).toEqual([
    { id: 'ann', state: 'not_visible' },
  ]);
});

it('does not show a user that the vendor marks as deleted', async () => {
  server.answer = res =>
    sendJson(res, 200, { users: [{ id: 'ann', deleted_at: 1 }] });
  expect(await openApp(server.url).lookup(['ann'])).toEqual([
    { id: 'ann', state: 'not_visible' },
  ]);
});
