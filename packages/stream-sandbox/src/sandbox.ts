import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { demoApps, type SandboxApp } from './apps';
import { emptyDatabase, openDatabase } from './database/schema';
import type { Clock } from './clock';
import type { SandboxCore } from './core';
import { FaultBox } from './faults/faults';
import { generousLimits, RateLimiter, type LimitTable } from './http/limits';
import { createServer } from './http/server';
import { WitnessLog, type LogEntry } from './log/witness';
import { seedApp } from './seed/seed';
import { TaskRunner } from './tasks/tasks';

/** How a sandbox is started. */
export interface SandboxOptions {
  /** Default: any free one. */
  port?: number;
  /** Default: `127.0.0.1`. */
  host?: string;
  /** SQLite file, or `:memory:` (the default). */
  dataFile?: string;
  /** Default: the two demo apps. */
  apps?: readonly SandboxApp[];
  /** Shortest and longest duration of a task. Default: none. */
  taskDurationMs?: readonly [number, number];
  limits?: LimitTable;
  /** Whether a restore answers with a task id. Default: yes. */
  restoreReturnsTask?: boolean;
  /** Whether to make believable people. Default: no. */
  seed?: boolean;
  /** What they grow from: the same number makes the same people. */
  seedNumber?: number;
  now?: Clock;
}

/** A running sandbox. */
export interface Sandbox {
  readonly url: string;
  readonly port: number;
  readonly faults: FaultBox;
  log(query?: { endpoint?: string; userId?: string }): LogEntry[];
  reset(options: { seed: boolean }): void;
  close(): Promise<void>;
}

/** What the made-up people grow from unless somebody says otherwise. */
export const DEFAULT_SEED = 20261123;

/**
 * Starts a sandbox and resolves when it answers.
 *
 * @throws Error with `code` `EADDRINUSE` when the port is taken.
 */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const clock = options.now ?? Date.now;
  const apps = options.apps ?? demoApps;
  const db = openDatabase(options.dataFile ?? ':memory:');
  const fill = () =>
    apps.forEach((app, index) =>
      seedApp(db, {
        app: app.apiKey,
        users: index === 0 ? 198 : 60,
        seed: (options.seedNumber ?? DEFAULT_SEED) + index,
        now: clock(),
      }),
    );
  const core: SandboxCore = {
    apps,
    db,
    clock,
    faults: new FaultBox(),
    witness: new WitnessLog(db),
    limiter: new RateLimiter(options.limits ?? generousLimits, clock),
    tasks: new TaskRunner(db, clock, options.taskDurationMs ?? [0, 0]),
    restoreReturnsTask: options.restoreReturnsTask ?? true,
    reset({ seed }) {
      emptyDatabase(db);
      if (seed) fill();
    },
  };
  if (options.seed) fill();
  const host = options.host ?? '127.0.0.1';
  const server: Server = createServer(core).listen(options.port ?? 0, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    db.close();
    throw error;
  }
  core.tasks.start();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    faults: core.faults,
    log: query => core.witness.read(query),
    reset: core.reset,
    async close() {
      core.tasks.stop();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      db.close();
    },
  };
}
