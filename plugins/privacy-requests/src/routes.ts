import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** The queue. @public */
export const rootRouteRef = createRouteRef({ id: 'privacy-requests' });

/** Filing a request. @public */
export const newRouteRef = createSubRouteRef({
  id: 'privacy-requests/new',
  parent: rootRouteRef,
  path: '/new',
});

/** One request. @public */
export const requestRouteRef = createSubRouteRef({
  id: 'privacy-requests/request',
  parent: rootRouteRef,
  path: '/requests/:id',
});
