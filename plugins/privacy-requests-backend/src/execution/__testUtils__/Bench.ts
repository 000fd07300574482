import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  RequestDraft,
  RequestState,
} from 'backstage-plugin-privacy-requests-common';
import { requestDraftSchema } from 'backstage-plugin-privacy-requests-common';
import { StreamConnector } from 'backstage-plugin-privacy-requests-backend-module-stream';
import type { VendorApp } from 'backstage-plugin-privacy-requests-node';
import type { Knex } from 'knex';
import {
  startSandbox,
  type Sandbox,
  type SandboxOptions,
} from 'stream-sandbox';
import { readPluginConfig } from '../../config/readConfig';
import { readEvents, requestStream } from '../../database/appendEvent';
import { listChunks } from '../../database/chunkStore';
import { findRequest } from '../../database/requestStore';
import type { EventRow } from '../../database/rows';
import { setUpDatabase } from '../../database/setUp';
import { listSubjects } from '../../database/subjectStore';
import { AppRegistry } from '../../planning/AppRegistry';
import { Planner } from '../../planning/Planner';
import { SubjectKeys } from '../../planning/SubjectKeys';
import { FilingService } from '../../requests/FilingService';
import { RequestService } from '../../requests/RequestService';
import type { Timing } from '../timing';
import { Worker } from '../Worker';
import type { Recovery } from '../WorkerContext';
import { streamBlock, vendorPost } from './vendorHttp';

/** Times so short that a test does not wait; their order is the real one. */
export const fast: Partial<Timing> = {
  pollMinMs: 20,
  pollMaxMs: 60,
  overduePollMs: 60,
  suspectGapMs: 20,
  verifyGraceMs: 250,
  verifyEveryMs: 20,
  busyRetryMs: 20,
  pausedRetryMs: 60,
  backoffBaseMs: 10,
  backoffMaxMs: 40,
};

/** Replaces methods of the vendor app that one worker talks to. */
export type Meddle = (real: VendorApp) => Partial<VendorApp>;

export interface WorkerChoice {
  timing?: Partial<Timing>;
  recovery?: Recovery;
  meddle?: Meddle;
  database?: Knex;
  scheduler?: SchedulerService;
  logger?: LoggerService;
}

const filer = { ref: 'user:default/agent', human: true };
const approver = { ref: 'user:default/engineer', human: true };

/**
 * The workflow from filing to the end over a real database, the real connector
 * and a sandbox that answers over HTTP. Its log is the judge of what was sent.
 */
export class Bench {
  static async create(
    database: Knex,
    options: {
      sandbox?: SandboxOptions;
      destructive?: boolean;
      config?: object;
    } = {},
  ): Promise<Bench> {
    await setUpDatabase({ getClient: async () => database });
    const sandbox = await startSandbox(options.sandbox);
    return new Bench(database, sandbox, options);
  }

  readonly service: RequestService;
  private readonly filing: FilingService;
  readonly changed: string[] = [];
  private readonly keys = SubjectKeys.create({ ring: [], production: false });

  private constructor(
    readonly database: Knex,
    readonly sandbox: Sandbox,
    private readonly options: { destructive?: boolean; config?: object },
  ) {
    const { config, planner } = this.parts();
    const onChange = (id: string) => this.changed.push(id);
    this.filing = FilingService.create({ database, planner, config, onChange });
    this.service = RequestService.create({ database, config, onChange });
  }

  /** Configuration and what is built of it, anew as after a restart. */
  private parts(meddle?: Meddle) {
    const { destructive = true } = this.options;
    const config = readPluginConfig(
      mockServices.rootConfig({
        data: {
          privacyRequests: {
            apps: [
              {
                id: 'chat',
                connector: 'stream',
                destructive,
                stream: streamBlock(this.sandbox.url),
              },
            ],
            coolingOff: { irreversible: { seconds: 0 } },
            execution: {
              submitTimeout: { seconds: 4 },
              lease: { seconds: 8 },
              quiesce: { seconds: 4 },
              taskLimit: { seconds: 10 },
              allowInMemory: true,
            },
            ...this.options.config,
          },
        },
      }),
    );
    const stream = StreamConnector.create();
    const apps = AppRegistry.create(
      config.apps,
      new Map([
        [
          'stream',
          {
            id: stream.id,
            subjectsPerCall: stream.subjectsPerCall,
            openApp(open) {
              const real = stream.openApp(open);
              return meddle ? meddled(real, meddle) : real;
            },
          },
        ],
      ]),
    );
    const planner = Planner.create({ apps, keys: this.keys, config });
    return { config, apps, planner };
  }

