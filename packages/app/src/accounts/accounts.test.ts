/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { demoAccounts } from './accounts';

const org = readFileSync(
  resolve(__dirname, '../../../../catalog/org.yaml'),
  'utf8',
);

describe('The demo accounts', () => {
  it('are the users of the catalog, by the same names', () => {
    const users = org
      .split('---')
      .filter(entity => entity.includes('kind: User'))
      .map(entity => ({
        ref: `user:default/${/^ {2}name: (.+)$/m.exec(entity)?.[1]}`,
        name: /displayName: (.+)$/m.exec(entity)?.[1],
      }));
    expect(demoAccounts.map(({ ref, name }) => ({ ref, name }))).toEqual(users);
  });
});
