import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { AllowAllPolicy } from './AllowAllPolicy';
import { ExamplePolicy } from './ExamplePolicy';

/** Installs the policy that `permission.policy` names. */
export const permissionModuleExamplePolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'example-policy',
  register(reg) {
    reg.registerInit({
      deps: { policy: policyExtensionPoint, config: coreServices.rootConfig },
      async init({ policy, config }) {
        const name = config.getOptionalString('permission.policy') ?? 'example';
        if (name !== 'example' && name !== 'allow-all') {
          throw new InputError(
            `permission.policy: '${name}' is not known; it is example or allow-all`,
          );
        }
        policy.setPolicy(
          name === 'example' ? new ExamplePolicy() : new AllowAllPolicy(),
        );
      },
    });
  },
});
