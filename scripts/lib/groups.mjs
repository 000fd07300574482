/* Process groups that end with us, however we end. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const guarded = new Set();
let watchdog;

/**
 * Starts a process in a group of its own, so that whatever it starts ends with
 * it, and with us even when we are killed.
 */
export function spawnGroup(command, args, options) {
  const child = spawn(command, args, { ...options, detached: true });
  if (child.pid === undefined) return child;
  watchdog ??= spawn(
    process.execPath,
    [fileURLToPath(new URL('./watchdog.mjs', import.meta.url))],
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  watchdog.stdin.write(`${child.pid}\n`);
  // The test run must not wait for it.
  watchdog.unref();
  watchdog.stdin.unref?.();
  guarded.add(child.pid);
  child.once('close', () => release(child.pid));
  return child;
}

/** Forgets a group once nobody is in it: its number may become another's. */
function release(pid) {
  try {
    process.kill(-pid, 0);
  } catch {
    guarded.delete(pid);
    watchdog.stdin.write(`-${pid}\n`);
  }
}

/** Sends a signal to a group and all that is in it. */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended by itself.
  }
}

/** Ends whatever is left, at once; works in an exit handler. */
export function killGroups() {
  for (const pid of guarded) signalGroup(pid, 'SIGKILL');
}

/**
 * Calls back when we are told to stop, or when who started us has gone. The
 * callback gets true when it is not the first time.
 */
export function onStop(callback) {
  const parent = process.ppid;
  let told = false;
  const tell = () => {
    const again = told;
    told = true;
    callback(again);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, tell);
  }
  setInterval(() => {
    if (!told && process.ppid !== parent) tell();
  }, 500).unref();
}
