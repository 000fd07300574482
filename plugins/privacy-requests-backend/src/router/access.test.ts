import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type ConditionalPolicyDecision,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_PRIVACY_REQUEST } from 'backstage-plugin-privacy-requests-common';
import { verifyChain } from '../evidence/verifyChain';
import { draft, Harness } from '../__testUtils__/harness';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('access on %p', databaseId => {
  const start = async (config?: Record<string, unknown>) =>
    Harness.create(await databases.init(databaseId), config);
  const conditional = (
    rule: string,
    params: object,
  ): ConditionalPolicyDecision => ({
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'privacy-requests',
    resourceType: RESOURCE_TYPE_PRIVACY_REQUEST,
    conditions: {
      rule,
      resourceType: RESOURCE_TYPE_PRIVACY_REQUEST,
      params: params as never,
    },
  });

  it('shows somebody on call what fails, masked and without words', async () => {
    const harness = await start();
    const calm = await harness.file();
    const failing = await harness.file();
    await harness
      .knex('requests')
      .where({ id: failing.id })
      .update({ state: 'needs_attention', attention: 'chunk_failed' });
    const oncall = harness.as('oncall');
    const list = await oncall.get('/requests');
    expect(list.body.totalItems).toBe(1);
    expect(list.body.items[0]).toMatchObject({ id: failing.id });
    expect(list.body.items[0].ticket).toBeUndefined();
    expect(list.body.items[0].allowed).toEqual(['retry']);
    expect((await oncall.get(`/requests/${calm.id}`)).status).toBe(404);
    const shown = await oncall.get(`/requests/${failing.id}`);
    expect(shown.body.reason).toBeUndefined();
    const reveal = await oncall.post(`/requests/${failing.id}/reveal`, {
      reason: 'Curious',
      subjects: [1],
    });
    expect(reveal.status).toBe(403);
    expect(reveal.body.error.message).toContain(`duty 'reveal'`);
  });

  it('shows an agent own requests but not what others do to them elsewhere', async () => {
    const harness = await start();
    harness.vendor.gone.add('ava-lindqvist-1').add('noor-haddad-2');
    const mine = await harness.file('agent');
    const follow = await harness.file('engineer', {
      kind: 'restore',
      options: {},
      relation: { type: 'restores', requestId: mine.id },
    });
    const relations = async (name: string, id: string) =>
      (await harness.as(name).get(`/requests/${id}`)).body.relations;
    expect(await relations('agent', mine.id)).toEqual([]);
    expect(await relations('engineer', mine.id)).toMatchObject([
      { direction: 'from', requestId: follow.id, type: 'restores' },
    ]);
    harness.decide = permission =>
      permission === 'privacy-requests.request.read'
        ? conditional('HAS_KIND', { kinds: ['delete'] })
        : { result: AuthorizeResult.ALLOW };
    expect(await relations('engineer', mine.id)).toEqual([]);
  });

  it('lets nobody relate a request to one they may not see', async () => {
    const harness = await start();
    const other = await harness.file('agent-2');
    const answer = await harness.as('agent').post('/requests', {
      ...draft,
      relation: { type: 'repeats', requestId: other.id },
    });
    expect(answer.status).toBe(404);
  });

  it('lets only the filer or somebody with the duty cancel', async () => {
    const harness = await start();
    const { id, version } = await harness.file('agent');
    const auditor = await harness
      .as('auditor')
      .post(`/requests/${id}/cancel`, { version });
    expect(auditor.status).toBe(403);
    expect(auditor.body.error.message).toContain(`duty 'cancel'`);
    const dpo = await harness
      .as('dpo')
      .post(`/requests/${id}/cancel`, { version });
    expect(dpo.body).toMatchObject({
      state: 'cancelled',
      resolution: { code: 'withdrawn' },
      allowed: [],
    });
  });

  it('offers and permits an act by the same rule', async () => {
    const harness = await start();
    harness.decide = permission =>
      permission === 'privacy-requests.request.approve'
        ? conditional('HAS_APP', { apps: ['video'] })
        : { result: AuthorizeResult.ALLOW };
    for (const [app, status] of [
      ['chat', 403],
      ['video', 200],
    ] as const) {
      const filed = await harness.file('agent', { app });
      const engineer = harness.as('engineer');
      const { allowed } = (await engineer.get(`/requests/${filed.id}`)).body;
      expect(allowed.includes('approve')).toBe(status === 200);
      const answer = await engineer.post(`/requests/${filed.id}/approve`, {
        version: filed.version,
        planDigest: filed.plan.digest,
      });
      expect(answer.status).toBe(status);
    }
  });

  it('a service files no deletion of its own, and is recorded when it files for a person', async () => {
    const harness = await start({
      duties: {
        file: ['external:bot', 'user:default/agent'],
        seeOwn: ['external:bot', 'user:default/agent'],
      },
    });
    const bot = harness.with(
      mockCredentials.service.header({
        targetPluginId: 'privacy-requests',
        onBehalfOf: mockCredentials.service('external:bot'),
      }),
    );
    const answer = await bot.post('/requests', draft);
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain('filed by a person');
  });

  it('names every rejection with its code and reasons', async () => {
    const harness = await start();
    const { id, version } = await harness.file('agent');
    const engineer = harness.as('engineer');
    const bare = await engineer.post(`/requests/${id}/reject`, { version });
    expect(
      bare.body.error.fields.map((field: { path: string }) => field.path),
    ).toEqual(expect.arrayContaining(['code', 'comment']));
    const rejected = await engineer.post(`/requests/${id}/reject`, {
      version,
      code: 'refused_unidentifiable',
      comment: 'No proof of who asked',
    });
    expect(rejected.body).toMatchObject({
      state: 'rejected',
      resolution: { code: 'refused_unidentifiable' },
      approvals: [{ decision: 'rejected', comment: 'No proof of who asked' }],
    });
    const events = await engineer.get(`/requests/${id}/events`);
    expect(events.body.items.pop().text).toBe(
      'Rejected, the person could not be identified: “No proof of who asked”',
    );
  });

  it('keeps people out of everything chained, whatever was done to a request', async () => {
    const harness = await start();
    const { id, version, plan } = await harness.file('agent');
    const engineer = harness.as('engineer');
    await engineer.post(`/requests/${id}/reveal`, {
      reason: 'Ask ava-lindqvist-1',
      subjects: [1],
    });
    await engineer.post('/subjects/lookup', {
      app: 'chat',
      subjects: ['ava-lindqvist-1'],
    });
    await engineer.post(`/requests/${id}/approve`, {
      version,
      planDigest: plan.digest,
      comment: 'Spoke with ava-lindqvist-1',
    });
    const chained = JSON.stringify(await harness.knex('audit_events'));
    expect(chained).not.toMatch(/lindqvist|haddad|Erasure request/);
    expect(await verifyChain(harness.knex, `request:${id}`)).toMatchObject({
      intact: true,
    });
    expect(await verifyChain(harness.knex, 'system')).toMatchObject({
      intact: true,
      events: 1,
    });
  });

  it('pages end with the last row, not with an empty page', async () => {
    const harness = await start();
    await harness.file();
    const { id } = await harness.file();
    const engineer = harness.as('engineer');
    const first = await engineer.get('/requests?limit=1');
    expect(first.body.nextCursor).toBeDefined();
    const last = await engineer.get(
      `/requests?limit=1&cursor=${first.body.nextCursor}`,
    );
    expect(last.body.items).toHaveLength(1);
    expect(last.body.nextCursor).toBeUndefined();
    const subjects = await engineer.get(`/requests/${id}/subjects?limit=2`);
    expect(subjects.body.nextCursor).toBeUndefined();
  });

  it('tells the worker and open pages of a change once it is committed', async () => {
    const harness = await start();
    const { id, version } = await harness.file('agent');
    await harness.as('agent').post(`/requests/${id}/cancel`, { version: 99 });
    expect(harness.changes).toEqual([id]);
    await harness.as('agent').post(`/requests/${id}/cancel`, { version });
    expect(harness.changes).toEqual([id, id]);
  });
});
