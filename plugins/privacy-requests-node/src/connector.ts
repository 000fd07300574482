import type { Config } from '@backstage/config';
import type {
  Figure,
  LookupState,
  RequestKind,
  RequestOptions,
} from 'backstage-plugin-privacy-requests-common';

/**
 * Bounds of one vendor call, set by the caller.
 * @public
 */
export interface CallContext {
  /** Aborts the wait; what the vendor did by then stays done. */
  signal?: AbortSignal;
  /** Milliseconds after which the caller stops waiting. */
  timeoutMs?: number;
}

/**
 * What a vendor shows of one id.
 * @public
 */
export interface VendorSubject {
  id: string;
  state: LookupState;
  name?: string;
  /** Epoch milliseconds; tells a person from a later one with the same id. */
  createdAt?: number;
}

/**
 * Something of a subject that must disappear with a deletion and that a query
 * can see: a two-member channel or a 1:1 call. Opaque to the workflow; it is
 * private data, because a vendor's channel id can contain a person's id.
 * @public
 */
export interface Probe {
  type: 'conversation' | 'call';
  ref: string;
  /** Ids of everybody in it, the subject included. */
  members: string[];
  /** Messages in it, where the vendor counts them. */
  messages?: number;
}

/**
 * What a plan would touch, found out without a write.
 * @public
 */
export interface ImpactFacts {
  subjects: VendorSubject[];
  conversations: Figure;
  otherPeople: Figure;
  messagesLost: Figure;
  calls: Figure;
  groupChannels: Figure;
}

/**
 * One vendor write: a chunk.
 * @public
 */
export interface VendorCall {
  kind: RequestKind;
  subjects: string[];
  options: RequestOptions;
}

/**
 * How a vendor refused or failed, in our words. `message` carries no
 * identifier and no secret.
 * @public
 */
export interface VendorProblem {
  class:
    | 'throttled'
    | 'retryable'
    | 'permanent'
    | 'misconfigured'
    | 'ambiguous';
  /** The vendor's own code, e.g. `4`. */
  code?: string;
  /** HTTP status where there was an answer. */
  status?: number;
  message: string;
  /** Epoch milliseconds before which trying again is useless. */
  retryAt?: number;
}

/**
 * What came of one write. Only a parsed success is `accepted` or `done`, only
 * the vendor's own definite refusal is `refused`; `not_sent` means that no
 * byte of the request left (connection refused, name not found); everything
 * else is `unknown`, because the vendor may have done it.
 * @public
 */
export type SubmitOutcome =
  | { type: 'accepted'; taskId: string }
  | { type: 'done' }
  | { type: 'refused'; problem: VendorProblem }
  | { type: 'not_sent'; problem: VendorProblem }
  | { type: 'unknown'; problem: VendorProblem };

/**
 * One reading of a vendor task.
 * @public
 */
export type TaskReading =
  | {
      type: 'running' | 'completed' | 'failed';
      /** The vendor's own word, verbatim. */
      vendorStatus: string;
      /** Epoch milliseconds. */
      createdAt?: number;
      updatedAt?: number;
      /** Per subject, where the vendor names them. */
      results?: Record<string, { ok: boolean; error?: string }>;
      /** Redacted. */
      error?: string;
    }
  | { type: 'not_found' }
  | { type: 'unreadable'; problem: VendorProblem };

/**
 * One configured application at a vendor, with its own credentials. Methods
 * other than `submit` and `getTask` throw {@link VendorError}.
 * @public
 */
export interface VendorApp {
  /** Part of the plan digest: host of the base URL. */
  readonly host: string;
  /** Part of the plan digest: fingerprint of the API key, never the key. */
  readonly keyFingerprint: string;
  /** Asks for ids, deactivated ones included. One answer per id, in order. */
  lookup(ids: string[], ctx?: CallContext): Promise<VendorSubject[]>;
  /** What a plan would touch. No write. */
  impact(call: VendorCall, ctx?: CallContext): Promise<ImpactFacts>;
  /** What must be gone after this call and can be seen now. No write. */
  probes(call: VendorCall, ctx?: CallContext): Promise<Probe[]>;
  /** Which of the probes the vendor still shows, by `ref`. No write. */
  visibleProbes(probes: Probe[], ctx?: CallContext): Promise<Set<string>>;
  /** The one write. Never throws for what the vendor or the network does. */
  submit(call: VendorCall, ctx?: CallContext): Promise<SubmitOutcome>;
  /** Never throws for what the vendor or the network does. */
  getTask(taskId: string, ctx?: CallContext): Promise<TaskReading>;
}

/**
 * Code that talks to one vendor.
 * @public
 */
export interface VendorConnector {
  /** Name used in configuration, e.g. `stream`. */
  readonly id: string;
  /** Kinds it can carry out and how many subjects fit in one call. */
  readonly subjectsPerCall: Partial<Record<RequestKind, number>>;
  /**
   * Opens one configured app. `config` is the app's own block.
   * @throws InputError when the block lacks something, naming the key.
   */
  openApp(options: { appId: string; config: Config }): VendorApp;
}
