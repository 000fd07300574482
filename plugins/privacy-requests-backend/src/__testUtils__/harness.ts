import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  privacyRequestsPermissions,
  type RequestDraftInput,
} from 'backstage-plugin-privacy-requests-common';
import {
  privacyRequestResourceRef,
  privacyRequestRules,
} from 'backstage-plugin-privacy-requests-node';
import express, { type Express } from 'express';
import type { Knex } from 'knex';
import request from 'supertest';
import { readPluginConfig } from '../config/readConfig';
import { setUpDatabase } from '../database/setUp';
import { findRequest } from '../database/requestStore';
import { AppRegistry } from '../planning/AppRegistry';
import { Planner } from '../planning/Planner';
import { SubjectKeys } from '../planning/SubjectKeys';
import { AuthorizedRequestService } from '../requests/AuthorizedRequestService';
import { FilingService } from '../requests/FilingService';
import { Gate } from '../requests/Gate';
import { RequestReader } from '../requests/RequestReader';
import { SubjectLookup } from '../requests/SubjectLookup';
import { RequestService } from '../requests/RequestService';
import { createRouter } from '../router/createRouter';
import { FakeVendor } from './FakeVendor';

/** The duties of the demo. */
export const demoDuties = {
  file: ['user:default/agent', 'user:default/agent-2', 'user:default/engineer'],
  seeOwn: ['user:default/agent', 'user:default/agent-2'],
  seeAll: ['user:default/engineer', 'user:default/dpo'],
  seeFailing: ['user:default/oncall'],
  seeSkeleton: ['user:default/auditor'],
  reveal: ['user:default/agent', 'user:default/engineer'],
  approve: ['user:default/engineer', 'user:default/dpo'],
  cancel: ['user:default/engineer', 'user:default/dpo'],
  retry: ['user:default/engineer', 'user:default/oncall'],
};

/** A complete draft that every test can change a field of. */
export const draft: RequestDraftInput = {
  app: 'chat',
  kind: 'delete',
  subjects: ['ava-lindqvist-1', 'noor-haddad-2'],
  options: { user: 'soft' },
  regulation: 'gdpr',
  receivedAt: '2026-11-01T10:00:00Z',
  channel: 'email',
  reason: 'Erasure request',
  ticket: 'TCK-1',
};

/** The router over a real database, as HTTP clients meet it. */
export class Harness {
  readonly vendor = new FakeVendor();
  readonly changes: string[] = [];
  /** What the permission framework answers; a stock portal allows all. */
  decide: (permission: string) => PolicyDecision = () => ({
    result: AuthorizeResult.ALLOW,
  });

  static async create(
    knex: Knex,
    config: Record<string, unknown> = {},
  ): Promise<Harness> {
    const harness = new Harness(knex);
    await harness.start(config);
    return harness;
  }

  app!: Express;
  service!: RequestService;

  private constructor(readonly knex: Knex) {}

  /** A caller with a person's credentials. */
  as(name: string) {
    return this.with(mockCredentials.user.header(`user:default/${name}`));
  }

  /** A caller with this Authorization header. */
  with(authorization: string) {
    const { app } = this;
    return {
      get: (path: string) =>
        request(app).get(path).set('Authorization', authorization),
      post: (
        path: string,
        body: object,
        headers: Record<string, string> = {},
      ) =>
        request(app)
          .post(path)
          .set('Authorization', authorization)
          .set(headers)
          .send(body),
    };
  }

  /** Files the draft with changes as somebody and answers with its body. */
  async file(name = 'agent', change: Partial<RequestDraftInput> = {}) {
    const response = await this.as(name).post('/requests', {
      ...draft,
      ...change,
    });
    if (response.status !== 201) {
      throw new Error(`${response.status} ${JSON.stringify(response.body)}`);
    }
    return response.body;
  }

  private async start(extra: Record<string, unknown>) {
    const { knex } = this;
    await setUpDatabase({ getClient: async () => knex });
    const config = readPluginConfig(
      mockServices.rootConfig({
        data: {
          privacyRequests: {
            apps: [
              { id: 'chat', title: 'Acme Chat', connector: 'fake' },
              { id: 'video', title: 'Acme Video', connector: 'fake' },
            ],
            duties: demoDuties,
            clocks: { timeZone: 'Europe/Berlin' },
            ...extra,
          },
        },
      }),
    );
    const apps = AppRegistry.create(
      config.apps,
      new Map([['fake', this.vendor.connector]]),
    );
    const keys = SubjectKeys.create({ ring: [], production: false });
    const planner = Planner.create({ apps, keys, config });
    const decideAll = async (
      queries: Array<{ permission: { name: string } }>,
    ) => queries.map(({ permission }) => this.decide(permission.name));
    const permissionsRegistry = mockServices.permissionsRegistry.mock({
      getPermissionRuleset: () => ({
        getRuleByName: name => {
          const rule = Object.values(privacyRequestRules).find(
            candidate => candidate.name === name,
          );
          if (!rule) throw new Error(`No rule '${name}'`);
          return rule as never;
        },
      }),
    });
    permissionsRegistry.addResourceType({
      resourceRef: privacyRequestResourceRef,
      permissions: privacyRequestsPermissions,
      rules: Object.values(privacyRequestRules),
      getResources: ids => Promise.all(ids.map(id => findRequest(knex, id))),
    });
    const gate = Gate.create({
      auth: mockServices.auth(),
      userInfo: mockServices.userInfo(),
      permissions: mockServices.permissions.mock({
        authorize: decideAll as never,
        authorizeConditional: decideAll as never,
      }),
      permissionsRegistry,
      duties: config.duties,
    });
    const onChange = (id: string) => this.changes.push(id);
    const filing = FilingService.create({
      database: knex,
      planner,
      config,
      onChange,
    });
    this.service = RequestService.create({ database: knex, config, onChange });
    const lookup = SubjectLookup.create({ database: knex, apps, keys });
    const reader = RequestReader.create({
      database: knex,
      gate,
      apps,
      config,
    });
    const authorized = AuthorizedRequestService.create({
      database: knex,
      gate,
      filing,
      lookup,
      service: this.service,
      reader,
      planner,
    });
    this.app = express();
    this.app.use(
      createRouter(
        {
          httpAuth: mockServices.httpAuth({ pluginId: 'privacy-requests' }),
          service: authorized,
          reader,
          lookup,
        },
        gate,
      ),
    );
    this.app.use(
      MiddlewareFactory.create({
        config: mockServices.rootConfig(),
        logger: mockServices.logger.mock(),
      }).error(),
    );
  }
}
