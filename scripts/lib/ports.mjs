/* The three ports of the demo, and whether they are free. */
import { connect, createServer } from 'node:net';

const portFrom = (variable, otherwise) => {
  const port = Number(process.env[variable] || otherwise);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`${variable} is not a port number.`);
  }
  return port;
};

/** Where each of the three listens; app-config.yaml reads the same names. */
export const ports = {
  sandbox: portFrom('SANDBOX_PORT', 7070),
  backend: portFrom('BACKEND_PORT', 7007),
  portal: portFrom('PORTAL_PORT', 3000),
};

function answers(host, port) {
  return new Promise(resolve => {
    const socket = connect({ host, port, timeout: 500 });
    const end = taken => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}

function canListen(port) {
  const server = createServer();
  return new Promise(resolve => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Whether anything on this machine holds the port. */
export async function isTaken(port) {
  return (
    (await answers('127.0.0.1', port)) ||
    (await answers('::1', port)) ||
    !(await canListen(port))
  );
}

/**
 * Makes sure that nothing is in the way.
 *
 * @throws Error that says what to do when something is.
 */
export async function requireFreePorts() {
  const taken = [];
  for (const [name, port] of Object.entries(ports)) {
    if (await isTaken(port)) taken.push({ name, port });
  }
  if (taken.length === 0) return;
  const list = taken.map(
    ({ name, port }) => `  ${port}  wanted by the ${name}`,
  );
  const [{ name, port }] = taken;
  throw new Error(
    [
      'Something else listens on:',
      '',
      ...list,
      '',
      'If that is another npm start, stop it with Ctrl-C. Otherwise',
      process.platform === 'win32'
        ? `  netstat -ano | findstr :${port}`
        : `  lsof -nP -iTCP:${port} -sTCP:LISTEN`,
      'names the program. Stop it, or take another port:',
      `  ${name.toUpperCase()}_PORT=${port + 1} npm start`,
    ].join('\n'),
  );
}
