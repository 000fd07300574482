import type { JsonObject } from '@backstage/types';
import type { CallContext } from 'backstage-plugin-privacy-requests-node';
import type { z } from 'zod';
import { name as packageName, version } from '../package.json';
import type { StreamSettings } from './config';
import {
  problemOfAnswer,
  problemOfCall,
  problemOfForm,
  problemOfTransport,
} from './errors';
import { ServerToken } from './token';
import { TransportError, type Transport } from './transport';
import {
  getAppSchema,
  queryCallsSchema,
  queryChannelsSchema,
  queryUsersSchema,
  restoreUsersSchema,
  startedTaskSchema,
  taskSchema,
} from './wire';

/** Options of a deletion, as the vendor spells them. */
export interface DeleteUsersInput {
  user_ids: string[];
  user: 'soft' | 'pruning' | 'hard';
  messages?: 'soft' | 'pruning' | 'hard';
  conversations?: 'soft' | 'hard';
  calls?: 'soft' | 'hard';
  files?: boolean;
  new_channel_owner_id?: string;
  new_call_owner_id?: string;
}

/** What an answer's headers say of the operation's quota. */
export interface RateLimitReading {
  operation: string;
  limit: number;
  remaining: number;
  /** Epoch milliseconds at which the next window begins. */
  resetAt: number;
}

interface Call<S extends z.ZodType> {
  operation: string;
  method: 'GET' | 'POST';
  path: string;
  host?: 'chat';
  query?: Record<string, string>;
  body?: object;
  write: boolean;
  schema: S;
}

const READ_TIMEOUT = 10_000;
const WRITE_TIMEOUT = 30_000;

/**
 * Stream's users and tasks API with the credentials of one app. Every method
 * throws `StreamCallError` where the vendor or the network gives no result.
 */
export class StreamClient {
  readonly #settings: StreamSettings;
  readonly #transport: Transport;
  readonly #token: ServerToken;
  readonly #onRateLimit?: (reading: RateLimitReading) => void;
  readonly #now: () => number;

  static create(options: {
    settings: StreamSettings;
    transport: Transport;
    onRateLimit?: (reading: RateLimitReading) => void;
    now?: () => number;
  }): StreamClient {
    return new StreamClient(options);
  }

  private constructor(options: Parameters<typeof StreamClient.create>[0]) {
    this.#settings = options.settings;
    this.#transport = options.transport;
    this.#token = new ServerToken(options.settings.apiSecret);
    this.#onRateLimit = options.onRateLimit;
    this.#now = options.now ?? Date.now;
  }

