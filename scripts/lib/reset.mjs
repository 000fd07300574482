/* npm run reset: forgets the demo's data. */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

async function isTaken(port) {
  const server = createServer();
  return new Promise(resolve => {
    server.once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}

/** Deletes `.data`, unless something still writes to it. */
export async function run() {
  if ((await isTaken(7007)) || (await isTaken(7070))) {
    throw new Error(
      'The demo is running. Stop it with Ctrl-C first, then reset.',
    );
  }
  rmSync(join(root, '.data'), { recursive: true, force: true });
  console.log('The demo’s data is gone. npm start makes it anew.');
  return 0;
}
