/* npm start: sandbox, backend and portal, until Ctrl-C. */
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { endOf, start, stopAll, untilReady } from './children.mjs';
import { root } from './toolchain.mjs';

const SANDBOX = { name: 'sandbox', port: 7070 };
const BACKEND = { name: 'backend', port: 7007 };
const PORTAL = { name: 'portal', port: 3000 };

const accounts = [
  ['agent, agent-2', 'support agents: file'],
  ['engineer, engineer-2', 'privacy engineers: file, approve, retry'],
  ['dpo', 'data protection officer: approves, supervises'],
  ['oncall', 'on-call admin: sees what fails'],
  ['auditor', 'auditor: sees cases without people'],
  ['visitor', 'no duty at all'],
];

async function isFree(port) {
  const server = createServer();
  const free = await new Promise(resolve => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (free) await new Promise(resolve => server.close(resolve));
  return free;
}

async function requirePorts() {
  const taken = [];
  for (const { name, port } of [SANDBOX, BACKEND, PORTAL]) {
    if (!(await isFree(port))) taken.push(`${port} (${name})`);
  }
  if (taken.length > 0) {
    throw new Error(
      `Port ${taken.join(
        ', ',
      )} is taken. Another npm start may be running: stop it with Ctrl-C, or stop the program that listens there, then try again.`,
    );
  }
}

const transform = [
  '--enable-source-maps',
  '--require',
  join(root, 'node_modules/@backstage/cli-node/config/nodeTransform.cjs'),
];

function startSandbox(toolchain) {
  return start(
    SANDBOX.name,
    toolchain.node,
    [...transform, 'src/main.ts', `--data=${join(root, '.data/sandbox')}`],
    { cwd: 'packages/stream-sandbox', env: toolchain.env },
  );
}

function startPackage(toolchain, { name }, cwd, env = {}) {
  const cli = join(root, 'node_modules/@backstage/cli/bin/backstage-cli');
  return start(name, toolchain.node, [cli, 'package', 'start'], {
    cwd,
    env: { ...toolchain.env, NODE_ENV: 'development', ...env },
  });
}

async function makeDemoRequests(toolchain) {
  const maker = start(
    'demo data',
    toolchain.node,
    [...transform, 'src/demo/seedDemo.ts'],
    { cwd: 'packages/proof', env: toolchain.env },
  );
  await maker.done;
  if (maker.ended !== 0) console.error(maker.tail.join('\n'));
}

function block(seconds) {
  const line = '─'.repeat(64);
  return [
    line,
    `Ready after ${seconds} s.`,
    '',
    '  Portal           http://localhost:3000/privacy-requests',
    '  Vendor’s window  http://127.0.0.1:7070/',
    '',
    '  Accounts, chosen on the first page and switched in the sidebar:',
    ...accounts.map(([who, what]) => `    ${who.padEnd(22)} ${what}`),
    '',
    '  Stop   Ctrl-C            data stays in .data/',
    '  Reset  npm run reset     forgets all requests and starts anew',
    line,
  ].join('\n');
}

/** Runs until a signal, or until one of the three ends. */
export async function run(toolchain) {
  const began = Date.now();
  await requirePorts();
  mkdirSync(join(root, '.data/db'), { recursive: true });
  const first = !existsSync(join(root, '.data/db/privacy-requests.sqlite'));
  const stopped = new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.once(signal, () => resolve(signal));
    }
  });
  let code = 0;
  try {
    console.log('Starting the sandbox, the backend and the portal …');
    const sandbox = startSandbox(toolchain);
    const backend = startPackage(toolchain, BACKEND, 'packages/backend');
    const portal = startPackage(toolchain, PORTAL, 'packages/app', {
      BROWSER: 'none',
    });
    const ready = (async () => {
      await untilReady(
        sandbox,
        `http://127.0.0.1:${SANDBOX.port}/sandbox/health`,
        60,
      );
      await untilReady(
        backend,
        `http://127.0.0.1:${BACKEND.port}/.backstage/health/v1/readiness`,
        120,
      );
      if (first) console.log('Filling the queue through the real pipeline …');
      await makeDemoRequests(toolchain);
      await untilReady(portal, `http://127.0.0.1:${PORTAL.port}/`, 180);
      console.log(block(Math.round((Date.now() - began) / 1000)));
    })();
    const ended = Promise.race(
      [sandbox, backend, portal].map(child => child.done.then(() => child)),
    );
    const outcome = await Promise.race([
      stopped,
      ended,
      ready.then(() => Promise.race([stopped, ended])),
    ]);
    if (typeof outcome === 'string') console.log('\nStopping …');
    else throw new Error(endOf(outcome));
  } catch (error) {
    console.error(`\n${error.message}`);
    code = 1;
  } finally {
    await stopAll();
  }
  return code;
}