  /** Starts an export of at most 25 users. */
  exportUsers(input: { user_ids: string[] }, ctx?: CallContext) {
    return this.#post('ExportUsers', '/export/users', input, {
      schema: startedTaskSchema,
      write: true,
      ctx,
    });
  }

  /** Deletes at most 100 users. */
  deleteUsers(input: DeleteUsersInput, ctx?: CallContext) {
    return this.#post('DeleteUsers', '/users/delete', input, {
      schema: startedTaskSchema,
      write: true,
      ctx,
    });
  }

  /** Restores at most 100 soft-deleted users, with or without a task. */
  restoreUsers(input: { user_ids: string[] }, ctx?: CallContext) {
    return this.#post('RestoreUsers', '/users/restore', input, {
      schema: restoreUsersSchema,
      write: true,
      ctx,
    });
  }

  /** Reads a task. */
  async getTask(input: { id: string }, ctx?: CallContext) {
    return this.#send(
      {
        operation: 'GetTask',
        method: 'GET',
        path: `/tasks/${pathSegment('GetTask', input.id)}`,
        write: false,
        schema: taskSchema,
      },
      ctx,
    );
  }

  /** Finds users; deleted ones never show. */
  queryUsers(
    payload: {
      filter_conditions: JsonObject;
      include_deactivated_users?: boolean;
      limit?: number;
      offset?: number;
    },
    ctx?: CallContext,
  ) {
    return this.#send(
      {
        operation: 'QueryUsers',
        method: 'GET',
        path: '/users',
        query: { payload: JSON.stringify(payload) },
        write: false,
        schema: queryUsersSchema,
      },
      ctx,
    );
  }

  /** Finds channels. Members and messages come only with `state`. */
  queryChannels(
    input: {
      filter_conditions: JsonObject;
      limit: number;
      offset?: number;
      state: boolean;
      member_limit?: number;
      message_limit?: number;
    },
    ctx?: CallContext,
  ) {
    return this.#post('QueryChannels', '/chat/channels', input, {
      schema: queryChannelsSchema,
      host: 'chat',
      ctx,
    });
  }

  /** Finds calls. */
  queryCalls(
    input: { filter_conditions: JsonObject; limit: number; next?: string },
    ctx?: CallContext,
  ) {
    return this.#post('QueryCalls', '/video/calls', input, {
      schema: queryCallsSchema,
      ctx,
    });
  }

  /** Reads the app that the credentials belong to. */
  getApp(ctx?: CallContext) {
    return this.#send(
      {
        operation: 'GetApp',
        method: 'GET',
        path: '/app',
        write: false,
        schema: getAppSchema,
      },
      ctx,
    );
  }

  #post<S extends z.ZodType>(
    operation: string,
    path: string,
    body: object,
    more: { schema: S; write?: boolean; host?: 'chat'; ctx?: CallContext },
  ): Promise<z.output<S>> {
    const { ctx, write = false, ...rest } = more;
    return this.#send(
      { operation, method: 'POST', path, body, write, ...rest },
      ctx,
    );
  }

  async #send<S extends z.ZodType>(
    call: Call<S>,
    ctx: CallContext = {},
  ): Promise<z.output<S>> {
    const answer = await this.#transport
      .send({
        method: call.method,
        url: this.#address(call),
        headers: {
          authorization: this.#token.read(),
          'stream-auth-type': 'jwt',
          'content-type': 'application/json',
          accept: 'application/json',
          'x-stream-client': `${packageName}-${version}`,
        },
        body: call.body && JSON.stringify(call.body),
        write: call.write,
        timeoutMs: ctx.timeoutMs ?? (call.write ? WRITE_TIMEOUT : READ_TIMEOUT),
        signal: ctx.signal,
      })
      .catch((error: unknown) => {
        if (!(error instanceof TransportError)) throw error;
        throw problemOfTransport(call, error);
      });
    this.#noteRateLimit(call.operation, answer.header);
    if (answer.status < 200 || answer.status > 299) {
      throw problemOfAnswer(call, answer, this.#now());
    }
    const parsed = call.schema.safeParse(answer.body);
    if (!parsed.success) throw problemOfForm(call, answer.status);
    return parsed.data;
  }

  #address(call: Call<z.ZodType>): string {
    const { baseUrl, chatBaseUrl, apiKey } = this.#settings;
    const base = call.host === 'chat' ? chatBaseUrl : baseUrl;
    const query = Object.entries({ api_key: apiKey, ...call.query })
      .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
      .join('&');
    return `${base.origin}${base.pathname.replace(/\/+$/, '')}/api/v2${
      call.path
    }?${query}`;
  }

  #noteRateLimit(
    operation: string,
    header: (name: string) => string | undefined,
  ): void {
    const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map(
      name => {
        const value = header(`x-ratelimit-${name}`) ?? '';
        return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
      },
    );
    if (limit === undefined || remaining === undefined || reset === undefined) {
      return;
    }
    this.#onRateLimit?.({ operation, limit, remaining, resetAt: reset * 1000 });
  }
}

/**
 * An id as one segment of a path.
 *
 * @throws StreamCallError for `.` and `..`: an address cannot carry them,
 * encoded or not, and for what is not Unicode.
 */
function pathSegment(operation: string, id: string): string {
  if (id === '' || id === '.' || id === '..' || /\p{Surrogate}/u.test(id)) {
    throw problemOfCall(operation, 'this id cannot stand in an address');
  }
  return encodeURIComponent(id);
}
