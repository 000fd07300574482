/*
 * npm start: sandbox, backend and portal, until Ctrl-C. The portal reloads
 * what is edited; `-- --watch` restarts the backend as well, but then a
 * backend that ends waits for the next edit instead of ending the rest.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { endOf, start, stopAll, untilReady } from './children.mjs';
import { killGroups, onStop } from './groups.mjs';
import { ports, requireFreePorts } from './ports.mjs';
import { readyBlock } from './readyBlock.mjs';
import { root } from './toolchain.mjs';

const urls = {
  sandbox: `http://127.0.0.1:${ports.sandbox}`,
  backend: `http://localhost:${ports.backend}`,
  portal: `http://localhost:${ports.portal}`,
};

const transform = [
  '--enable-source-maps',
  '--require',
  join(root, 'node_modules/@backstage/cli-node/config/nodeTransform.cjs'),
];

function startScript({ node, env }, name, script, { cwd, ...more }) {
  return start(name, node, [...transform, script, ...(more.args ?? [])], {
    cwd,
    env: { ...env, NODE_ENV: 'development', ...more.env },
  });
}

function startPackage({ node, env }, name, cwd) {
  const cli = join(root, 'node_modules/@backstage/cli/bin/backstage-cli');
  return start(name, node, [cli, 'package', 'start'], {
    cwd,
    // BROWSER: no window opens by itself.
    env: { ...env, NODE_ENV: 'development', BROWSER: 'none' },
  });
}

function startSandbox(toolchain) {
  return startScript(toolchain, 'sandbox', 'src/main.ts', {
    cwd: 'packages/stream-sandbox',
    args: [`--port=${ports.sandbox}`, `--data=${join(root, '.data/sandbox')}`],
  });
}

function startBackend(toolchain, watch) {
  const cwd = 'packages/backend';
  return watch
    ? startPackage(toolchain, 'backend', cwd)
    : startScript(toolchain, 'backend', 'src/index.ts', { cwd });
}

/** Makes the demo's requests where there are none yet. */
async function makeDemoRequests(toolchain) {
  const maker = startScript(toolchain, 'demo data', 'src/demo/seedDemo.ts', {
    cwd: 'packages/proof',
    env: { BACKEND_URL: urls.backend, SANDBOX_URL: urls.sandbox },
  });
  await maker.done;
  if (maker.ended === 1) console.error(maker.tail.join('\n'));
}

/** Resolves when it is time to stop; asked twice, it is done at once. */
function untilToldToStop() {
  return new Promise(resolve => {
    onStop(again => {
      if (again) killGroups();
      resolve('stop');
    });
  });
}

async function untilAllReady(toolchain, { sandbox, backend, portal }, first) {
  await untilReady(sandbox, `${urls.sandbox}/sandbox/health`, 60);
  const health = '/.backstage/health/v1/readiness';
  await untilReady(backend, `${urls.backend}${health}`, 120);
  if (first) console.log('Filling the queue through the real pipeline …');
  await makeDemoRequests(toolchain);
  await untilReady(portal, `${urls.portal}/`, 180);
}

/** Runs until a signal, or until one of the three ends. */
export async function run(toolchain, args) {
  const began = Date.now();
  await requireFreePorts();
  mkdirSync(join(root, '.data/db'), { recursive: true });
  const first = !existsSync(join(root, '.data/db/privacy-requests.sqlite'));
  const stopped = untilToldToStop();
  try {
    console.log('Starting the sandbox, the backend and the portal …');
    const children = {
      sandbox: startSandbox(toolchain),
      backend: startBackend(toolchain, args.includes('--watch')),
      portal: startPackage(toolchain, 'portal', 'packages/app'),
    };
    const ended = Promise.race(
      Object.values(children).map(child => child.done.then(() => child)),
    );
    const ready = untilAllReady(toolchain, children, first).then(() => {
      const seconds = Math.round((Date.now() - began) / 1000);
      console.log(readyBlock(urls, seconds));
      return Promise.race([stopped, ended]);
    });
    const outcome = await Promise.race([stopped, ended, ready]);
    if (outcome !== 'stop') throw new Error(endOf(outcome));
    console.log('\nStopping …');
    return 0;
  } catch (error) {
    console.error(`\n${error.message}`);
    return 1;
  } finally {
    await stopAll();
  }
}
