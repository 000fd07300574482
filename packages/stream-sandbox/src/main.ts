import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generousLimits, vendorLimits } from './http/limits';
import { DEFAULT_SEED, startSandbox } from './sandbox';

const HELP = `Usage: sandbox [reset] [options]

  reset                empties the data, fills it again and ends

  --port=7070          where it listens
  --host=127.0.0.1     only this machine, unless you say otherwise
  --data=DIR           folder of the database (default: .data/sandbox)
  --task-seconds=8-12  how long a task takes: a number or a range; 0 for none
  --limits=generous    or vendor: the limits that the vendor publishes
  --restore-task=on    or off: whether a restore answers with a task id
  --seed=20261123      the number that the made-up people grow from
  --no-seed            start without them
  --help
`;

function seconds(text: string): [number, number] {
  const match = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$/.exec(text);
  if (!match)
    throw new Error(`--task-seconds: '${text}' is not like 8 or 8-12`);
  const least = Number(match[1]) * 1000;
  return [least, match[2] ? Number(match[2]) * 1000 : least];
}

function oneOf<T extends string>(flag: string, text: string, words: T[]): T {
  const word = words.find(candidate => candidate === text);
  if (word) return word;
  throw new Error(`--${flag}: '${text}' is none of ${words.join(', ')}`);
}

function whole(flag: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  throw new Error(`--${flag}: '${text}' is not a number from 0 to ${most}`);
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '7070' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: '.data/sandbox' },
      'task-seconds': { type: 'string', default: '8-12' },
      limits: { type: 'string', default: 'generous' },
      'restore-task': { type: 'string', default: 'on' },
      seed: { type: 'string', default: String(DEFAULT_SEED) },
      'no-seed': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const [command, ...others] = positionals;
  if (others.length > 0 || (command !== undefined && command !== 'reset')) {
    throw new Error(`'${positionals.join(' ')}' is no command; see --help`);
  }
  const data = resolve(values.data);
  const limits = oneOf('limits', values.limits, ['generous', 'vendor']);
  const restore = oneOf('restore-task', values['restore-task'], ['on', 'off']);
  mkdirSync(data, { recursive: true });
  const sandbox = await startSandbox({
    // A reset needs no address of its own.
    port: command === 'reset' ? 0 : whole('port', values.port, 65_535),
    host: values.host,
    dataFile: join(data, 'sandbox.sqlite'),
    taskDurationMs: seconds(values['task-seconds']),
    limits: limits === 'vendor' ? vendorLimits : generousLimits,
    restoreReturnsTask: restore === 'on',
    seed: !values['no-seed'],
    seedNumber: whole('seed', values.seed, 2 ** 31),
  });
  if (command === 'reset') {
    sandbox.reset({ seed: !values['no-seed'] });
    await sandbox.close();
    process.stdout.write(`The data in ${data} is as on the first day.\n`);
    return;
  }
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
      ? `Port ${
          (error as { port?: number }).port
        } is taken: stop what listens there, or pass --port.\n`
      : `${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
