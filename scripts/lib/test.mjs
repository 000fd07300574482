/*
 * npm test: formatting, types, lint, tests on SQLite and Postgres, the
 * browser. `-- --quick` leaves Postgres and the browser out.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.mjs';
import { root } from './toolchain.mjs';

const seconds = since => ((Date.now() - since) / 1000).toFixed(0).padStart(4);

/** Runs a command; answers with its exit code and all it said. */
function execute(command, args, env) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', data => (output += data));
    child.stderr.on('data', data => (output += data));
    child.once('error', error => resolve({ code: 1, output: String(error) }));
    child.once('close', code => resolve({ code: code ?? 1, output }));
  });
}

class Run {
  passed = 0;
  failed = 0;

  constructor(toolchain) {
    this.toolchain = toolchain;
  }

  bin(name) {
    return join(root, 'node_modules/.bin', name);
  }

  /** A check counts as one test: it holds, or it does not. */
  async check(title, args) {
    const began = Date.now();
    const { code, output } = await execute(
      this.toolchain.node,
      args,
      this.toolchain.env,
    );
    this.report(title, began, code === 0 ? 1 : 0, code === 0 ? 0 : 1, output);
  }

  /** A test runner's own counts; no test at all is a failure. */
  async jest(title, args, env) {
    const began = Date.now();
    const folder = mkdtempSync(join(tmpdir(), 'privacy-requests-tests-'));
    const file = join(folder, 'result.json');
    const { code, output } = await execute(
      this.toolchain.node,
      [...args, '--json', `--outputFile=${file}`],
      { ...this.toolchain.env, CI: 'true', ...env },
    );
    let result = {
      numPassedTests: 0,
      numFailedTests: 0,
      numFailedTestSuites: 0,
    };
    try {
      result = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      // The runner died before it wrote; its exit code and output say why.
    }
    rmSync(folder, { recursive: true, force: true });
    let failed = result.numFailedTests;
    if (failed === 0 && (code !== 0 || result.numPassedTests === 0)) {
      failed = Math.max(1, result.numFailedTestSuites);
    }
    this.report(title, began, result.numPassedTests, failed, output);
  }

  report(title, began, passed, failed, output) {
    this.passed += passed;
    this.failed += failed;
    if (failed > 0) console.log(output);
    const verdict = failed > 0 ? `${failed} failed` : 'ok';
    console.log(`${title.padEnd(46)} ${seconds(began)} s  ${verdict}`);
  }
}

/** Runs everything and ends with `N passed, N failed`. */
export async function run(toolchain, args) {
  const quick = args.includes('--quick');
  const all = new Run(toolchain);
  const module_ = path => join(root, 'node_modules', path);
  const cli = module_('@backstage/cli/bin/backstage-cli');
  await all.check('Formatting', [
    module_('prettier/bin-prettier.js'),
    '--check',
    '.',
  ]);
  await all.check('Types', [
    module_('typescript/bin/tsc'),
    '--noEmit',
    'false',
  ]);
  await all.check('Lint', [cli, 'repo', 'lint', '--max-warnings=0']);
  const env = { BACKSTAGE_TEST_DISABLE_DOCKER: '1' };
  const postgres = quick ? undefined : await startPostgres();
  if (postgres) {
    env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING = postgres.url;
  }
  try {
    await all.jest(
      quick ? 'Tests, SQLite' : 'Tests, SQLite and Postgres',
      [cli, 'repo', 'test', '--watchAll=false', '--maxWorkers=2'],
      env,
    );
  } finally {
    await postgres?.stop();
  }
  if (!quick) {
    await all.check('Production build of the portal', [cli, 'repo', 'build']);
    await all.jest('Browser', [
      module_('jest/bin/jest.js'),
      '--config',
      'packages/app/e2e-tests/jest.config.js',
      '--runInBand',
    ]);
  }
  console.log(`${all.passed} passed, ${all.failed} failed`);
  return all.failed === 0 ? 0 : 1;
}
