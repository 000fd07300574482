/*
 * Outlives its parent by a moment. The parent writes the process groups it
 * started to our input, one a line, and `done` when it ended them itself; when
 * the input ends without that, the parent was killed, and we end them.
 */
import { createInterface } from 'node:readline';

const GRACE_MS = 5000;
const groups = [];
let done = false;

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
    if (line === 'done') done = true;
    else groups.push(Number(line));
  })
  .on('close', () => {
    if (done) return;
    signal('SIGTERM');
    setTimeout(() => signal('SIGKILL'), GRACE_MS);
  });
