import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_PRIVACY_REQUEST } from 'backstage-plugin-privacy-requests-common';
import { draft, Harness } from '../__testUtils__/harness';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('on %p', databaseId => {
  const start = async (config?: Record<string, unknown>) =>
    Harness.create(await databases.init(databaseId), config);

  it('a filed request is planned and waits for somebody else', async () => {
    const harness = await start();
    const filed = await harness.file();
    expect(filed).toMatchObject({
      number: 1,
      state: 'awaiting_approval',
      filedBy: 'user:default/agent',
      subjectCount: 2,
      reason: 'Erasure request',
      plan: { chunks: 1 },
      clock: { dueDate: '2026-12-01', overdue: false },
    });
    expect(filed.allowed).toEqual(expect.arrayContaining(['cancel', 'reveal']));
    expect(filed.allowed).not.toContain('approve');
    const engineer = await harness.as('engineer').get(`/requests/${filed.id}`);
    expect(engineer.body.allowed).toEqual(
      expect.arrayContaining(['approve', 'reject']),
    );
    const events = await harness
      .as('agent')
      .get(`/requests/${filed.id}/events`);
    expect(
      events.body.items.map((item: { type: string }) => item.type),
    ).toEqual(['request.filed', 'request.planned']);
  });

  it('names every field at fault and stores nothing', async () => {
    const harness = await start();
    const response = await harness.as('agent').post('/requests', {
      ...draft,
      subjects: ['', 'ok-1', 'ok-1'],
      options: { user: 'hard' },
      receivedAt: 'soon',
    });
    expect(response.status).toBe(400);
    expect(
      response.body.error.fields.map((field: { path: string }) => field.path),
    ).toEqual(expect.arrayContaining(['subjects.0', 'receivedAt']));
    const future = await harness.as('agent').post('/requests', {
      ...draft,
      receivedAt: '2999-01-01T00:00:00Z',
    });
    expect(future.body.error.message).toBe('receivedAt: lies in the future');
    const unknown = await harness
      .as('agent')
      .post('/requests', { ...draft, app: 'nope' });
    expect(unknown.body.error.message).toBe("app: 'nope' is not configured");
    expect(
      (await harness.as('engineer').get('/requests')).body.totalItems,
    ).toBe(0);
  });

  it('refuses to restore somebody who is not deleted, by name', async () => {
    const harness = await start();
    harness.vendor.gone.add('gone-person');
    const response = await harness.as('agent').post('/requests', {
      ...draft,
      kind: 'restore',
      options: {},
      subjects: ['gone-person', 'ava-lindqvist-1'],
    });
    expect(response.status).toBe(400);
    expect(response.body.error.fields).toEqual([
      {
        path: 'subjects.1',
        message: 'is not deleted, there is nothing to restore',
      },
    ]);
  });

  it('files once for the same idempotency key, also for a double click', async () => {
    const harness = await start();
    const key = { 'Idempotency-Key': 'click' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => harness.as('agent').post('/requests', draft, key)),
    );
    expect(new Set(answers.map(answer => answer.body.id)).size).toBe(1);
    const other = await harness
      .as('agent')
      .post('/requests', { ...draft, reason: 'Another one' }, key);
    expect(other.status).toBe(409);
    expect(
      (await harness.as('engineer').get('/requests')).body.totalItems,
    ).toBe(1);
  });

  it('shows an agent only their own requests: in lists, counts and by id', async () => {
    const harness = await start();
    const mine = await harness.file('agent');
    const other = await harness.file('agent-2', { ticket: 'TCK-2' });
    const list = await harness.as('agent').get('/requests?q=TCK');
    expect(list.body.items.map((item: { id: string }) => item.id)).toEqual([
      mine.id,
    ]);
    expect(list.body.totalItems).toBe(1);
    expect((await harness.as('agent').get('/overview')).body.open).toBe(1);
    for (const leaf of ['', '/events', '/chunks', '/subjects']) {
      const response = await harness
        .as('agent')
        .get(`/requests/${other.id}${leaf}`);
      expect(response.status).toBe(404);
    }
    for (const act of ['approve', 'reject', 'cancel', 'retry', 'reveal']) {
      const response = await harness
        .as('agent')
        .post(`/requests/${other.id}/${act}`, {});
      expect(response.status).toBe(404);
    }
    expect(
      (await harness.as('engineer').get('/requests')).body.totalItems,
    ).toBe(2);
  });

  it('applies a conditional policy in SQL, to rows and to totals', async () => {
    const harness = await start();
    await harness.file('agent');
    await harness.file('agent', { app: 'video' });
    harness.decide = permission =>
      permission === 'privacy-requests.request.read'
        ? {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'privacy-requests',
            resourceType: RESOURCE_TYPE_PRIVACY_REQUEST,
            conditions: {
              allOf: [
                {
                  rule: 'HAS_APP',
                  resourceType: RESOURCE_TYPE_PRIVACY_REQUEST,
                  params: { apps: ['video'] },
                },
                {
                  not: {
                    rule: 'HAS_KIND',
                    resourceType: RESOURCE_TYPE_PRIVACY_REQUEST,
                    params: { kinds: ['restore'] },
                  },
                },
              ],
            },
          }
        : { result: AuthorizeResult.ALLOW };
    const list = await harness.as('engineer').get('/requests');
    expect(list.body.items.map((item: { app: string }) => item.app)).toEqual([
      'video',
    ]);
    expect(list.body.totalItems).toBe(1);
  });

  it('answers everybody without a duty with its name, on every route', async () => {
    const harness = await start();
    const { id } = await harness.file();
    const visitor = harness.as('visitor');
    const answers = await Promise.all([
      visitor.get('/apps'),
      visitor.get('/overview'),
      visitor.get('/requests'),
      visitor.get(`/requests/${id}`),
      visitor.get(`/requests/${id}/events`),
      visitor.get(`/requests/${id}/chunks`),
      visitor.get(`/requests/${id}/subjects`),
      visitor.post('/subjects/lookup', {}),
      visitor.post('/previews', {}),
      visitor.post('/requests', {}),
      ...['approve', 'reject', 'cancel', 'retry', 'reveal'].map(act =>
        visitor.post(`/requests/${id}/${act}`, {}),
      ),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(403);
      expect(answer.body.error.message).toMatch(/You need the duty '/);
    }
  });

  it('lets the permission policy deny what the duties allow', async () => {
    const harness = await start();
    const { id, version, plan } = await harness.file();
    harness.decide = permission => ({
      result:
        permission === 'privacy-requests.request.approve'
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    });
    const answer = await harness
      .as('engineer')
      .post(`/requests/${id}/approve`, { version, planDigest: plan.digest });
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain(
      'privacy-requests.request.approve',
    );
  });

  it('turns anonymous callers away', async () => {
    const harness = await start();
    const answer = await harness
      .with(mockCredentials.none.header())
      .get('/requests');
    expect(answer.status).toBe(401);
  });

  it('shows an auditor the case without people, reasons or tickets', async () => {
    const harness = await start();
    const { id } = await harness.file();
    const answer = await harness.as('auditor').get(`/requests/${id}`);
    expect(answer.status).toBe(200);
    expect(answer.body.reason).toBeUndefined();
    expect(answer.body.ticket).toBeUndefined();
    const text = JSON.stringify([
      answer.body,
      (await harness.as('auditor').get(`/requests/${id}/events`)).body,
      (await harness.as('auditor').get(`/requests/${id}/subjects`)).body,
    ]);
    expect(text).not.toContain('Erasure request');
    expect(text).not.toContain('lindqvist');
  });

  it('masks people until somebody with the duty gives a reason, and records it', async () => {
    const harness = await start();
    const { id } = await harness.file();
    const masked = await harness.as('engineer').get(`/requests/${id}/subjects`);
    expect(masked.body.items.map((item: { id: string }) => item.id)).toEqual([
      'av…1',
      'no…2',
    ]);
    const without = await harness
      .as('engineer')
      .post(`/requests/${id}/reveal`, { reason: '', subjects: [1] });
    expect(without.status).toBe(400);
    const shown = await harness.as('engineer').post(`/requests/${id}/reveal`, {
      reason: 'Compare with ticket',
      subjects: [1],
    });
    expect(shown.body.items).toEqual([{ seq: 1, id: 'ava-lindqvist-1' }]);
    const trace = await harness
      .knex('audit_events')
      .where({ type: 'request.revealed' })
      .first();
    expect(trace.actor).toBe('user:default/engineer');
  });

  it('cuts 1,000 people into 10 chunks and pages through them', async () => {
    const harness = await start();
    const subjects = Array.from(
      { length: 1000 },
      (_, index) => `person-${index}`,
    );
    const filed = await harness.file('agent', { subjects });
    expect(filed.plan.chunks).toBe(10);
    expect(filed.progress.planned).toBe(10);
    const seen: number[] = [];
    let cursor = '';
    do {
      const page = await harness
        .as('agent')
        .get(
          `/requests/${filed.id}/subjects?limit=200${
            cursor && `&cursor=${cursor}`
          }`,
        );
      seen.push(...page.body.items.map((item: { seq: number }) => item.seq));
      cursor = page.body.nextCursor ?? '';
    } while (cursor);
    expect(seen).toEqual(subjects.map((_, index) => index + 1));
    const over = await harness
      .as('agent')
      .post('/requests', { ...draft, subjects: [...subjects, 'one-more'] });
    expect(over.body.error.message).toContain('above the limit of 1000');
  });

  it.each([
    'two words',
    ' leading and trailing ',
    'quote"and\'quote',
    'slash/and\\back',
    '../../etc/passwd',
    '😀👩‍👩‍👧',
    'é is not é',
    '李小龙',
    'مريم ',
    `'; DROP TABLE requests; --`,
    '%_[]',
  ])('carries the id %j unchanged', async id => {
    const harness = await start();
    const filed = await harness.file('agent', { subjects: [id] });
    const shown = await harness
      .as('engineer')
      .post(`/requests/${filed.id}/reveal`, { reason: 'Test', subjects: [1] });
    expect(shown.body.items).toEqual([{ seq: 1, id }]);
  });

  it('knows people from earlier requests by key, not by text', async () => {
    const harness = await start();
    await harness.file('agent');
    const answer = await harness.as('agent').post('/subjects/lookup', {
      app: 'chat',
      subjects: ['ava-lindqvist-1', 'nobody-here'],
    });
    expect(answer.body.items[0].records).toMatchObject([
      { number: 1, kind: 'delete' },
    ]);
    expect(answer.body.items[1].records).toEqual([]);
    const other = await harness.as('agent-2').post('/subjects/lookup', {
      app: 'chat',
      subjects: ['ava-lindqvist-1'],
    });
    expect(other.body.items[0].records).toEqual([]);
  });

  it('previews without storing anything', async () => {
    const harness = await start();
    const answer = await harness.as('agent').post('/previews', {
      app: 'chat',
      kind: 'delete',
      subjects: ['ava-lindqvist-1'],
      options: { user: 'soft' },
    });
    expect(answer.body).toMatchObject({
      chunks: 1,
      subjectCount: 1,
      impact: { conversations: { precision: 'exact', value: 4 } },
    });
    expect(await harness.knex('requests')).toEqual([]);
    // It shows people, so it is a look, and a look is recorded.
    const trace = await harness
      .knex('audit_events')
      .where({ type: 'subject.previewed' })
      .first();
    expect(trace.actor).toBe('user:default/agent');
    expect(JSON.parse(trace.data)).toMatchObject({ app: 'chat', count: 1 });
    expect(trace.data).not.toContain('ava');
  });
});
