import { createBackendModule } from '@backstage/backend-plugin-api';
import { privacyRequestsConnectorsExtensionPoint } from 'backstage-plugin-privacy-requests-node';
import { StreamConnector } from './StreamConnector';

/**
 * Adds the Stream connector to Privacy Requests.
 *
 * @public
 */
export const privacyRequestsModuleStream = createBackendModule({
  pluginId: 'privacy-requests',
  moduleId: 'stream',
  register(reg) {
    reg.registerInit({
      deps: { connectors: privacyRequestsConnectorsExtensionPoint },
      async init({ connectors }) {
        connectors.addConnector(StreamConnector.create());
      },
    });
  },
});
