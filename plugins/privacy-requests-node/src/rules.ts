import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  requestKindSchema,
  requestStateSchema,
  RESOURCE_TYPE_PRIVACY_REQUEST,
} from 'backstage-plugin-privacy-requests-common';
import { z } from 'zod';

/**
 * What a permission rule may look at.
 * @public
 */
export interface PrivacyRequestResource {
  /** Normalised entity ref. */
  filedBy: string;
  kind: string;
  state: string;
  app: string;
}

/**
 * A condition that the backend turns into SQL.
 * @public
 */
export interface PrivacyRequestQuery {
  key: keyof PrivacyRequestResource;
  values: string[];
}

/** @public */
export const privacyRequestResourceRef = createPermissionResourceRef<
  PrivacyRequestResource,
  PrivacyRequestQuery
>().with({
  pluginId: 'privacy-requests',
  resourceType: RESOURCE_TYPE_PRIVACY_REQUEST,
});

const isFiler = createPermissionRule({
  name: 'IS_FILER',
  description: 'Allows requests that one of these people filed',
  resourceRef: privacyRequestResourceRef,
  paramsSchema: z.object({
    refs: z.array(z.string()).describe('Entity refs of people'),
  }),
  apply: (request, { refs }) =>
    refs.map(ref => ref.toLowerCase()).includes(request.filedBy),
  toQuery: ({ refs }) => ({
    key: 'filedBy',
    values: refs.map(ref => ref.toLowerCase()),
  }),
});

const hasKind = createPermissionRule({
  name: 'HAS_KIND',
  description: 'Allows requests of these operations',
  resourceRef: privacyRequestResourceRef,
  paramsSchema: z.object({
    kinds: z.array(requestKindSchema).describe('Operations'),
  }),
  apply: (request, { kinds }) => kinds.some(kind => kind === request.kind),
  toQuery: ({ kinds }) => ({ key: 'kind', values: kinds }),
});

const hasState = createPermissionRule({
  name: 'HAS_STATE',
  description: 'Allows requests in these states',
  resourceRef: privacyRequestResourceRef,
  paramsSchema: z.object({
    states: z.array(requestStateSchema).describe('States'),
  }),
  apply: (request, { states }) => states.some(state => state === request.state),
  toQuery: ({ states }) => ({ key: 'state', values: states }),
});

const hasApp = createPermissionRule({
  name: 'HAS_APP',
  description: 'Allows requests against these apps',
  resourceRef: privacyRequestResourceRef,
  paramsSchema: z.object({
    apps: z.array(z.string()).describe('Configured app ids'),
  }),
  apply: (request, { apps }) => apps.includes(request.app),
  toQuery: ({ apps }) => ({ key: 'app', values: apps }),
});

/**
 * The rules that a permission policy can build conditions from.
 * @public
 */
export const privacyRequestRules = { isFiler, hasKind, hasState, hasApp };
