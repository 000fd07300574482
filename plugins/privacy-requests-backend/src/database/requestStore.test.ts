import { TestDatabases } from '@backstage/backend-test-utils';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_PRIVACY_REQUEST } from 'backstage-plugin-privacy-requests-common';
import { privacyRequestRules } from 'backstage-plugin-privacy-requests-node';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { requestRow } from '../__testUtils__/requestRow';
import { insertRequest, listRequests, type ListFilter } from './requestStore';
import { fromDb, toDb, type RequestRow } from './rows';
import { setUpDatabase } from './setUp';
import { transitionRequest } from './transitionRequest';
import { verifyChain } from '../evidence/verifyChain';
import { applyFilter, type RequestFilter, type Scope } from './visibility';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const everything: Scope = { visibility: { all: true, failing: false } };
const filter = (change: Partial<ListFilter> = {}): ListFilter => ({
  view: 'all',
  viewer: 'user:default/engineer',
  ticketsOf: { all: true },
  mayApprove: ['chat'],
  now: Date.parse('2026-11-23T12:00:00Z'),
  ...change,
});

describe.each(databases.eachSupportedId())('requests on %p', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await setUpDatabase({ getClient: async () => knex });
  });

  const add = (change: Partial<RequestRow> = {}) =>
    insertRequest(knex, requestRow(change));
  const list = (change: Partial<ListFilter> = {}, scope = everything) =>
    listRequests(knex, { scope, filter: filter(change), limit: 100 });
  const numbers = async (change: Partial<ListFilter>, scope = everything) =>
    (await list(change, scope)).items.map(row => row.number);

  it('come back as they were written', async () => {
    const row = requestRow({ irreversible: true, dueAt: 1795431460675 });
    const inserted = await insertRequest(knex, row);
    expect(inserted).toEqual({ ...row, number: 1 });
  });

  it('are paged without gaps or repeats while new ones arrive', async () => {
    for (let count = 0; count < 7; count += 1) await add();
    const page = (before?: number) =>
      listRequests(knex, {
        scope: everything,
        filter: filter(),
        before,
        limit: 3,
      });
    const first = (await page()).items.map(row => row.number);
    await add();
    const second = (await page(first[2])).items.map(row => row.number);
    const third = (await page(second[2])).items.map(row => row.number);
    expect([...first, ...second, ...third]).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  it('are counted exactly up to 1,000 and no further', async () => {
    const rows = Array.from({ length: 1100 }, (_, index) =>
      toDb(
        requestRow({ filedBy: index < 1000 ? 'user:default/agent' : 'user:x' }),
      ),
    );
    await knex.batchInsert('requests', rows, 50);
    expect((await list()).total).toBe(1001);
    const own: Scope = {
      visibility: { all: false, failing: false, own: 'user:default/agent' },
    };
    expect((await list({}, own)).total).toBe(1000);
  });

  it('are found by number and by the start of a ticket, taken literally', async () => {
    await add({ ticket: 'TCK_100%' });
    await add({ ticket: 'TCKX100X' });
    await add();
    expect(await numbers({ q: 'tck_' })).toEqual([1]);
    expect(await numbers({ q: 'TCK_100%' })).toEqual([1]);
    expect(await numbers({ q: '%' })).toEqual([]);
    expect(await numbers({ q: `' OR 1=1 --` })).toEqual([]);
    expect(await numbers({ q: '#3' })).toEqual([3]);
    expect(await numbers({ q: '2' })).toEqual([2]);
  });

  it('give no ticket away to those who do not see it', async () => {
    await add({ ticket: 'TCK-1' });
    expect(await numbers({ q: 'TCK', ticketsOf: { all: false } })).toEqual([]);
    expect(await numbers({ q: '#1', ticketsOf: { all: false } })).toEqual([1]);
    expect(
      await numbers({
        q: 'TCK',
        ticketsOf: { all: false, own: 'user:default/agent' },
      }),
    ).toEqual([1]);
  });

  it('show somebody on call what fails, and nothing else', async () => {
    await add();
    await add({ state: 'needs_attention' });
    const failing = await add({ state: 'executing' });
    await knex('request_chunks').insert({
      request_id: failing.id,
      seq: 1,
      app: 'chat',
      kind: 'delete',
      state: 'unknown',
      attempt: 1,
      subject_count: 1,
      checks: 0,
      failures: 0,
    });
    const scope: Scope = { visibility: { all: false, failing: true } };
    expect(await numbers({}, scope)).toEqual([3, 2]);
    expect((await list({}, scope)).total).toBe(2);
  });

  it('show nothing to somebody without a part in them', async () => {
    await add();
    const scope: Scope = { visibility: { all: false, failing: false } };
    expect(await list({}, scope)).toEqual({ items: [], total: 0 });
  });

  it('wait for me only where I may decide and have not', async () => {
    await add();
    await add({ filedBy: 'user:default/engineer' });
    await add({ app: 'video' });
    await add({ state: 'scheduled' });
    const approved = await add({ approvalRound: 2 });
    const decision = {
      request_id: approved.id,
      filed_by: approved.filedBy,
      approver_ref: 'user:default/engineer',
      decision: 'approved',
      plan_digest: approved.planDigest,
      at: 1,
      event_seq: 1,
    };
    await knex('request_approvals').insert({ ...decision, round: 1 });
    expect(await numbers({ view: 'waiting' })).toEqual([5, 1]);
    await knex('request_approvals').insert({ ...decision, round: 2 });
    expect(await numbers({ view: 'waiting' })).toEqual([1]);
  });

  it('are overdue only while open', async () => {
    const dueAt = Date.parse('2026-11-20T00:00:00Z');
    await add({ dueAt });
    await add({ dueAt, state: 'completed' });
    await add({ dueAt: Date.parse('2026-11-25T00:00:00Z') });
    await add({ dueAt: Date.parse('2026-12-25T00:00:00Z') });
    expect(await numbers({ due: 'overdue' })).toEqual([1]);
    expect(await numbers({ due: 'week' })).toEqual([3, 1]);
    expect(await numbers({ view: 'due' })).toEqual([3, 1]);
  });

  it('change state only along the lifecycle, and with their event or not at all', async () => {
    const { id } = await add();
    const go = (
      from: RequestRow['state'],
      to: RequestRow['state'],
      more: object = {},
    ) =>
      knex.transaction(tx =>
        transitionRequest(tx, { id, from, to, actor: 'system', ...more }),
      );
    await expect(go('awaiting_approval', 'completed')).rejects.toThrow(
      `no way from 'awaiting_approval' to 'completed'`,
    );
    await expect(go('scheduled', 'executing')).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await expect(
      go('awaiting_approval', 'scheduled', { expectVersion: 7 }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await verifyChain(knex, `request:${id}`)).toMatchObject({
      events: 0,
    });
    expect(await go('awaiting_approval', 'scheduled')).toMatchObject({
      state: 'scheduled',
      version: 2,
    });
    expect(await verifyChain(knex, `request:${id}`)).toMatchObject({
      events: 1,
    });
  });

  it('are the same for a policy’s condition in SQL and in code', async () => {
    const kinds = ['delete', 'restore'] as const;
    const states = ['awaiting_approval', 'completed'] as const;
    const apps = ['chat', 'video'];
    const filers = ['user:default/agent', 'user:default/engineer'];
    for (const kind of kinds)
      for (const state of states)
        for (const app of apps)
          for (const filedBy of filers)
            await add({ kind, state, app, filedBy });
    const stored = (await knex('requests')).map(row => fromDb<RequestRow>(row));

    const resourceType = RESOURCE_TYPE_PRIVACY_REQUEST;
    const some = (values: readonly string[]) => fc.subarray([...values]);
    const leaf: fc.Arbitrary<PermissionCondition> = fc.oneof(
      some(kinds).map(found => ({
        rule: 'HAS_KIND',
        resourceType,
        params: { kinds: found },
      })),
      some(states).map(found => ({
        rule: 'HAS_STATE',
        resourceType,
        params: { states: found },
      })),
      some(apps).map(found => ({
        rule: 'HAS_APP',
        resourceType,
        params: { apps: found },
      })),
      some(['User:Default/Agent', filers[1]]).map(refs => ({
        rule: 'IS_FILER',
        resourceType,
        params: { refs },
      })),
    );
    const { tree } = fc.letrec<{
      tree: PermissionCriteria<PermissionCondition>;
    }>(tie => {
      const parts = fc.array(tie('tree'), { minLength: 1, maxLength: 3 });
      return {
        tree: fc.oneof(
          { maxDepth: 3 },
          leaf,
          tie('tree').map(not => ({ not })),
          parts.map(allOf => ({ allOf: allOf as never })),
          parts.map(anyOf => ({ anyOf: anyOf as never })),
        ) as fc.Arbitrary<PermissionCriteria<PermissionCondition>>,
      };
    });
    const ruleset = {
      getRuleByName: (name: string) =>
        Object.values(privacyRequestRules).find(
          rule => rule.name === name,
        ) as never,
    };
    const transform = createConditionTransformer(ruleset);
    const authorize = createConditionAuthorizer(ruleset);
    await fc.assert(
      fc.asyncProperty(tree, async conditions => {
        const query = knex('requests').orderBy('number');
        query.where(inner =>
          applyFilter(inner, transform(conditions) as RequestFilter),
        );
        const bySql = (await query).map(row => row.number);
        const byCode = stored
          .filter(row =>
            authorize(
              {
                result: AuthorizeResult.CONDITIONAL,
                pluginId: 'privacy-requests',
                resourceType,
                conditions,
              },
              row as never,
            ),
          )
          .map(row => row.number);
        expect(bySql).toEqual(byCode);
      }),
      { numRuns: 60 },
    );
  });
});
