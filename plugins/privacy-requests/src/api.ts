import {
  createApiFactory,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { PrivacyRequestsClient } from 'backstage-plugin-privacy-requests-common';

/** What the pages ask of the backend. @public */
export type PrivacyRequestsApi = Pick<
  PrivacyRequestsClient,
  keyof PrivacyRequestsClient
>;

/** @public */
export const privacyRequestsApiRef = createApiRef<PrivacyRequestsApi>({
  id: 'plugin.privacy-requests.api',
});

/** @public */
export const privacyRequestsApiFactory = createApiFactory({
  api: privacyRequestsApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: deps => PrivacyRequestsClient.create(deps),
});
