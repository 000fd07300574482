import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { targetPaths } from '@backstage/cli-common';
import { until } from './portal';

/** The checkout that the processes are started from. */
export const root = targetPaths.rootDir;

/** A child process of ours, with what it said last. */
export interface Running {
  readonly process: ChildProcess;
  /** The last lines it printed, for a message about its end. */
  lastLines(): string;
  /** SIGKILL: no goodbye, as a crash or the out-of-memory killer would. */
  kill(): Promise<void>;
  /** SIGTERM, then waits for the end. */
  stop(): Promise<void>;
}

/** A TCP port on loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a TypeScript entry of this checkout as a process of its own. */
export function startNode(
  entry: string,
  options: { cwd: string; args?: string[]; env?: Record<string, string> },
): Running {
  const child = spawn(
    process.execPath,
    [
      '--enable-source-maps',
      '--require',
      require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      entry,
      ...(options.args ?? []),
    ],
    {
      cwd: resolve(root, options.cwd),
      env: { ...process.env, NODE_ENV: 'development', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let tail = '';
  const keep = (data: unknown) => {
    tail = `${tail}${String(data)}`.slice(-8000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = once(child, 'exit');
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
    }
    await ended;
  };
  return {
    process: child,
    lastLines: () => tail.split('\n').slice(-30).join('\n'),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/**
 * Waits until a URL answers with 2xx.
 *
 * @throws Error with the process's last lines when it ended or took too long.
 */
export async function untilAnswers(
  url: string,
  running: Running,
  timeoutMs: number,
): Promise<void> {
  try {
    await until(
      `${url} to answer`,
      async () => {
        if (running.process.exitCode !== null) {
          throw new Error(`The process ended before ${url} answered`);
        }
        const response = await fetch(url).catch(() => undefined);
        return response?.ok ? true : undefined;
      },
      { timeoutMs },
    );
  } catch (error) {
    throw new Error(`${String(error)}\n${running.lastLines()}`);
  }
}
