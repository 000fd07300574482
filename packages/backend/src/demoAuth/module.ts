import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { demoAuthenticator } from './authenticator';
import { refusalToLoad } from './refusalToLoad';

/**
 * Signs anybody in as one of the demo accounts, without a password. It is
 * there so that one person can try what needs two, and it refuses to load
 * wherever somebody else could reach it.
 */
export const authModuleDemoProvider = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-provider',
  register(reg) {
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ providers, config }) {
        if (!config.has('auth.providers.demo')) return;
        const refusal = refusalToLoad(config, process.env.NODE_ENV);
        if (refusal) {
          throw new Error(
            `The demo sign-in refuses to load: ${refusal}. Remove auth.providers.demo from the configuration.`,
          );
        }
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator: demoAuthenticator,
            signInResolver: async ({ result }, context) =>
              context.issueToken({
                claims: { sub: result.ref, ent: result.ownership },
              }),
          }),
        });
      },
    });
  },
});
