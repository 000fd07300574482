import { mockCredentials } from '@backstage/backend-test-utils';
import { createPermission } from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { privacyRequestsPermissions } from 'backstage-plugin-privacy-requests-common';
import { AllowAllPolicy } from './AllowAllPolicy';
import { ExamplePolicy } from './ExamplePolicy';

function somebody(...groups: string[]): PolicyQueryUser {
  const userEntityRef = 'user:default/somebody';
  return {
    credentials: mockCredentials.user(userEntityRef),
    info: { userEntityRef, ownershipEntityRefs: [userEntityRef, ...groups] },
  };
}

const read = createPermission({
  name: 'catalog.entity.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});
const remove = createPermission({
  name: 'catalog.entity.delete',
  attributes: { action: 'delete' },
  resourceType: 'catalog-entity',
});

describe('The example policy', () => {
  const policy = new ExamplePolicy();

  it.each(privacyRequestsPermissions.map(permission => [permission.name]))(
    'leaves %s to the duties for people in a group, and denies it to others',
    async name => {
      const permission = privacyRequestsPermissions.find(
        candidate => candidate.name === name,
      )!;
      await expect(
        policy.handle({ permission }, somebody('group:default/auditors')),
      ).resolves.toEqual({ result: 'ALLOW' });
      await expect(policy.handle({ permission }, somebody())).resolves.toEqual({
        result: 'DENY',
      });
    },
  );

  it('lets everybody signed in read the portal, and change nothing', async () => {
    await expect(
      policy.handle({ permission: read }, somebody()),
    ).resolves.toEqual({ result: 'ALLOW' });
    await expect(
      policy.handle({ permission: remove }, somebody('group:default/dpos')),
    ).resolves.toEqual({ result: 'DENY' });
  });

  it('denies everything to somebody who is not signed in', async () => {
    await expect(policy.handle({ permission: read })).resolves.toEqual({
      result: 'DENY',
    });
  });
});

describe('The stock policy', () => {
  it('denies nobody anything', async () => {
    await expect(new AllowAllPolicy().handle()).resolves.toEqual({
      result: 'ALLOW',
    });
  });
});
