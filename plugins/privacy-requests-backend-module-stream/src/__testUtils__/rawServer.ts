import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One request as it arrived. */
export interface Seen {
  method: string;
  url: URL;
  headers: http.IncomingHttpHeaders;
  body: string;
  socket: Socket;
}

/** A server that does whatever a test wants, well-behaved or not. */
export class RawServer {
  readonly seen: Seen[] = [];
  /** What happens with the next requests. */
  answer: (res: ServerResponse, seen: Seen) => void = res => res.end();

  static async start(): Promise<RawServer> {
    const raw = new RawServer();
    raw.server.listen(0, '127.0.0.1');
    await once(raw.server, 'listening');
    return raw;
  }

  private readonly server = http.createServer((req, res) => {
    void this.handle(req, res);
  });

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async handle(req: IncomingMessage, res: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const seen = {
      method: req.method ?? '',
      url: new URL(req.url ?? '', 'http://127.0.0.1'),
      headers: req.headers,
      body: Buffer.concat(chunks).toString('utf8'),
      socket: req.socket,
    };
    this.seen.push(seen);
    this.answer(res, seen);
  }
}

/** Answers JSON. */
export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** The vendor's error body. */
export function vendorError(code: number, message: string) {
  return {
    code,
    message: `DeleteUsers failed with error: "${message}"`,
    StatusCode: 400,
    duration: '0.10ms',
    more_info: '',
    details: [],
  };
}
