import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './nav/navModule';
import { signInModule } from './signIn/signInModule';

/** The demo portal. Plugins are found from this package's dependencies. */
export const app = createApp({ features: [navModule, signInModule] });
