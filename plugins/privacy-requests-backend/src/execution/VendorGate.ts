import type { RequestKind } from 'backstage-plugin-privacy-requests-common';

/**
 * Remembers until when a vendor wants no more calls of a kind for an app, so
 * that one refusal stops all chunks of this process and not only its own.
 */
export class VendorGate {
  static create(clock: () => number = Date.now): VendorGate {
    return new VendorGate(clock);
  }

  private readonly closedUntil = new Map<string, number>();

  private constructor(private readonly clock: () => number) {}

  /** Milliseconds until calls are welcome again; 0 when they are now. */
  waitMs(app: string, kind: RequestKind): number {
    const until = this.closedUntil.get(`${app} ${kind}`) ?? 0;
    return Math.max(0, until - this.clock());
  }

  /** Closes for some time; never opens earlier than said before. */
  close(app: string, kind: RequestKind, forMs: number): void {
    const key = `${app} ${kind}`;
    const until = this.clock() + forMs;
    this.closedUntil.set(key, Math.max(until, this.closedUntil.get(key) ?? 0));
  }
}
