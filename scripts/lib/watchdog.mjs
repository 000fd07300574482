/*
 * Outlives its parent by a moment. The parent writes the process groups it
 * started to our input, one a line, and with a minus those that have ended.
 * When the input ends, the parent has ended, and what it left behind ends too.
 */
import { createInterface } from 'node:readline';

const GRACE_MS = 5000;
const groups = new Set();

function signal(name) {
  for (const group of groups) {
    try {
      process.kill(-group, name);
    } catch {
      groups.delete(group);
    }
  }
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});

createInterface({ input: process.stdin })
  .on('line', line => {
    if (line.startsWith('-')) groups.delete(Number(line.slice(1)));
    else groups.add(Number(line));
  })
  .on('close', () => {
    signal('SIGTERM');
    const began = Date.now();
    const timer = setInterval(() => {
      signal(Date.now() - began > GRACE_MS ? 'SIGKILL' : 0);
      if (groups.size === 0) clearInterval(timer);
    }, 100);
  });
