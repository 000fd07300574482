import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * An example to start from. Everybody signed in may read the portal; privacy
 * requests are for people in a group, and what each of them may do there is
 * decided by the configured duties, which this can only narrow. Anything else
 * that changes something is denied.
 */
export class ExamplePolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) return deny;
    if (permission.name.startsWith('privacy-requests.')) {
      return isInAGroup(user) ? allow : deny;
    }
    return permission.attributes.action === 'read' ? allow : deny;
  }
}

function isInAGroup({ info }: PolicyQueryUser): boolean {
  return info.ownershipEntityRefs.some(ref => ref.startsWith('group:'));
}
