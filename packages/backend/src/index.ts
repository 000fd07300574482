import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./demoAuth'));

backend.add(import('@backstage/plugin-catalog-backend'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./permission'));

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('backstage-plugin-privacy-requests-backend'));
backend.add(import('backstage-plugin-privacy-requests-backend-module-stream'));

// A backend that cannot start ends, so that whoever started it notices.
backend.start().catch(error => {
  process.stderr.write(
    `Error: ${error instanceof Error ? error.message : error}\n`,
  );
  process.exit(1);
});
