import { makeDemoRequests } from './makeDemoRequests';

const backendUrl = process.env.BACKEND_URL ?? 'http://localhost:7007';
const sandboxUrl = process.env.SANDBOX_URL ?? 'http://127.0.0.1:7070';

makeDemoRequests({ backendUrl, sandboxUrl }).then(
  count => {
    if (count > 0) process.stdout.write(`Made ${count} demo requests.\n`);
  },
  error => {
    process.stderr.write(`Demo data was not made: ${String(error)}\n`);
    process.exitCode = 1;
  },
);
