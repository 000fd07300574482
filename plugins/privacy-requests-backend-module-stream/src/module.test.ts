import { startTestBackend } from '@backstage/backend-test-utils';
import {
  privacyRequestsConnectorsExtensionPoint,
  type VendorConnector,
} from 'backstage-plugin-privacy-requests-node';
import module from '.';

it('registers a connector named stream for deletions and restores of 100', async () => {
  const connectors: VendorConnector[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        privacyRequestsConnectorsExtensionPoint,
        { addConnector: connector => connectors.push(connector) },
      ],
    ],
    features: [module],
  });
  expect(connectors).toMatchObject([
    { id: 'stream', subjectsPerCall: { delete: 100, restore: 100 } },
  ]);
  await backend.stop();
});
