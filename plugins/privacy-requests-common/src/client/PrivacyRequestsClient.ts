import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import type { PreviewDraftInput, RequestDraftInput } from '../schema/draft';
import {
  lookupResponseSchema,
  previewSchema,
  type LookupItem,
  type Preview,
} from '../schema/impact';
import {
  appsResponseSchema,
  chunkSchema,
  eventsResponseSchema,
  overviewSchema,
  pageSchema,
  requestSchema,
  requestSummarySchema,
  revealResponseSchema,
  subjectSchema,
  type approveBodySchema,
  type AppsResponse,
  type cancelBodySchema,
  type Chunk,
  type listQuerySchema,
  type Overview,
  type Page,
  type PrivacyRequest,
  type rejectBodySchema,
  type RequestEvent,
  type RequestSummary,
  type retryBodySchema,
  type revealBodySchema,
  type Subject,
} from '../schema/request';

/**
 * How the client finds and reaches the backend; Backstage's discovery and
 * fetch APIs satisfy it.
 * @public
 */
export interface PrivacyRequestsClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}

/** Options of one call. @public */
export interface CallOptions {
  signal?: AbortSignal;
}

/** A cursor and a page size. @public */
export interface PageQuery {
  cursor?: string;
  limit?: number;
}

type Query = Record<string, string | number | string[] | undefined>;

/**
 * The typed client of our API. Every method throws `ResponseError` for an
 * answer outside 2xx and `ZodError` for a body of another shape.
 * @public
 */
export class PrivacyRequestsClient {
  static create(options: PrivacyRequestsClientOptions): PrivacyRequestsClient {
    return new PrivacyRequestsClient(options);
  }

  private constructor(private readonly options: PrivacyRequestsClientOptions) {}

  getApps(call?: CallOptions): Promise<AppsResponse> {
    return this.get('/apps', {}, appsResponseSchema, call);
  }

  getOverview(call?: CallOptions): Promise<Overview> {
    return this.get('/overview', {}, overviewSchema, call);
  }

  async lookupSubjects(
    body: { app: string; subjects: string[] },
    call?: CallOptions,
  ): Promise<LookupItem[]> {
    const answer = await this.post(
      '/subjects/lookup',
      body,
      lookupResponseSchema,
      call,
    );
    return answer.items;
  }

  preview(draft: PreviewDraftInput, call?: CallOptions): Promise<Preview> {
    return this.post('/previews', draft, previewSchema, call);
  }

  /**
   * Files a request. The same `idempotencyKey` with the same draft answers
   * with the request already filed.
   */
  file(
    draft: RequestDraftInput,
    call: CallOptions & { idempotencyKey: string },
  ): Promise<PrivacyRequest> {
    return this.post('/requests', draft, requestSchema, call, {
      'Idempotency-Key': call.idempotencyKey,
    });
  }

  listRequests(
    query: z.input<typeof listQuerySchema>,
    call?: CallOptions,
  ): Promise<Page<RequestSummary>> {
    return this.get(
      '/requests',
      query as Query,
      pageSchema(requestSummarySchema),
      call,
    );
  }

  getRequest(id: string, call?: CallOptions): Promise<PrivacyRequest> {
    return this.get(path(id), {}, requestSchema, call);
  }

  getEvents(
    id: string,
    after: number,
    call?: CallOptions,
  ): Promise<{ items: RequestEvent[]; cursor: number }> {
    return this.get(path(id, 'events'), { after }, eventsResponseSchema, call);
  }

  getChunks(
    id: string,
    query: PageQuery = {},
    call?: CallOptions,
  ): Promise<Page<Chunk>> {
    return this.get(
      path(id, 'chunks'),
      { ...query },
      pageSchema(chunkSchema),
      call,
    );
  }

  getSubjects(
    id: string,
    query: PageQuery = {},
    call?: CallOptions,
  ): Promise<Page<Subject>> {
    return this.get(
      path(id, 'subjects'),
      { ...query },
      pageSchema(subjectSchema),
      call,
    );
  }

  approve(
    id: string,
    body: z.input<typeof approveBodySchema>,
  ): Promise<PrivacyRequest> {
    return this.post(path(id, 'approve'), body, requestSchema);
  }

  reject(
    id: string,
    body: z.input<typeof rejectBodySchema>,
  ): Promise<PrivacyRequest> {
    return this.post(path(id, 'reject'), body, requestSchema);
  }

  cancel(
    id: string,
    body: z.input<typeof cancelBodySchema>,
  ): Promise<PrivacyRequest> {
    return this.post(path(id, 'cancel'), body, requestSchema);
  }

  retry(
    id: string,
    body: z.input<typeof retryBodySchema>,
  ): Promise<PrivacyRequest> {
    return this.post(path(id, 'retry'), body, requestSchema);
  }

  /** Shows identifiers in clear; the look is recorded with its reason. */
  async reveal(
    id: string,
    body: z.input<typeof revealBodySchema>,
  ): Promise<Array<{ seq: number; id: string }>> {
    const answer = await this.post(
      path(id, 'reveal'),
      body,
      revealResponseSchema,
    );
    return answer.items;
  }

  private get<T extends z.ZodType>(
    route: string,
    query: Query,
    schema: T,
    call?: CallOptions,
  ): Promise<z.output<T>> {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      for (const item of Array.isArray(value) ? value : [value]) {
        if (item !== undefined) search.append(name, String(item));
      }
    }
    const suffix = search.size > 0 ? `?${search}` : '';
    return this.call(`${route}${suffix}`, { signal: call?.signal }, schema);
  }

  private post<T extends z.ZodType>(
    route: string,
    body: unknown,
    schema: T,
    call?: CallOptions,
    headers?: Record<string, string>,
  ): Promise<z.output<T>> {
    return this.call(
      route,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
        signal: call?.signal,
      },
      schema,
    );
  }

  private async call<T extends z.ZodType>(
    route: string,
    init: RequestInit,
    schema: T,
  ): Promise<z.output<T>> {
    const base = await this.options.discoveryApi.getBaseUrl('privacy-requests');
    const response = await this.options.fetchApi.fetch(`${base}${route}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return schema.parse(await response.json());
  }
}

function path(id: string, leaf?: string): string {
  const request = `/requests/${encodeURIComponent(id)}`;
  return leaf ? `${request}/${leaf}` : request;
}
