import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  parseEntityRef,
  stringifyEntityRef,
  type UserEntity,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';

/** One account that can be chosen in the demo. */
export interface DemoAccount {
  ref: string;
  displayName?: string;
  email?: string;
  /** The account itself and its groups. */
  ownership: string[];
}

/**
 * Reads the accounts from the file the catalog reads too. The catalog itself
 * knows its users only about a second after the backend is ready, and then a
 * sign-in would fail for no reason a newcomer could see.
 *
 * @throws InputError when the file holds no users.
 */
export function readDemoAccounts(file: string): Map<string, DemoAccount> {
  const path = resolve(file);
  const users = parseAllDocuments(readFileSync(path, 'utf8'))
    .map(document => document.toJS() as UserEntity | null)
    .filter((entity): entity is UserEntity => entity?.kind === 'User');
  if (users.length === 0) {
    throw new InputError(`auth.providers.demo.orgFile: '${path}' has no users`);
  }
  return new Map(
    users.map(user => {
      const ref = stringifyEntityRef(user);
      return [
        ref,
        {
          ref,
          displayName: user.spec.profile?.displayName,
          email: user.spec.profile?.email,
          ownership: [ref, ...groupsOf(user)],
        },
      ];
    }),
  );
}

function groupsOf(user: UserEntity): string[] {
  return (user.spec.memberOf ?? []).map(group =>
    stringifyEntityRef(
      parseEntityRef(group, {
        defaultKind: 'group',
        defaultNamespace: user.metadata.namespace ?? 'default',
      }),
    ),
  );
}
