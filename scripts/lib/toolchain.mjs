/* Node 22 or 24 and Yarn 4, fetched through npm when the machine has others. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const NODE_MAJORS = [22, 24];
const YARN = '4.18.1';
const home = join(root, '.toolchain');
const nodePackage = `node-${process.platform}-${process.arch}`;
const windows = process.platform === 'win32';

/** The running Node where it will do, else the fetched one. */
function findNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (NODE_MAJORS.includes(major)) return process.execPath;
  const fetched = join(
    home,
    'node_modules',
    nodePackage,
    windows ? 'bin/node.exe' : 'bin/node',
  );
  return existsSync(fetched) ? fetched : undefined;
}

/** The Yarn 4 that runs us, else the fetched one. */
function findYarn() {
  const caller = process.env.npm_execpath ?? '';
  if (
    process.env.npm_config_user_agent?.startsWith('yarn/4.') &&
    /\.[cm]?js$/.test(caller) &&
    existsSync(caller)
  ) {
    return caller;
  }
  const fetched = join(home, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js');
  return existsSync(fetched) ? fetched : undefined;
}

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

/** Makes Node and Yarn ready; does nothing when they are. */
export function prepareToolchain() {
  const missing = [
    ...(findNode() ? [] : [`${nodePackage}@24`]),
    ...(findYarn() ? [] : [`@yarnpkg/cli-dist@${YARN}`]),
  ];
  if (missing.length > 0) {
    // npm takes away what it is not told about, so both are named.
    const kept = existsSync(join(home, 'node_modules', nodePackage))
      ? [`${nodePackage}@24`]
      : [];
    fetchPackages([...new Set([...kept, ...missing])]);
  }
  const [node, yarn] = [findNode(), findYarn()];
  if (!node || !yarn) {
    throw new Error(
      `There is no Node to fetch for ${process.platform} ${
        process.arch
      }. Install Node ${NODE_MAJORS.join(' or ')} and try again.`,
    );
  }
  if (node !== process.execPath) requireRunning(node);
  return {
    node,
    yarn,
    env: {
      ...process.env,
      PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
    },
  };
}
