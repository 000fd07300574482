/* Node 22 or 24 and Yarn 4, fetched through npm when the machine has others. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const NODE_MAJORS = [22, 24];
const YARN = '4.18.1';
const home = join(root, '.toolchain');
const nodePackage = `node-${process.platform}-${process.arch}`;
const windows = process.platform === 'win32';

/** The running Node, where it will do. */
function ownNode() {
  const major = Number(process.versions.node.split('.')[0]);
  return NODE_MAJORS.includes(major) ? process.execPath : undefined;
}

/** The Yarn that runs us, where it is Yarn 4. */
function ownYarn() {
  const { npm_execpath: path = '', npm_config_user_agent: agent = '' } =
    process.env;
  return agent.startsWith('yarn/4.') && /\.[cm]?js$/.test(path)
    ? path
    : undefined;
}

const fetchedNode = join(
  home,
  'node_modules',
  nodePackage,
  windows ? 'bin/node.exe' : 'bin/node',
);
const fetchedYarn = join(home, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js');

function fetchPackages(packages) {
  mkdirSync(home, { recursive: true });
  const manifest = join(home, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  console.log(`Fetching ${packages.join(' and ')} …`);
  const options = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['install', '--prefix', home, ...options, ...packages],
    { cwd: root, stdio: 'inherit', shell: windows },
  );
  if (status !== 0) {
    throw new Error(
      `npm could not fetch ${packages.join(
        ' and ',
      )}. Look whether npm reaches its registry, or install Node ${NODE_MAJORS.join(
        ' or ',
      )} yourself, then try again.`,
    );
  }
}

function requireRunning(node) {
  if (spawnSync(node, ['--version']).status === 0) return;
  throw new Error(
    `The fetched Node does not run on this machine. Install Node ${NODE_MAJORS.join(
      ' or ',
    )} yourself, delete the folder .toolchain, then try again.`,
  );
}

/** Backstage's build calls `yarn` by name: a folder that holds one. */
function yarnShim(node, yarn) {
  const bin = join(home, 'bin');
  mkdirSync(bin, { recursive: true });
  const file = join(bin, 'yarn');
  const script = `#!/bin/sh\nexec "${node}" "${yarn}" "$@"\n`;
  if (!existsSync(file) || readFileSync(file, 'utf8') !== script) {
    writeFileSync(file, script, { mode: 0o755 });
  }
  return bin;
}

/** Makes Node and Yarn ready; does nothing when they are. */
export function prepareToolchain() {
  const node = ownNode() ?? fetchedNode;
  const yarn = ownYarn() ?? fetchedYarn;
  if (!existsSync(node) || !existsSync(yarn)) {
    // Both at once: npm takes away what it is not told of.
    fetchPackages([
      ...(node === fetchedNode ? [`${nodePackage}@24`] : []),
      ...(yarn === fetchedYarn ? [`@yarnpkg/cli-dist@${YARN}`] : []),
    ]);
  }
  if (node !== process.execPath) requireRunning(node);
  const path = [yarnShim(node, yarn), dirname(node), process.env.PATH];
  return {
    node,
    yarn,
    env: { ...process.env, PATH: path.join(delimiter) },
  };
}
