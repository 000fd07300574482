import { createHash } from 'node:crypto';
import type {
  CallContext,
  ImpactFacts,
  Probe,
  SubmitOutcome,
  TaskReading,
  VendorApp,
  VendorCall,
  VendorSubject,
} from 'backstage-plugin-privacy-requests-node';
import type { StreamSettings } from './config';
import { withDeadline } from './deadline';
import { findImpact } from './impact';
import { lookupUsers } from './lookup';
import { findProbes, findVisibleProbes } from './probes';
import { readTask } from './readTask';
import { StreamClient, type RateLimitReading } from './StreamClient';
import { submitCall } from './submit';
import { Transport, type FetchLike } from './transport';

/** Deadline of reads that take several calls, unless the caller sets one. */
const MANY_READS = 60_000;

/** One app at Stream: its own credentials, token and connections. */
export class StreamApp implements VendorApp {
  readonly host: string;
  readonly keyFingerprint: string;
  readonly #client: StreamClient;

  static create(options: {
    settings: StreamSettings;
    fetch?: FetchLike;
    onRateLimit?: (reading: RateLimitReading) => void;
  }): StreamApp {
    const { settings, fetch, onRateLimit } = options;
    const transport = new Transport({ fetch });
    return new StreamApp(
      settings,
      StreamClient.create({ settings, transport, onRateLimit }),
    );
  }

  private constructor(settings: StreamSettings, client: StreamClient) {
    this.host = settings.baseUrl.host;
    this.keyFingerprint = createHash('sha256')
      .update(settings.apiKey)
      .digest('hex')
      .slice(0, 16);
    this.#client = client;
  }

  lookup(ids: string[], ctx?: CallContext): Promise<VendorSubject[]> {
    return withDeadline(ctx, MANY_READS, inner =>
      lookupUsers(this.#client, ids, inner),
    );
  }

  impact(call: VendorCall, ctx?: CallContext): Promise<ImpactFacts> {
    return withDeadline(ctx, MANY_READS, inner =>
      findImpact(this.#client, call, inner),
    );
  }

  probes(call: VendorCall, ctx?: CallContext): Promise<Probe[]> {
    return withDeadline(ctx, MANY_READS, inner =>
      findProbes(this.#client, call, inner),
    );
  }

  visibleProbes(probes: Probe[], ctx?: CallContext): Promise<Set<string>> {
    return withDeadline(ctx, MANY_READS, inner =>
      findVisibleProbes(this.#client, probes, inner),
    );
  }

  submit(call: VendorCall, ctx: CallContext = {}): Promise<SubmitOutcome> {
    return submitCall(this.#client, call, ctx);
  }

  getTask(taskId: string, ctx: CallContext = {}): Promise<TaskReading> {
    return readTask(this.#client, taskId, ctx);
  }
}
