import type {
  Probe,
  VendorApp,
  VendorCall,
  VendorProblem,
  VendorSubject,
} from 'backstage-plugin-privacy-requests-node';
import { VendorError } from 'backstage-plugin-privacy-requests-node';
import type { RequestRow, SubjectRow } from '../database/rows';
import { DeadlineError, withDeadline } from './deadline';
import type { Timing } from './timing';

/** Reads of one vendor app, each with a deadline. */
export class VendorReads {
  static create(vendor: VendorApp, timing: Timing): VendorReads {
    return new VendorReads(vendor, timing);
  }

  private constructor(
    private readonly vendor: VendorApp,
    private readonly timing: Timing,
  ) {}

  lookup(ids: string[]): Promise<VendorSubject[]> {
    return this.bounded(this.vendor.lookup(ids, this.bounds()));
  }

  probes(call: VendorCall): Promise<Probe[]> {
    return this.bounded(this.vendor.probes(call, this.bounds()));
  }

  visibleProbes(probes: Probe[]): Promise<Set<string>> {
    if (probes.length === 0) return Promise.resolve(new Set());
    return this.bounded(this.vendor.visibleProbes(probes, this.bounds()));
  }

  private bounds() {
    return { timeoutMs: this.timing.readMs };
  }

  private bounded<T>(read: Promise<T>): Promise<T> {
    return withDeadline(read, this.timing.readMs, 'A vendor read');
  }
}

/**
 * Why a vendor read did not work, or `undefined` when the error is not the
 * vendor's.
 */
export function problemOf(error: unknown): VendorProblem | undefined {
  if (error instanceof VendorError) return error.problem;
  if (error instanceof DeadlineError) {
    return {
      class: 'retryable',
      message: 'The vendor did not answer in time',
    };
  }
  return undefined;
}

/** The call that a chunk stands for: exactly its people and the approved options. */
export function callOf(
  request: RequestRow,
  subjects: SubjectRow[],
): VendorCall {
  return {
    kind: request.kind,
    subjects: idsOf(subjects),
    options: request.options,
  };
}

/** Clear ids, in order. */
export function idsOf(subjects: SubjectRow[]): string[] {
  return subjects.map(subject => {
    if (subject.subjectId === undefined) {
      throw new Error('An identifier was erased before its work was done');
    }
    return subject.subjectId;
  });
}

/** Every probe of some people, each once. */
export function probesOf(subjects: SubjectRow[]): Probe[] {
  const byRef = new Map<string, Probe>();
  for (const subject of subjects) {
    for (const probe of subject.preImage?.probes ?? []) {
      byRef.set(probe.ref, probe);
    }
  }
  return [...byRef.values()];
}
