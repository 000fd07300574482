import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of a privacy request in the permission framework.
 * @public
 */
export const RESOURCE_TYPE_PRIVACY_REQUEST = 'privacy-request';

const resourceType = RESOURCE_TYPE_PRIVACY_REQUEST;

/** Gates the page; basic, so a frontend can ask it. @public */
export const privacyRequestsAccessPermission = createPermission({
  name: 'privacy-requests.access',
  attributes: { action: 'read' },
});

/** Ask the vendor for the state of ids. @public */
export const subjectLookupPermission = createPermission({
  name: 'privacy-requests.subject.lookup',
  attributes: { action: 'read' },
});

/** File a request, and preview one. @public */
export const requestCreatePermission = createPermission({
  name: 'privacy-requests.request.create',
  attributes: { action: 'create' },
});

/** See a request and its timeline. @public */
export const requestReadPermission = createPermission({
  name: 'privacy-requests.request.read',
  attributes: { action: 'read' },
  resourceType,
});

/** See identifiers in clear. @public */
export const requestRevealPermission = createPermission({
  name: 'privacy-requests.request.reveal',
  attributes: { action: 'read' },
  resourceType,
});

/** Approve or reject. @public */
export const requestApprovePermission = createPermission({
  name: 'privacy-requests.request.approve',
  attributes: { action: 'update' },
  resourceType,
});

/** Take a request back before anything was sent. @public */
export const requestCancelPermission = createPermission({
  name: 'privacy-requests.request.cancel',
  attributes: { action: 'update' },
  resourceType,
});

/** Retry what failed. @public */
export const requestRetryPermission = createPermission({
  name: 'privacy-requests.request.retry',
  attributes: { action: 'update' },
  resourceType,
});

/** All permissions of the plugin. @public */
export const privacyRequestsPermissions = [
  privacyRequestsAccessPermission,
  subjectLookupPermission,
  requestCreatePermission,
  requestReadPermission,
  requestRevealPermission,
  requestApprovePermission,
  requestCancelPermission,
  requestRetryPermission,
];
