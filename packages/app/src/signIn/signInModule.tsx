import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: () => import('./DemoSignIn').then(module => module.DemoSignIn),
  },
});

/** Signs people in as demo accounts. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage],
});
