/* npm run demo:crash */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

/** Kills the backend half-way, beside a script that repeats. */
export async function run(toolchain) {
  const { status } = spawnSync(
    toolchain.node,
    [
      '--require',
      join(root, 'node_modules/@backstage/cli-node/config/nodeTransform.cjs'),
      'src/crash/main.ts',
    ],
    { cwd: join(root, 'packages/proof'), env: toolchain.env, stdio: 'inherit' },
  );
  return status ?? 1;
}
