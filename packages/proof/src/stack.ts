import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startNode, untilAnswers, type Running } from './processes';
import { demoVendors } from './vendor';

/** A sandbox and a backend of one's own, beside whatever else runs. */
export interface Stack {
  readonly backendUrl: string;
  readonly sandboxUrl: string;
  /** SIGKILLs the backend and leaves the sandbox and all data alone. */
  killBackend(): Promise<void>;
  /** Starts the backend again on the same data; resolves when it is ready. */
  startBackend(): Promise<void>;
  stop(): Promise<void>;
}

/** How a stack differs from the demo's own configuration. */
export interface StackOptions {
  /** An empty folder for both databases. */
  dataDir: string;
  /** Seconds that a vendor task takes, e.g. `1` or `8-12`. */
  taskSeconds?: string;
  /** Configuration over `app-config.yaml`: path with `_`, JSON value. */
  config?: Record<string, unknown>;
}

/**
 * Starts the sandbox and the backend on free ports and waits until both
 * answer.
 *
 * @throws Error with the process's last lines when one does not come up.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const [sandboxPort, backendPort] = [await freePort(), await freePort()];
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const backendUrl = `http://localhost:${backendPort}`;
  for (const folder of ['sandbox', 'db']) {
    mkdirSync(join(options.dataDir, folder), { recursive: true });
  }
  const sandbox = startNode('src/main.ts', {
    cwd: 'packages/stream-sandbox',
    args: [
      `--port=${sandboxPort}`,
      `--data=${join(options.dataDir, 'sandbox')}`,
      `--task-seconds=${options.taskSeconds ?? '1'}`,
    ],
  });
  let backend: Running | undefined;
  const startBackend = async () => {
    const started = startNode('src/index.ts', {
      cwd: 'packages/backend',
      args: ['--config', '../../app-config.yaml'],
      env: environment({
        backend_baseUrl: backendUrl,
        backend_listen_port: backendPort,
        backend_cors_origin: backendUrl,
        app_baseUrl: backendUrl,
        backend_database_connection_directory: join(options.dataDir, 'db'),
        privacyRequests_keys_developmentFile: join(
          options.dataDir,
          'keys.json',
        ),
        privacyRequests_apps: demoApps(sandboxUrl),
        ...options.config,
      }),
    });
    backend = started;
    await untilAnswers(
      `${backendUrl}/.backstage/health/v1/readiness`,
      started,
      90_000,
    );
  };
  const stop = async () => {
    await backend?.stop();
    await sandbox.stop();
  };
  try {
    await untilAnswers(`${sandboxUrl}/sandbox/health`, sandbox, 30_000);
    await startBackend();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    backendUrl,
    sandboxUrl,
    killBackend: async () => backend?.kill(),
    startBackend,
    stop,
  };
}

function demoApps(sandboxUrl: string) {
  return Object.entries(demoVendors).map(([id, credentials]) => ({
    id,
    title: id === 'acme-chat' ? 'Acme Chat' : 'Acme Video',
    connector: 'stream',
    entityRef: `component:default/${id}`,
    mode: 'sandbox',
    destructive: true,
    stream: { baseUrl: sandboxUrl, ...credentials },
  }));
}

function environment(config: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(config).map(([path, value]) => [
      `APP_CONFIG_${path}`,
      JSON.stringify(value),
    ]),
  );
}
