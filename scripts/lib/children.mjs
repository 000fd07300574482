/* Child processes that end with us. */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './toolchain.mjs';

const GRACE_MS = 8000;
const children = new Set();

function signalGroup(child, signal) {
  try {
    // A group of its own: whatever the child started ends as well.
    process.kill(-child.pid, signal);
  } catch {
    // It ended by itself.
  }
}

/** Starts a process in a group of its own; its output goes to a log file. */
export function start(name, command, args, { cwd, env }) {
  const file = join(root, '.data/logs', `${name}.log`);
  mkdirSync(dirname(file), { recursive: true });
  const log = createWriteStream(file);
  const process_ = spawn(command, args, {
    cwd: join(root, cwd),
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const child = { name, file, pid: process_.pid, tail: [], ended: undefined };
  child.done = new Promise(resolve => {
    process_.once('error', error => {
      child.tail.push(String(error));
      child.ended = 1;
      resolve();
    });
    process_.once('exit', (code, signal) => {
      child.ended = code ?? signal;
      resolve();
    });
  });
  for (const stream of [process_.stdout, process_.stderr]) {
    stream.on('data', data => {
      log.write(data);
      child.tail.push(...String(data).split('\n').filter(Boolean));
      child.tail.splice(0, Math.max(0, child.tail.length - 20));
    });
  }
  children.add(child);
  return child;
}

/** Ends everything that was started, kindly first. */
export async function stopAll() {
  const running = [...children];
  for (const child of running) signalGroup(child, 'SIGTERM');
  const all = Promise.all(running.map(child => child.done));
  await Promise.race([
    all,
    new Promise(resolve => setTimeout(resolve, GRACE_MS).unref()),
  ]);
  for (const child of running) signalGroup(child, 'SIGKILL');
  await all;
  children.clear();
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
        `${child.name} did not get ready within ${seconds} s. Its log is ${
          child.file
        }:\n\n${child.tail.join('\n')}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

/** What to say of a child that ended. */
export function endOf(child) {
  return `${child.name} has ended (${child.ended}). Its last lines, from ${
    child.file
  }:\n\n${child.tail.join('\n')}`;
}
