import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { VendorConnector } from './connector';

/**
 * Where connector modules register.
 * @public
 */
export interface PrivacyRequestsConnectorsExtensionPoint {
  /** @throws Error when a connector with the same id is registered. */
  addConnector(connector: VendorConnector): void;
}

/** @public */
export const privacyRequestsConnectorsExtensionPoint =
  createExtensionPoint<PrivacyRequestsConnectorsExtensionPoint>({
    id: 'privacy-requests.connectors',
  });
