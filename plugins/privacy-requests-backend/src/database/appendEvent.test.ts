import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { verifyChain } from '../evidence/verifyChain';
import { appendEvent, readEvents, readPrivate } from './appendEvent';
import { isSqlite } from './dialect';
import { setUpDatabase } from './setUp';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const stream = 'request:1';

describe.each(databases.eachSupportedId())('evidence on %p', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await setUpDatabase({ getClient: async () => knex });
  });

  const append = (type: string, more: object = {}) =>
    knex.transaction(tx =>
      appendEvent(tx, { stream, type, actor: 'system', ...more }),
    );

  /** What only somebody with the database's own rights can do. */
  async function meddle(change: (tx: Knex) => Promise<unknown>) {
    const trigger = isSqlite(knex)
      ? 'DROP TRIGGER audit_events_no_update; DROP TRIGGER audit_events_no_delete'
      : 'DROP TRIGGER audit_events_append_only ON audit_events';
    for (const statement of trigger.split('; ')) await knex.raw(statement);
    if (!isSqlite(knex)) {
      await knex.raw(
        'ALTER TABLE event_private DROP CONSTRAINT event_private_stream_seq_foreign',
      );
    }
    await change(knex);
  }

  it('forms one unbroken chain, whoever writes at the same time', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        append('chunk.running', { data: { chunk: index } }),
      ),
    );
    expect(await verifyChain(knex, stream)).toEqual({
      intact: true,
      events: 20,
    });
  });

  it('keeps streams apart', async () => {
    await append('request.filed');
    await knex.transaction(tx =>
      appendEvent(tx, { stream: 'system', type: 'x', actor: 'system' }),
    );
    expect(await verifyChain(knex, 'system')).toMatchObject({ events: 1 });
    expect(await verifyChain(knex, 'nothing')).toMatchObject({ events: 0 });
  });

  it.each([
    ['the actor', { actor: 'user:default/somebody' }, 2, 'changed'],
    ['the data', { data: '{"chunk":7}' }, 2, 'changed'],
    ['the time', { at: 1 }, 2, 'changed'],
    ['the visibility', { visibility: 'audit' }, 2, 'changed'],
    ['the link', { prev_hash: 'f'.repeat(64) }, 2, 'link is broken'],
  ])('gives a change of %s away', async (_what, change, seq, reason) => {
    await append('request.filed', { private: { reason: 'Because' } });
    await append('chunk.running', { data: { chunk: 1 } });
    await append('chunk.succeeded');
    await meddle(tx =>
      tx('audit_events').where({ stream, seq: 2 }).update(change),
    );
    expect(await verifyChain(knex, stream)).toEqual({
      intact: false,
      firstBadSeq: seq,
      reason: expect.stringContaining(reason),
    });
  });

  it('gives away that an event was taken out', async () => {
    await append('request.filed');
    await append('chunk.running');
    await append('chunk.succeeded');
    await meddle(tx => tx('audit_events').where({ stream, seq: 2 }).delete());
    expect(await verifyChain(knex, stream)).toMatchObject({
      intact: false,
      firstBadSeq: 2,
    });
  });

  it('gives away a private text that is not the one written', async () => {
    await append('request.filed', { private: { reason: 'The true reason' } });
    await knex('event_private').update({ value: 'Another reason' });
    expect(await verifyChain(knex, stream)).toEqual({
      intact: false,
      firstBadSeq: 1,
      reason: 'a private text was changed',
    });
  });

  it('holds no private text, and stays intact when that is erased', async () => {
    await append('request.filed', {
      private: { reason: 'Ava asked by phone', comment: undefined },
    });
    const chained = JSON.stringify(await knex('audit_events'));
    expect(chained).not.toContain('Ava');
    expect(await readPrivate(knex, stream, [1])).toEqual(
      new Map([['1 reason', 'Ava asked by phone']]),
    );
    await knex('event_private').update({ value: null });
    expect(await readPrivate(knex, stream, [1])).toEqual(new Map());
    expect(await verifyChain(knex, stream)).toMatchObject({ intact: true });
  });

  it('does not tell from equal digests that two texts are equal', async () => {
    await append('request.filed', { private: { reason: 'Same' } });
    await append('request.filed', { private: { reason: 'Same' } });
    const [one, two] = await readEvents(knex, { stream, after: 0, limit: 9 });
    expect(one.data.digests).not.toEqual(two.data.digests);
  });

  it('writes nothing when the change it tells of does not happen', async () => {
    await expect(
      knex.transaction(async tx => {
        await appendEvent(tx, { stream, type: 'x', actor: 'system' });
        throw new Error('The change failed');
      }),
    ).rejects.toThrow('The change failed');
    expect(await verifyChain(knex, stream)).toMatchObject({ events: 0 });
  });

  it('is read on from a position, with only what the page shows', async () => {
    await append('request.filed');
    await append('request.revealed', { visibility: 'audit' });
    await append('request.planned');
    const shown = await readEvents(knex, {
      stream,
      after: 1,
      limit: 10,
      visibility: 'timeline',
    });
    expect(shown.map(event => event.seq)).toEqual([3]);
  });
});