  /** A worker as a fresh process would make it. */
  worker(choice: WorkerChoice = {}): Worker {
    const { config, apps, planner } = this.parts(choice.meddle);
    return Worker.create(
      {
        database: choice.database ?? this.database,
        logger: choice.logger ?? mockServices.logger.mock(),
        scheduler:
          choice.scheduler ??
          mockServices.scheduler.mock({ triggerTask: async () => undefined }),
        lifecycle: mockServices.lifecycle.mock(),
        apps,
        config: config.execution,
        recomputeDigest: (tx, request) => planner.digestOf(tx, request),
        onChange: id => this.changed.push(id),
      },
      { timing: { ...fast, ...choice.timing }, recovery: choice.recovery },
    );
  }

  /** People at the vendor. */
  async people(...ids: string[]): Promise<void> {
    await vendorPost(this.sandbox.url, '/users', {
      users: Object.fromEntries(ids.map(id => [id, { id, name: `N ${id}` }])),
    });
  }

  /** A channel of exactly these people, with a message of each. */
  async conversation(...members: string[]): Promise<void> {
    const id = members.join('-');
    await vendorPost(this.sandbox.url, `/chat/channels/messaging/${id}/query`, {
      data: {
        created_by_id: members[0],
        members: members.map(member => ({ user_id: member })),
      },
    });
  }

  /** Files a draft and has it approved by somebody else. */
  async approved(change: Partial<RequestDraft> = {}): Promise<string> {
    const draft = requestDraftSchema.parse({
      app: 'chat',
      kind: 'delete',
      subjects: ['ava'],
      options: change.kind === 'restore' ? {} : { user: 'soft' },
      regulation: 'gdpr',
      receivedAt: '2026-11-01T10:00:00Z',
      channel: 'email',
      reason: 'Erasure request',
      ...change,
    });
    const filed = await this.filing.file(draft, filer, undefined);
    await this.approve(filed.id);
    return filed.id;
  }

  async approve(id: string): Promise<void> {
    const { version, planDigest } = await this.request(id);
    await this.service.approve(id, { version, planDigest }, approver);
  }

  async retry(id: string): Promise<void> {
    const { version } = await this.request(id);
    await this.service.retry(id, { version }, approver);
  }

  async request(id: string) {
    const row = await findRequest(this.database, id);
    if (!row) throw new Error('No such request');
    return row;
  }

  async chunks(id: string) {
    return listChunks(this.database, id, { after: 0, limit: 100 });
  }

  async subjects(id: string) {
    return listSubjects(this.database, id, { after: 0, limit: 1000 });
  }

  async events(id: string): Promise<EventRow[]> {
    const stream = requestStream(id);
    return readEvents(this.database, { stream, after: 0, limit: 1000 });
  }

  async eventTypes(id: string): Promise<string[]> {
    return (await this.events(id)).map(event => event.type);
  }

  /** Lets workers take turns until a request is in one of these states. */
  async runUntil(
    id: string,
    states: RequestState[],
    workers: Worker | Worker[] = this.worker(),
  ): Promise<RequestState> {
    return this.runUntilTrue(async () => {
      const { state } = await this.request(id);
      return states.includes(state) ? state : undefined;
    }, workers);
  }

  async runUntilTrue<T>(
    check: () => Promise<T | undefined>,
    workers: Worker | Worker[],
  ): Promise<T> {
    const turn = Array.isArray(workers) ? workers : [workers];
    const end = Date.now() + 45_000;
    while (Date.now() < end) {
      const result = await check();
      if (result !== undefined) return result;
      const steps = await Promise.all(turn.map(worker => worker.runOnce()));
      if (steps.every(count => count === 0)) {
        await new Promise(resolve => setTimeout(resolve, 10));
      }
    }
    throw new Error('Nothing more happened in 15 seconds');
  }

  /** How often the vendor carried a call for this person out. */
  acceptedCalls(userId: string, endpoint = 'DeleteUsers'): number {
    return this.sandbox
      .log({ endpoint, userId })
      .filter(entry => entry.outcome === 'accepted').length;
  }

  /**
   * A connection that can be cut: what a killed process still does reaches
   * nothing.
   */
  doomed(): { database: Knex; kill: () => void; revive: () => void } {
    let isDead = false;
    const check = () => {
      if (isDead) throw new Error('This process was killed');
    };
    return {
      kill: () => {
        isDead = true;
      },
      revive: () => {
        isDead = false;
      },
      database: new Proxy(this.database, {
        apply(target, self, args) {
          check();
          return Reflect.apply(target as never, self, args);
        },
        get(target, name) {
          check();
          return Reflect.get(target, name);
        },
      }),
    };
  }

  async close(): Promise<void> {
    await this.sandbox.close();
  }
}

function meddled(real: VendorApp, meddle: Meddle): VendorApp {
  const bound: VendorApp = {
    host: real.host,
    keyFingerprint: real.keyFingerprint,
    lookup: (...args) => real.lookup(...args),
    impact: (...args) => real.impact(...args),
    probes: (...args) => real.probes(...args),
    visibleProbes: (...args) => real.visibleProbes(...args),
    submit: (...args) => real.submit(...args),
    getTask: (...args) => real.getTask(...args),
  };
  return { ...bound, ...meddle(bound) };
}
