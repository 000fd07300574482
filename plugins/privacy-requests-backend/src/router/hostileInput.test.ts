import { TestDatabases } from '@backstage/backend-test-utils';
import { draft, Harness } from '../__testUtils__/harness';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const encode = (text: string) => Buffer.from(text).toString('base64url');

/* Every answer here is ours to give: none may be a 500. */
describe.each(databases.eachSupportedId())(
  'hostile input on %p',
  databaseId => {
    const start = async (config?: Record<string, unknown>) =>
      Harness.create(await databases.init(databaseId), config);

    it.each([
      ['reason', { reason: 'nul \u0000 byte' }, 'has a control character'],
      ['ticket', { ticket: 'TCK\u0000' }, 'has a control character'],
      ['reason', { reason: 'half \ud800 pair' }, 'is not valid Unicode'],
      ['subjects.0', { subjects: ['nul\u0000'] }, 'has a control character'],
      ['subjects.0', { subjects: ['half\ud800'] }, 'is not valid Unicode'],
      ['surprise', { surprise: 1 }, 'is not known'],
      [
        'options',
        { options: { user_: 'soft' } },
        expect.stringContaining('user_'),
      ],
      [
        'relation.requestId',
        { relation: { type: 'repeats' } },
        expect.any(String),
      ],
    ])('names %s', async (path, change, message) => {
      const harness = await start();
      const answer = await harness
        .as('agent')
        .post('/requests', { ...draft, ...change });
      expect(answer.status).toBe(400);
      expect(answer.body.error.fields).toContainEqual({ path, message });
      expect(await harness.knex('requests')).toEqual([]);
    });

    it('names the first 100 fields of a body that is wrong all over', async () => {
      const harness = await start();
      const answer = await harness.as('agent').post('/requests', {
        ...draft,
        subjects: Array.from({ length: 5000 }, () => ''),
      });
      expect(answer.status).toBe(400);
      expect(answer.body.error.fields.length).toBeLessThanOrEqual(101);
      expect(answer.body.error.fields[0].path).toBe('subjects.0');
    });

    it.each([
      `/requests?q=%00`,
      `/requests?app=%00`,
      `/requests?limit=1e9`,
      `/requests?limit=-1`,
      `/requests?state=nonsense`,
      `/requests?unknown=1`,
      `/requests?cursor=${encode('p999999999999')}`,
      `/requests?cursor=${encode("p1' OR 1=1")}`,
      '/requests?cursor=p1',
    ])('GET %s is a bad request', async path => {
      const harness = await start();
      expect((await harness.as('engineer').get(path)).status).toBe(400);
    });

    it.each(['not-a-uuid', '%00', '..%2f..%2fetc', '1', `x'%20OR%201=1--`])(
      'GET /requests/%s is not found',
      async id => {
        const harness = await start();
        await harness.file();
        for (const leaf of ['', '/events', '/chunks', '/subjects']) {
          const answer = await harness
            .as('engineer')
            .get(`/requests/${id}${leaf}`);
          expect(answer.status).toBe(404);
        }
        const act = await harness
          .as('engineer')
          .post(`/requests/${id}/approve`, {});
        expect(act.status).toBe(404);
      },
    );

    it('answers positions that cannot be with nothing or a bad request', async () => {
      const harness = await start();
      const { id } = await harness.file();
      const engineer = harness.as('engineer');
      const far = await engineer.get(`/requests/${id}/events?after=4294967296`);
      expect(far.status).toBe(400);
      const late = await engineer.get(`/requests/${id}/events?after=99`);
      expect(late.body).toEqual({ items: [], cursor: 99 });
      const reveal = await engineer.post(`/requests/${id}/reveal`, {
        reason: 'Check',
        subjects: [2, 99, Number.MAX_SAFE_INTEGER],
      });
      expect(reveal.body.items).toEqual([{ seq: 2, id: 'noor-haddad-2' }]);
    });

    it('refuses a body that is no JSON, or no object, without a stack', async () => {
      const harness = await start();
      const broken = await harness
        .as('agent')
        .post('/requests', '{"subjects": ["ava' as never, {
          'Content-Type': 'application/json',
        });
      expect(broken.status).toBe(400);
      const list = await harness.as('agent').post('/requests', []);
      expect(list.status).toBe(400);
      const nothing = await harness.as('agent').post('/requests', {});
      expect(
        nothing.body.error.fields.map((field: { path: string }) => field.path),
      ).toEqual(
        expect.arrayContaining([
          'app',
          'kind',
          'subjects',
          'regulation',
          'receivedAt',
          'channel',
          'reason',
        ]),
      );
    });

    it('files 10,000 people where that is allowed, and refuses what is larger', async () => {
      const harness = await start({ limits: { subjectsPerRequest: 10_000 } });
      const subjects = Array.from(
        { length: 10_000 },
        (_, index) => `person-${index}`,
      );
      const filed = await harness.file('agent', { subjects });
      expect(filed).toMatchObject({
        subjectCount: 10_000,
        plan: { chunks: 100 },
        progress: { planned: 100 },
      });
      const huge = await harness.as('agent').post('/requests', {
        ...draft,
        reason: 'x'.repeat(6 * 1024 * 1024),
      });
      expect(huge.status).toBe(413);
    });
  },
);
