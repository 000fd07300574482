import {
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { privacyRequestsConnectorsExtensionPoint } from 'backstage-plugin-privacy-requests-node';
import request from 'supertest';
import { FakeVendor } from './__testUtils__/FakeVendor';
import { demoDuties, draft } from './__testUtils__/harness';
import plugin from '.';

jest.setTimeout(60_000);

const connector = createBackendModule({
  pluginId: 'privacy-requests',
  moduleId: 'fake',
  register(env) {
    env.registerInit({
      deps: { connectors: privacyRequestsConnectorsExtensionPoint },
      async init({ connectors }) {
        connectors.addConnector(new FakeVendor().connector);
      },
    });
  },
});

const base = '/api/privacy-requests';

async function boot(
  options: {
    features?: BackendFeature[];
    permission?: { enabled: boolean };
    execution?: object;
  } = {},
) {
  const { server } = await startTestBackend({
    features: [
      plugin,
      connector,
      mockServices.rootConfig.factory({
        data: {
          permission: options.permission,
          backend: {
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          privacyRequests: {
            apps: [{ id: 'chat', connector: 'fake' }],
            duties: demoDuties,
            execution: options.execution ?? { allowInMemory: true },
          },
        } as never,
      }),
      ...(options.features ?? []),
    ],
  });
  const as = (name: string) => {
    const who = mockCredentials.user.header(`user:default/${name}`);
    return {
      get: (path: string) =>
        request(server).get(`${base}${path}`).set('Authorization', who),
      post: (path: string, body: object) =>
        request(server)
          .post(`${base}${path}`)
          .set('Authorization', who)
          .send(body),
    };
  };
  return { server, as };
}

describe('the plugin in a backend', () => {
  it('files, shows and lists a request', async () => {
    const { as } = await boot();
    const filed = await as('agent').post('/requests', draft);
    expect(filed.status).toBe(201);
    const list = await as('engineer').get('/requests');
    expect(list.body).toMatchObject({ totalItems: 1 });
    expect(list.body.items[0].id).toBe(filed.body.id);
  });

  // A stock portal allows everything, and so does one without permissions.
  it.each([
    [
      'permissions switched off',
      {
        features: [permissionsServiceFactory],
        permission: { enabled: false },
      },
    ],
    [
      'the stock policy',
      {
        features: [
          mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
        ],
        permission: { enabled: true },
      },
    ],
  ])('with %s the duties and four-eyes still hold', async (_name, options) => {
    const { as } = await boot(options);
    const { body: filed } = await as('engineer').post('/requests', draft);
    const approval = {
      version: filed.version,
      planDigest: filed.plan.digest,
    };
    for (const [name, reason] of [
      ['visitor', `You need the duty`],
      ['engineer', 'You filed this request'],
      ['auditor', `You need the duty 'approve'`],
    ]) {
      const answer = await as(name).post(
        `/requests/${filed.id}/approve`,
        approval,
      );
      expect(answer.status).toBe(403);
      expect(answer.body.error.message).toContain(reason);
    }
    const agent = await as('agent').get(`/requests/${filed.id}`);
    expect(agent.status).toBe(404);
    const { status } = await as('dpo').post(
      `/requests/${filed.id}/approve`,
      approval,
    );
    expect(status).toBe(200);
  });

  it('turns callers without credentials away', async () => {
    const { server } = await boot();
    const answer = await request(server)
      .get(`${base}/requests`)
      .set('Authorization', mockCredentials.none.header());
    expect(answer.status).toBe(401);
  });

  it('does not start on a database that forgets, unless told to', async () => {
    await expect(boot({ execution: {} })).rejects.toThrow(
      'The database is in memory',
    );
  });

  it('does not start without its connector, and says which is missing', async () => {
    await expect(
      startTestBackend({
        features: [
          plugin,
          mockServices.rootConfig.factory({
            data: {
              privacyRequests: {
                apps: [{ id: 'chat', connector: 'stream' }],
                execution: { allowInMemory: true },
              },
            },
          }),
        ],
      }),
    ).rejects.toThrow(`the connector 'stream', which is not installed`);
  });
});
