/* npm run reset: forgets the demo's data. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isTaken, ports } from './ports.mjs';
import { root } from './toolchain.mjs';

/** Deletes `.data`, unless something still writes to it. */
export async function run() {
  if ((await isTaken(ports.backend)) || (await isTaken(ports.sandbox))) {
    throw new Error(
      `Nothing was deleted: something listens on port ${ports.backend} or ${ports.sandbox}. If that is the demo, stop it with Ctrl-C first.`,
    );
  }
  rmSync(join(root, '.data'), { recursive: true, force: true });
  console.log('The demo’s data is gone. npm start makes it anew.');
  return 0;
}
