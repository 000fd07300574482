import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { claimChunks, type ClaimedChunk } from './claimChunks';
import { writeChunk, released } from './chunkWrites';
import { databaseNow } from './dialect';
import { LeaseLostError } from './lease';
import { setUpDatabase } from './setUp';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('claims on %p', databaseId => {
  let knex: Knex;
  let lastId = 0;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await setUpDatabase({ getClient: async () => knex });
  });

  /** A request with some chunks that are due since a while. */
  async function request(chunks: number, dueForMs = 1_000): Promise<string> {
    const now = await databaseNow(knex);
    lastId += 1;
    const id = `00000000-0000-4000-8000-${String(lastId).padStart(12, '0')}`;
    await knex('requests').insert({
      id,
      app: 'chat',
      kind: 'delete',
      options: '{}',
      irreversible: false,
      state: 'executing',
      version: 1,
      filed_by: 'user:default/agent',
      filed_at: now,
      received_at: now,
      regulation: 'gdpr',
      time_zone: 'UTC',
      channel: 'email',
      plan_digest: 'd',
      vendor_identity: 'vendor key',
      subject_count: 1,
      chunk_count: chunks,
      impact: '{}',
      approvals_needed: 1,
      approval_round: 1,
      updated_at: now,
    });
    await knex('request_chunks').insert(
      Array.from({ length: chunks }, (_, index) => ({
        request_id: id,
        seq: index + 1,
        app: 'chat',
        kind: 'delete',
        state: 'planned',
        attempt: 0,
        subject_count: 1,
        due_at: now - dueForMs,
        checks: 0,
        failures: 0,
      })),
    );
    return id;
  }

  const claim = (change: Partial<Parameters<typeof claimChunks>[1]> = {}) =>
    claimChunks(knex, {
      limit: 8,
      perRequest: 4,
      leaseMs: 60_000,
      skip: [],
      ...change,
    });
  const names = (chunks: ClaimedChunk[]) =>
    chunks.map(chunk => `${chunk.requestId} ${chunk.seq}`);

  it('what one worker holds no other one gets', async () => {
    await request(40);
    const claimed = await Promise.all(
      Array.from({ length: 10 }, () => claim()),
    );
    const all = claimed.flatMap(names);
    expect(new Set(all).size).toBe(all.length);
    expect(await claim({ limit: 100, perRequest: 100 })).toHaveLength(
      40 - all.length,
    );
    expect(await claim()).toEqual([]);
  });

  it('a large request does not starve a small one', async () => {
    const large = await request(500, 60_000);
    const small = await request(1, 1);
    const claimed = await claim();
    expect(claimed.map(chunk => chunk.requestId)).toContain(small);
    expect(claimed.filter(chunk => chunk.requestId === large)).toHaveLength(4);
    expect(names(await claim({ skip: [large] }))).toEqual([]);
  });

  it('what is not due is left alone', async () => {
    const id = await request(2);
    await knex('request_chunks')
      .where({ request_id: id, seq: 1 })
      .update({ due_at: (await databaseNow(knex)) + 60_000 });
    await knex('request_chunks')
      .where({ request_id: id, seq: 2 })
      .update({ due_at: null });
    expect(await claim()).toEqual([]);
  });

  it('a lease that ended can be claimed, and its old holder writes nothing', async () => {
    await request(1);
    const [old] = await claim({ leaseMs: -1 });
    const [young] = await claim();
    expect(young.seq).toBe(old.seq);
    await expect(writeChunk(knex, old, { state: 'accepted' })).rejects.toThrow(
      LeaseLostError,
    );
    await writeChunk(knex, young, { ...released, state: 'accepted' });
    await expect(writeChunk(knex, young, { state: 'failed' })).rejects.toThrow(
      LeaseLostError,
    );
    expect(await knex('request_chunks').first()).toMatchObject({
      state: 'accepted',
      lease_token: null,
    });
  });
});
