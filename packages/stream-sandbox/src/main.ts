import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generousLimits, vendorLimits } from './http/limits';
import { startSandbox } from './sandbox';

const HELP = `Usage: sandbox [options]

  --port=7070          where it listens
  --host=127.0.0.1     only this machine, unless you say otherwise
  --data=DIR           folder of the database (default: .data/sandbox)
  --task-seconds=8-12  how long a task takes: a number or a range; 0 for none
  --limits=generous    or vendor: the limits that the vendor publishes
  --restore-task=on    or off: whether a restore answers with a task id
  --no-seed            start without the made-up people
  --help
`;

function seconds(text: string): [number, number] {
  const match = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$/.exec(text);
  if (!match)
    throw new Error(`--task-seconds: '${text}' is not like 8 or 8-12`);
  const least = Number(match[1]) * 1000;
  return [least, match[2] ? Number(match[2]) * 1000 : least];
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '7070' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: '.data/sandbox' },
      'task-seconds': { type: 'string', default: '8-12' },
      limits: { type: 'string', default: 'generous' },
      'restore-task': { type: 'string', default: 'on' },
      'no-seed': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const data = resolve(values.data);
  mkdirSync(data, { recursive: true });
  const sandbox = await startSandbox({
    port: Number(values.port),
    host: values.host,
    dataFile: join(data, 'sandbox.sqlite'),
    taskDurationMs: seconds(values['task-seconds']),
    limits: values.limits === 'vendor' ? vendorLimits : generousLimits,
    restoreReturnsTask: values['restore-task'] !== 'off',
    seed: !values['no-seed'],
  });
  process.stdout.write(`The vendor's window: ${sandbox.url}/\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      sandbox.close().then(() => process.exit(0));
    });
  }
}

main().catch(error => {
  const busy = (error as { code?: string }).code === 'EADDRINUSE';
  process.stderr.write(
    busy
      ? 'The port is taken: stop what listens there, or pass --port.\n'
      : `${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
