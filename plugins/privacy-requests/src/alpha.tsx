import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import PrivacyIcon from '@material-ui/icons/VerifiedUser';
import { PrivacyRequestsClient } from 'backstage-plugin-privacy-requests-common';
import { privacyRequestsApiRef } from './api';
import { rootRouteRef } from './routes';

const page = PageBlueprint.make({
  params: {
    path: '/privacy-requests',
    title: 'Privacy requests',
    icon: <PrivacyIcon fontSize="inherit" />,
    routeRef: convertLegacyRouteRef(rootRouteRef),
    noHeader: true,
    loader: () => import('./Router').then(({ Router }) => <Router />),
  },
});

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: privacyRequestsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => PrivacyRequestsClient.create(deps),
    }),
});

/** The plugin for the new frontend system. @public */
export default createFrontendPlugin({
  pluginId: 'privacy-requests',
  title: 'Privacy requests',
  icon: <PrivacyIcon fontSize="inherit" />,
  extensions: [page, api],
  routes: { root: convertLegacyRouteRef(rootRouteRef) },
});
