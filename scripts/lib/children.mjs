/* The processes of npm start, with what they say. */
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { killGroups, signalGroup, spawnGroup } from './groups.mjs';
import { root } from './toolchain.mjs';

const GRACE_MS = 8000;
const KEPT_LINES = 20;
const children = new Set();

/** What a person should see at once; the rest is in the log. */
function isError(line) {
  return /^\S+ \S+ error /.test(line) || /^(ERROR in|Error:)/.test(line);
}

function note(child, line) {
  const plain = stripVTControlCharacters(line).trimEnd();
  if (!plain) return;
  child.tail.push(plain);
  if (child.tail.length > KEPT_LINES) child.tail.shift();
  if (isError(plain)) {
    console.error(`[${child.name}] ${plain.slice(0, 400)}`);
  }
}

/** Starts a process in a group of its own; its output goes to a log file. */
export function start(name, command, args, { cwd, env }) {
  const file = join('.data/logs', `${name.replace(' ', '-')}.log`);
  mkdirSync(dirname(join(root, file)), { recursive: true });
  const log = createWriteStream(join(root, file));
  const started = spawnGroup(command, args, {
    cwd: join(root, cwd),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const child = { name, file, pid: started.pid, tail: [], ended: undefined };
  child.done = new Promise(resolve => {
    started.once('error', error => {
      child.tail.push(String(error));
      child.ended = 1;
      resolve();
    });
    started.once('close', (code, signal) => {
      child.ended = code ?? signal;
      resolve();
    });
  });
  for (const stream of [started.stdout, started.stderr]) {
    let rest = '';
    stream.setEncoding('utf8').on('data', data => {
      log.write(data);
      const lines = (rest + data).split('\n');
      rest = lines.pop();
      for (const line of lines) note(child, line);
    });
  }
  children.add(child);
  return child;
}

/** Ends everything that was started, kindly first. */
export async function stopAll() {
  const running = [...children].filter(child => child.pid !== undefined);
  for (const child of running) signalGroup(child.pid, 'SIGTERM');
  const all = Promise.all(running.map(child => child.done));
  await Promise.race([all, sleep(GRACE_MS, undefined, { ref: false })]);
  killGroups();
  await all;
}

/** Waits until a URL answers, or says why it never will. */
export async function untilReady(child, url, seconds) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    if (child.ended !== undefined) throw new Error(endOf(child));
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > end) {
      throw new Error(
        `The ${
          child.name
        } did not get ready within ${seconds} s. The end of its log, ${
          child.file
        }:\n\n${child.tail.join('\n')}`,
      );
    }
    await sleep(200);
  }
}

/** What to say of a child that ended. */
export function endOf(child) {
  return `The ${child.name} has ended (${
    child.ended
  }), so the rest is stopped as well. The end of its log, ${
    child.file
  }:\n\n${child.tail.join('\n')}`;
}
