import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { Harness } from '../__testUtils__/harness';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('four eyes on %p', databaseId => {
  const start = async (config?: Record<string, unknown>) =>
    Harness.create(await databases.init(databaseId), config);

  const approval = (filed: { version: number; plan: { digest: string } }) => ({
    version: filed.version,
    planDigest: filed.plan.digest,
  });

  it('the filer cannot approve or reject, even with the duty to approve', async () => {
    const harness = await start();
    const filed = await harness.file('engineer');
    for (const [act, body] of [
      ['approve', approval(filed)],
      [
        'reject',
        { version: filed.version, code: 'duplicate', comment: 'Mine' },
      ],
    ] as const) {
      const answer = await harness
        .as('engineer')
        .post(`/requests/${filed.id}/${act}`, body);
      expect(answer.status).toBe(403);
      expect(answer.body.error.message).toContain('somebody else');
    }
    expect(await harness.knex('request_approvals')).toEqual([]);
  });

  it('the letter case of a ref makes nobody another person', async () => {
    const harness = await start();
    const filed = await harness.file('engineer');
    const answer = await harness
      .with(mockCredentials.user.header('user:default/Engineer'))
      .post(`/requests/${filed.id}/approve`, approval(filed));
    expect(answer.status).toBe(403);
  });

  it('holds in the rules, whatever was authorised before', async () => {
    const harness = await start();
    const filed = await harness.file('engineer');
    for (const actor of [
      { ref: 'user:default/engineer', human: true },
      { ref: 'plugin:scaffolder', human: false },
    ]) {
      await expect(
        harness.service.approve(filed.id, approval(filed), actor),
      ).rejects.toThrow(/somebody else|Only a person/);
    }
  });

  it('holds in the database, whatever the code does', async () => {
    const harness = await start();
    const filed = await harness.file('agent');
    const row = {
      request_id: filed.id,
      filed_by: 'user:default/agent',
      approver_ref: 'user:default/agent',
      round: 1,
      decision: 'approved',
      plan_digest: filed.plan.digest,
      at: 1,
      event_seq: 1,
    };
    const insert = (change: object) =>
      harness.knex('request_approvals').insert({ ...row, ...change });
    await expect(insert({})).rejects.toThrow();
    await expect(
      insert({ approver_ref: 'User:default/Agent' }),
    ).rejects.toThrow();
    // Pretending that somebody else filed it, or another plan, is refused too.
    await expect(insert({ filed_by: 'user:default/x' })).rejects.toThrow();
    await expect(
      insert({ approver_ref: 'user:default/dpo', plan_digest: 'other' }),
    ).rejects.toThrow();
    await insert({ approver_ref: 'user:default/dpo' });
  });

  it('a service may not approve', async () => {
    const harness = await start({
      duties: {
        file: ['user:default/agent'],
        seeAll: ['external:bot', 'user:default/agent'],
        approve: ['external:bot'],
      },
    });
    const filed = await harness.file('agent');
    const answer = await harness
      .with(
        mockCredentials.service.header({
          targetPluginId: 'privacy-requests',
          onBehalfOf: mockCredentials.service('external:bot'),
        }),
      )
      .post(`/requests/${filed.id}/approve`, approval(filed));
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain('Only a person');
  });

  it('an approval binds to the plan that was looked at', async () => {
    const harness = await start();
    const filed = await harness.file('agent');
    const answer = await harness
      .as('engineer')
      .post(`/requests/${filed.id}/approve`, {
        version: filed.version,
        planDigest: 'f'.repeat(64),
      });
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toContain('not the one you looked at');
  });

  it('two approvers are two people', async () => {
    const harness = await start({ approvals: { secondAbove: 1 } });
    const filed = await harness.file('agent', { options: { user: 'pruning' } });
    expect(filed.approvalsNeeded).toBe(2);
    const first = await harness
      .as('engineer')
      .post(`/requests/${filed.id}/approve`, approval(filed));
    expect(first.body.state).toBe('awaiting_approval');
    expect(first.body.allowed).not.toContain('approve');
    const again = await harness
      .as('engineer')
      .post(`/requests/${filed.id}/approve`, approval(first.body));
    expect(again.status).toBe(409);
    const second = await harness
      .as('dpo')
      .post(`/requests/${filed.id}/approve`, approval(first.body));
    expect(second.body.state).toBe('scheduled');
  });

  it('two people deciding at once leave one decision, and the late one sees it', async () => {
    const harness = await start();
    const filed = await harness.file('agent');
    const [approve, reject] = await Promise.all([
      harness
        .as('engineer')
        .post(`/requests/${filed.id}/approve`, approval(filed)),
      harness.as('dpo').post(`/requests/${filed.id}/reject`, {
        version: filed.version,
        code: 'duplicate',
        comment: 'See #1',
      }),
    ]);
    expect([approve.status, reject.status].sort()).toEqual([200, 409]);
    const late = [approve, reject].find(answer => answer.status === 409);
    expect(late?.body.error.fresh.id).toBe(filed.id);
    expect(late?.body.error.fresh.version).toBeGreaterThan(filed.version);
  });

  it('two approving at once are never left with a request that nobody can move', async () => {
    const harness = await start({ approvals: { secondAbove: 1 } });
    const filed = await harness.file('agent', { options: { user: 'pruning' } });
    const approve = (name: string, version: number) =>
      harness.as(name).post(`/requests/${filed.id}/approve`, {
        version,
        planDigest: filed.plan.digest,
      });
    const [one, other] = await Promise.all([
      approve('engineer', filed.version),
      approve('dpo', filed.version),
    ]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
    const late = one.status === 409 ? 'engineer' : 'dpo';
    const again = await approve(late, filed.version + 1);
    expect(again.body.state).toBe('scheduled');
  });

  it('a stale version is answered with the request as it is now', async () => {
    const harness = await start();
    const filed = await harness.file('agent');
    await harness
      .as('agent')
      .post(`/requests/${filed.id}/cancel`, { version: filed.version });
    const answer = await harness
      .as('engineer')
      .post(`/requests/${filed.id}/approve`, approval(filed));
    expect(answer.status).toBe(409);
    expect(answer.body.error.fresh).toMatchObject({ state: 'cancelled' });
  });

  it('evidence can neither be changed nor removed', async () => {
    const harness = await start();
    const filed = await harness.file('agent');
    const events = () =>
      harness.knex('audit_events').where('stream', `request:${filed.id}`);
    await expect(events().update({ actor: 'somebody' })).rejects.toThrow(
      'append-only',
    );
    await expect(events().delete()).rejects.toThrow('append-only');
    const first = await events().first();
    await expect(
      harness.knex.raw(
        databaseId.startsWith('SQLITE')
          ? `INSERT OR REPLACE INTO audit_events SELECT stream, seq, at, type, 'forged', visibility, data, prev_hash, hash FROM audit_events WHERE stream = ? AND seq = 1`
          : `INSERT INTO audit_events SELECT * FROM audit_events WHERE stream = ? AND seq = 1 ON CONFLICT (stream, seq) DO UPDATE SET actor = 'forged'`,
        [first.stream],
      ),
    ).rejects.toThrow('append-only');
    const approved = await harness
      .as('engineer')
      .post(`/requests/${filed.id}/approve`, approval(filed));
    expect(approved.status).toBe(200);
    await expect(harness.knex('request_approvals').delete()).rejects.toThrow(
      'keeps every decision',
    );
  });
});
