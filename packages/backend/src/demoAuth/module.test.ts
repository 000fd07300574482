import { resolve } from 'node:path';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { authModuleDemoProvider } from './module';

const orgFile = resolve(__dirname, '../../../../catalog/org.yaml');

function start(host = '127.0.0.1'): Promise<TestBackend> {
  return startTestBackend({
    features: [
      authPlugin,
      authModuleDemoProvider,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: {
            baseUrl: 'http://localhost:7007',
            listen: { host, port: 0 },
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          auth: { providers: { demo: { orgFile } } },
        },
      }),
    ],
  });
}

describe('The demo sign-in', () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await start();
  });

  afterAll(() => backend.stop());

  const refresh = (ref?: string) => {
    const call = request(backend.server).post('/api/auth/demo/refresh');
    return ref === undefined ? call : call.set('x-demo-user', ref);
  };

  it('makes one the chosen account, with its groups, before the catalog knows it', async () => {
    const { status, body } = await refresh('user:default/engineer');
    expect(status).toBe(200);
    expect(body.profile.displayName).toBe('Nora Lindqvist');
    expect(body.backstageIdentity.identity).toEqual({
      type: 'user',
      userEntityRef: 'user:default/engineer',
      ownershipEntityRefs: [
        'user:default/engineer',
        'group:default/privacy-engineers',
      ],
    });
  });

  it('gives the visitor no group', async () => {
    const { body } = await refresh('user:default/visitor');
    expect(body.backstageIdentity.identity.ownershipEntityRefs).toEqual([
      'user:default/visitor',
    ]);
  });

  it('refuses an account that the file does not have', async () => {
    const { status, body } = await refresh('user:default/root');
    expect(status).toBe(401);
    expect(body.error.message).toMatch(/not a demo account; there are .*agent/);
  });

  it('refuses somebody who chose nobody', async () => {
    expect((await refresh()).status).toBe(401);
  });

  it('keeps the backend from starting where other machines can reach it', async () => {
    await expect(start('0.0.0.0')).rejects.toThrow(
      /demo sign-in refuses to load/,
    );
  });
});
