/* The stages of npm test: one line each, and all that a failing one said. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnGroup } from './groups.mjs';
import { root } from './toolchain.mjs';

/** Runs a command; answers with its exit code and all it said. */
function execute(command, args, { cwd = '.', env }) {
  return new Promise(resolve => {
    const child = spawnGroup(command, args, {
      cwd: join(root, cwd),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => (output += text));
    }
    child.once('error', error => resolve({ code: 1, output: String(error) }));
    child.once('close', code => resolve({ code: code ?? 1, output }));
  });
}

/** Counts what passed and what failed. */
export class Stages {
  passed = 0;
  failed = 0;

  constructor(toolchain) {
    this.toolchain = toolchain;
  }

  /** A check counts as one test: it holds, or it does not. */
  async check(title, args, { cwd } = {}) {
    const began = Date.now();
    const { node, env } = this.toolchain;
    const { code, output } = await execute(node, args, { cwd, env });
    const held = code === 0;
    this.report(title, began, held ? 1 : 0, held ? 0 : 1, output);
  }

  /** A test runner's own counts; no test at all is a failure. */
  async jest(title, args, more) {
    const began = Date.now();
    const folder = mkdtempSync(join(tmpdir(), 'privacy-requests-tests-'));
    const file = join(folder, 'result.json');
    const { node, env } = this.toolchain;
    const { code, output } = await execute(
      node,
      [...args, '--json', `--outputFile=${file}`],
      { env: { ...env, CI: 'true', ...more } },
    );
    let result;
    try {
      result = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      // The runner died before it wrote; its exit code and output say why.
    }
    rmSync(folder, { recursive: true, force: true });
    const { numPassedTests: passed = 0, numFailedTests = 0 } = result ?? {};
    // A file that does not load fails without a failing test in it.
    const broken = result?.numRuntimeErrorTestSuites ?? 0;
    const wrong = code !== 0 || passed === 0;
    const failed = numFailedTests + broken || (wrong ? 1 : 0);
    this.report(title, began, passed, failed, withoutJson(output));
  }

  report(title, began, passed, failed, output) {
    this.passed += passed;
    this.failed += failed;
    if (failed > 0) console.log(`\n${output}\n`);
    const seconds = `${Math.round((Date.now() - began) / 1000)} s`;
    const counts = `${passed} passed${failed > 0 ? `, ${failed} FAILED` : ''}`;
    console.log(`${title.padEnd(30)} ${seconds.padStart(6)}   ${counts}`);
  }

  /** The last line, and the exit code that goes with it. */
  end() {
    console.log('(formatting, types, lint and bundle count as one each)');
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 ? 0 : 1;
  }
}

/** With --json the runner may print the report too; a person needs the rest. */
function withoutJson(output) {
  return output
    .split('\n')
    .filter(line => !line.startsWith('{"num'))
    .join('\n');
}
