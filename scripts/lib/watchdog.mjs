/*
 * Outlives its parent by a moment. The parent writes the process groups it
 * started to our input, one a line; when the input ends, the parent has ended,
 * and whatever it left behind ends too.
 */
import { createInterface } from 'node:readline';

const GRACE_MS = 5000;
const groups = [];

function signal(name) {
  for (const group of groups) {
    try {
      process.kill(-group, name);
    } catch {
      // It ended by itself.
    }
  }
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});

createInterface({ input: process.stdin })
  .on('line', line => {
    groups.push(Number(line));
  })
  .on('close', () => {
    signal('SIGTERM');
    setTimeout(() => signal('SIGKILL'), GRACE_MS);
  });
