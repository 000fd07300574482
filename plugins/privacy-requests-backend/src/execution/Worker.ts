import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { ExecutionConfig } from '../config/readConfig';
import { claimChunks } from '../database/claimChunks';
import { claimRequests } from '../database/claimRequests';
import type { Tx } from '../database/dialect';
import { LeaseLostError } from '../database/lease';
import {
  releaseChunkAfterError,
  releaseRequestAfterError,
} from '../database/releaseAfterError';
import { assertDurable } from '../database/setUp';
import type { AppRegistry } from '../planning/AppRegistry';
import { stepChunk } from './chunkStep';
import { withDeadline } from './deadline';
import { stepRequest } from './requestStep';
import { backoff, timingOf, type Timing } from './timing';
import { VendorGate } from './VendorGate';
import {
  query,
  transact,
  type Recovery,
  type WorkerContext,
} from './WorkerContext';

const TASK = 'privacy-requests-worker';
/** Calls under way at once, and how many of them one request may have. */
const SLOTS = 8;
const PER_REQUEST = 4;

/** What a worker is made of. */
export interface WorkerOptions {
  database: Knex;
  logger: LoggerService;
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  apps: AppRegistry;
  config: ExecutionConfig;
  recomputeDigest: WorkerContext['recomputeDigest'];
  onChange: WorkerContext['onChange'];
}

/**
 * Carries approved requests out: claims what is due, takes one step with it,
 * gives it back. Everything it knows is in the database, so any number of
 * workers may run and any of them may be killed at any moment.
 */
export class Worker {
  static create(
    options: WorkerOptions,
    /** For tests; nothing in the configuration leads here. */
    test: { timing?: Partial<Timing>; recovery?: Recovery } = {},
  ): Worker {
    const { onChange, logger } = options;
    return new Worker(options, {
      database: options.database,
      logger,
      apps: options.apps,
      timing: timingOf(options.config, test.timing),
      gate: VendorGate.create(),
      recovery: test.recovery ?? 'ask',
      recomputeDigest: options.recomputeDigest,
      onChange(requestId) {
        try {
          onChange(requestId);
        } catch {
          logger.debug('A page could not be told of a change');
        }
      },
    });
  }

  /** Steps under way, each with the request it belongs to. */
  private readonly underWay = new Map<Promise<void>, string>();
  private isDirty = false;
  private isStopping = false;

  private constructor(
    private readonly options: WorkerOptions,
    private readonly ctx: WorkerContext,
  ) {}

  /**
   * Starts working.
   *
   * @throws Error when the database could forget what was sent.
   */
  async start(): Promise<void> {
    const { database, config, lifecycle, scheduler } = this.options;
    await assertDurable(database, config);
    lifecycle.addShutdownHook(() => this.stop());
    await scheduler.scheduleTask({
      id: TASK,
      scope: 'local',
      frequency: { seconds: 1 },
      timeout: { minutes: 1 },
      fn: () => this.drainDue(),
    });
  }

  /** Looks for work now. Safe to call from anywhere, as often as one likes. */
  wake(): void {
    // The task cannot be triggered while it runs, so it looks at this as well.
    this.isDirty = true;
    if (this.isStopping) return;
    this.options.scheduler.triggerTask(TASK).catch(() => undefined);
  }

  /** Claims nothing more and waits for what is under way. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await withDeadline(
      Promise.allSettled([...this.underWay.keys()]),
      this.ctx.timing.leaseMs,
      'The end of what is under way',
    ).catch(error => this.options.logger.warn(String(error.message)));
  }

  /**
   * Takes every step that is due now and waits for it.
   *
   * @returns how many steps there were
   */
  async runOnce(): Promise<number> {
    const begun = await this.begin();
    await Promise.all(begun);
    return begun.length;
  }

  private async drainDue(): Promise<void> {
    let begun: number;
    do {
      this.isDirty = false;
      begun = (await this.begin()).length;
    } while ((this.isDirty || begun > 0) && !this.isStopping);
  }

  /** Claims up to the free slots and begins a step with each claim. */
  private async begin(): Promise<Array<Promise<void>>> {
    if (this.isStopping) return [];
    const { ctx } = this;
    const { leaseMs } = ctx.timing;
    try {
      const free = SLOTS - this.underWay.size;
      const requests = await query(ctx, tx =>
        claimRequests(tx, { limit: free, leaseMs }),
      );
      const chunks = await query(ctx, tx =>
        claimChunks(tx, {
          limit: free - requests.length,
          perRequest: PER_REQUEST,
          leaseMs,
          skip: this.requestsWithTheirShare(),
        }),
      );
      return [
        ...requests.map(request =>
          this.run(request.id, {
            step: () => stepRequest(ctx, request),
            giveBack: tx =>
              releaseRequestAfterError(tx, request, backoff(ctx.timing, 3)),
          }),
        ),
        ...chunks.map(chunk =>
          this.run(chunk.requestId, {
            step: () => stepChunk(ctx, chunk),
            giveBack: tx =>
              releaseChunkAfterError(
                tx,
                chunk,
                backoff(ctx.timing, chunk.failures),
              ),
          }),
        ),
      ];
    } catch (error) {
      this.complain('Looking for work failed', error);
      return [];
    }
  }

  private requestsWithTheirShare(): string[] {
    const counts = new Map<string, number>();
    for (const id of this.underWay.values()) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return [...counts].flatMap(([id, count]) =>
      count >= PER_REQUEST ? [id] : [],
    );
  }

  /** One step; whatever it throws stops nothing else. */
  private run(
    requestId: string,
    work: {
      step: () => Promise<void>;
      giveBack: (tx: Tx) => Promise<void>;
    },
  ): Promise<void> {
    const running = work
      .step()
      .catch(async error => {
        if (error instanceof LeaseLostError || error instanceof ConflictError) {
          this.options.logger.debug('A step was left to somebody else');
          return;
        }
        this.complain('A step failed and will be taken again', error);
        await transact(this.ctx, work.giveBack).catch(() => undefined);
      })
      .finally(() => {
        this.underWay.delete(running);
        this.wake();
      });
    this.underWay.set(running, requestId);
    return running;
  }

  /** An error's message can hold ids that were bound to a statement. */
  private complain(what: string, error: unknown): void {
    const { name, code } = error as { name?: string; code?: string };
    this.options.logger.warn(
      `${what}: ${[name ?? 'Error', code].filter(Boolean).join(' ')}`,
    );
  }
}
