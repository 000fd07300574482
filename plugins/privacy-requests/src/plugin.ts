import {
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { privacyRequestsApiFactory } from './api';
import { rootRouteRef } from './routes';

/** The plugin for the legacy frontend system. @public */
export const privacyRequestsPlugin = createPlugin({
  id: 'privacy-requests',
  apis: [privacyRequestsApiFactory],
  routes: { root: rootRouteRef },
});

/**
 * The pages, to be mounted at `/privacy-requests` in the legacy frontend
 * system.
 * @public
 */
export const PrivacyRequestsPage = privacyRequestsPlugin.provide(
  createRoutableExtension({
    name: 'PrivacyRequestsPage',
    component: () => import('./Router').then(module => module.Router),
    mountPoint: rootRouteRef,
  }),
);
