import http from 'node:http';
import https from 'node:https';
import nodeFetch, { type RequestInit, type Response } from 'node-fetch';

/** The part of `node-fetch` that a test may replace. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>;

/** One HTTP call. */
export interface TransportRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** A write is sent once, and never on a connection that was used before. */
  write: boolean;
  /** Milliseconds until the end of the answer. */
  timeoutMs: number;
  signal?: AbortSignal;
}

/** What came back, whatever its status. */
export interface TransportAnswer {
  status: number;
  header(name: string): string | undefined;
  /** The parsed body; `undefined` when it is not JSON. */
  body: unknown;
}

/** Why no answer came back. */
export type TransportReason =
  | 'not_connected'
  | 'connection_lost'
  | 'timed_out'
  | 'cancelled'
  | 'too_large';

/**
 * No usable answer. Built from our own words only: the library's errors carry
 * the address with its query, so they are neither wrapped nor kept as cause.
 */
export class TransportError extends Error {
  name = 'TransportError' as const;

  constructor(
    readonly reason: TransportReason,
    /** Whether any byte of the request may have left this machine. */
    readonly sent: boolean,
    /** The system's code, e.g. `ECONNREFUSED`. */
    readonly code?: string,
  ) {
    super(code ? `${reason} (${code})` : reason);
  }
}

/** Errors that precede every byte of a request. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

const MEBIBYTE = 1024 * 1024;

/** The only way out to the vendor. One instance for each app. */
export class Transport {
  readonly #fetch: FetchLike;
  readonly #maxBytes: number;
  readonly #reads = agents({ keepAlive: true, maxSockets: 16 });
  // A kept connection may be closed by the other side at the very moment that
  // we write to it; for a write that would be an unknown outcome for nothing.
  readonly #writes = agents({ keepAlive: false });

  constructor(options: { fetch?: FetchLike; maxBytes?: number } = {}) {
    this.#fetch = options.fetch ?? nodeFetch;
    this.#maxBytes = options.maxBytes ?? 5 * MEBIBYTE;
  }

  /**
   * Sends one request and reads its whole answer. Redirects are answers.
   *
   * @throws TransportError when there is no whole answer in time.
   */
  async send(request: TransportRequest): Promise<TransportAnswer> {
    const deadline = startDeadline(request);
    try {
      return await this.#attempt(request, deadline.signal);
    } catch (error) {
      const failure = describe(error, deadline.signal);
      const worthOnce = !request.write && failure.code === 'ECONNRESET';
      if (!worthOnce) throw failure;
      return await this.#attempt(request, deadline.signal).catch(again => {
        throw describe(again, deadline.signal);
      });
    } finally {
      deadline.clear();
    }
  }

  async #attempt(
    request: TransportRequest,
    signal: AbortSignal,
  ): Promise<TransportAnswer> {
    if (signal.aborted) throw new TransportError(reasonOf(signal), false);
    const { http: plain, https: secure } = request.write
      ? this.#writes
      : this.#reads;
    const response = await orAborted(
      signal,
      this.#fetch(request.url, {
        method: request.method,
        headers: request.headers,
        body: request.body,
        redirect: 'manual',
        agent: url => (url.protocol === 'https:' ? secure : plain),
        signal,
      }),
    );
    const text = await orAborted(signal, readText(response, this.#maxBytes));
    return {
      status: response.status,
      header: name => response.headers.get(name) ?? undefined,
      body: parseJson(text),
    };
  }
}

function agents(options: http.AgentOptions) {
  return { http: new http.Agent(options), https: new https.Agent(options) };
}

/** Reads to the end, or to the limit. */
function readText(response: Response, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const { body } = response;
    const chunks: Buffer[] = [];
    let size = 0;
    body.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      reject(new TransportError('too_large', true));
    });
    body.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    // Not every early end shows here: the library keeps silent when the other
    // side closes in an orderly way before the announced length. The deadline
    // ends that one.
    body.on('error', reject);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Joins the call's own time-out with the caller's signal. */
function startDeadline(request: TransportRequest) {
  const controller = new AbortController();
  const follow = () => controller.abort(request.signal?.reason);
  const timer = setTimeout(() => controller.abort(timeUp()), request.timeoutMs);
  if (request.signal?.aborted) follow();
  else request.signal?.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    /** Also ends what is still under way, e.g. the rest of a huge body. */
    clear() {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', follow);
      controller.abort();
    },
  };
}

/** The reason of a signal whose time is up. */
export function timeUp(): DOMException {
  return new DOMException('Time is up', 'TimeoutError');
}

function reasonOf(signal: AbortSignal): TransportReason {
  const reason: unknown = signal.reason;
  const isTime = reason instanceof Error && reason.name === 'TimeoutError';
  return isTime ? 'timed_out' : 'cancelled';
}

/** Settles with the promise, or fails as soon as the signal says so. */
function orAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new TransportError(reasonOf(signal), true));
    signal.addEventListener('abort', stop, { once: true });
    promise
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}

function describe(error: unknown, signal: AbortSignal): TransportError {
  if (error instanceof TransportError) return error;
  if (signal.aborted) return new TransportError(reasonOf(signal), true);
  const code = codeOf(error);
  if (code !== undefined && NEVER_CONNECTED.has(code)) {
    return new TransportError('not_connected', false, code);
  }
  return new TransportError('connection_lost', true, code);
}

/** A code is a name from a fixed list, so it can be shown. */
function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code)
    ? code
    : undefined;
}
