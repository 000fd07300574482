import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { privacyRequestsPermissions } from 'backstage-plugin-privacy-requests-common';
import {
  privacyRequestResourceRef,
  privacyRequestRules,
  privacyRequestsConnectorsExtensionPoint,
  type VendorConnector,
} from 'backstage-plugin-privacy-requests-node';
import { readPluginConfig } from './config/readConfig';
import { assertDurable, setUpDatabase } from './database/setUp';
import { findRequest } from './database/requestStore';
import { Worker } from './execution/Worker';
import { AppRegistry } from './planning/AppRegistry';
import { Planner } from './planning/Planner';
import { SubjectKeys } from './planning/SubjectKeys';
import { AuthorizedRequestService } from './requests/AuthorizedRequestService';
import { FilingService } from './requests/FilingService';
import { Gate } from './requests/Gate';
import { RequestReader } from './requests/RequestReader';
import { RequestService } from './requests/RequestService';
import { SubjectLookup } from './requests/SubjectLookup';
import { createRouter } from './router/createRouter';
import { createChangePing } from './changePing';

/**
 * The backend of privacy requests.
 *
 * @public
 */
export const privacyRequestsPlugin = createBackendPlugin({
  pluginId: 'privacy-requests',
  register(env) {
    const connectors = new Map<string, VendorConnector>();
    env.registerExtensionPoint(privacyRequestsConnectorsExtensionPoint, {
      addConnector(connector) {
        if (connectors.has(connector.id)) {
          throw new Error(
            `A connector '${connector.id}' is registered already`,
          );
        }
        connectors.set(connector.id, connector);
      },
    });
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { logger, httpAuth, lifecycle, scheduler } = deps;
        const config = readPluginConfig(deps.config);
        const apps = AppRegistry.create(config.apps, connectors);
        const keys = SubjectKeys.create({
          ring: config.subjectKeys,
          developmentFile: config.developmentKeyFile,
          production: process.env.NODE_ENV === 'production',
        });
        const database = await setUpDatabase(deps.database);
        await assertDurable(database, config.execution);
        const planner = Planner.create({ apps, keys, config });
        const onChange = createChangePing({ signals: deps.signals, logger });

        deps.permissionsRegistry.addResourceType({
          resourceRef: privacyRequestResourceRef,
          permissions: privacyRequestsPermissions,
          rules: Object.values(privacyRequestRules),
          getResources: ids =>
            Promise.all(ids.map(id => findRequest(database, id))),
        });
        const gate = Gate.create({ ...deps, duties: config.duties });
        const worker = Worker.create({
          database,
          logger,
          scheduler,
          lifecycle,
          apps,
          config: config.execution,
          recomputeDigest: (tx, request) => planner.digestOf(tx, request),
          onChange,
        });
        const filing = FilingService.create({
          database,
          planner,
          config,
          onChange,
        });
        const service = RequestService.create({
          database,
          config,
          onChange: id => {
            onChange(id);
            worker.wake();
          },
        });
        const lookup = SubjectLookup.create({ database, apps, keys });
        const reader = RequestReader.create({ database, gate, apps, config });
        const authorized = AuthorizedRequestService.create({
          database,
          gate,
          filing,
          lookup,
          service,
          reader,
          planner,
        });
        deps.httpRouter.use(
          createRouter({ httpAuth, service: authorized, reader, lookup }, gate),
        );
        await worker.start();
      },
    });
  },
});
