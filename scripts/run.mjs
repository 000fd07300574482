#!/usr/bin/env node
/*
 * Everything the README's commands do, from a machine with nothing but Node
 * and npm. Sets the toolchain up first, then goes on under it.
 */
import { install } from './lib/install.mjs';
import { prepareToolchain, root } from './lib/toolchain.mjs';

const commands = {
  start: () => import('./lib/start.mjs'),
  test: () => import('./lib/test.mjs'),
  reset: () => import('./lib/reset.mjs'),
  'demo:crash': () => import('./lib/demoCrash.mjs'),
};

const [name, ...args] = process.argv.slice(2);
const load = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
if (!load) {
  console.error(
    `Usage: node scripts/run.mjs ${Object.keys(commands).join('|')}`,
  );
  process.exit(2);
}
process.chdir(root);
try {
  let toolchain;
  if (name !== 'reset') {
    toolchain = prepareToolchain();
    install(toolchain);
  }
  const { run } = await load();
  process.exitCode = await run(toolchain, args);
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
