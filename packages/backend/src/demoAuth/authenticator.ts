import { AuthenticationError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import { readDemoAccounts, type DemoAccount } from './demoAccounts';
import { LOOPBACK } from './refusalToLoad';

/** Header in which the portal names the chosen account. */
export const DEMO_USER_HEADER = 'x-demo-user';

/** Believes the header: whoever asks is who they say they are. */
export const demoAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async (account: DemoAccount) => ({
    profile: { displayName: account.displayName, email: account.email },
  }),
  initialize: ({ config }) => readDemoAccounts(config.getString('orgFile')),
  async authenticate({ req }, accounts: Map<string, DemoAccount>) {
    // A page elsewhere can give our address a name of its own.
    if (!LOOPBACK.test(req.hostname)) {
      throw new AuthenticationError(
        `The demo sign-in answers on this machine only, not as '${req.hostname}'`,
      );
    }
    const ref = req.header(DEMO_USER_HEADER)?.toLowerCase();
    if (!ref) {
      throw new AuthenticationError(
        `No demo account was chosen: the header ${DEMO_USER_HEADER} is missing`,
      );
    }
    const account = accounts.get(ref);
    if (!account) {
      throw new AuthenticationError(
        `'${ref}' is not a demo account; there are ${[...accounts.keys()].join(
          ', ',
        )}`,
      );
    }
    return { result: account };
  },
});
