/*
 * npm test: formatting, types, lint, tests on SQLite and Postgres, the
 * production bundle, the browser. `-- --quick` leaves the last two and
 * Postgres out.
 */
import { join } from 'node:path';
import { killGroups, onStop } from './groups.mjs';
import { startPostgres } from './postgres.mjs';
import { Stages } from './stages.mjs';
import { root } from './toolchain.mjs';

const module = path => join(root, 'node_modules', path);
const cli = module('@backstage/cli/bin/backstage-cli');

/** Unit and integration tests, on every database there is. */
async function tests(stages, quick) {
  const env = { BACKSTAGE_TEST_DISABLE_DOCKER: '1' };
  const postgres = quick ? undefined : await startPostgres();
  if (postgres) {
    env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING = postgres.url;
  }
  try {
    await stages.jest(
      quick ? 'Tests on SQLite' : 'Tests on SQLite and Postgres',
      [cli, 'repo', 'test', '--watchAll=false', '--maxWorkers=2'],
      env,
    );
  } finally {
    await postgres?.stop();
  }
}

/** Runs everything and ends with `N passed, N failed`. */
export async function run(toolchain, args) {
  const quick = args.includes('--quick');
  onStop(() => {
    killGroups();
    process.exit(130);
  });
  const stages = new Stages(toolchain);
  await stages.check('Formatting', [
    module('prettier/bin-prettier.js'),
    '--check',
    '.',
  ]);
  await stages.check('Types', [module('typescript/bin/tsc')]);
  await stages.check('Lint', [cli, 'repo', 'lint', '--max-warnings=0']);
  await tests(stages, quick);
  if (!quick) {
    await stages.check('Production bundle', [cli, 'package', 'build'], {
      cwd: 'packages/backend',
    });
    await stages.jest('Browser tests', [
      module('jest/bin/jest.js'),
      '--config',
      'packages/app/e2e-tests/jest.config.js',
    ]);
  }
  return stages.end();
}
