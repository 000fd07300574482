import { randomUUID } from 'node:crypto';

/** Gives the time in epoch milliseconds. */
export type Clock = () => number;

let last = 0;

/**
 * A time stamp for storage: the clock plus a sub-millisecond part that never
 * repeats and never goes back. Exact milliseconds times a million decode one
 * millisecond early in double arithmetic for one value in eight.
 */
export function stamp(clock: Clock): number {
  const now = clock() + 0.25;
  last = now > last || last - now > 1 ? now : last + 0.001;
  return last;
}

/**
 * The wire form of a time: nanoseconds since the epoch, as a bare integer.
 * Wrapped, because a JavaScript number cannot hold it exactly.
 */
export class Nanoseconds {
  constructor(private readonly ms: number) {}

  toString(): string {
    const whole = Math.floor(this.ms);
    const rest = Math.round((this.ms - whole) * 1_000_000);
    return (BigInt(whole) * 1_000_000n + BigInt(rest)).toString();
  }
}

/** @returns the wire form, or `undefined` for no time. */
export function nanos(ms: number | null | undefined): Nanoseconds | undefined {
  return ms === null || ms === undefined ? undefined : new Nanoseconds(ms);
}

// Unguessable: no text that a caller stores can pass for a time.
const MARK = `ns-${randomUUID()}:`;
const MARKED = new RegExp(`"${MARK}(\\d+)"`, 'g');

/** JSON with exact integer nanoseconds. */
export function toWireJson(body: unknown): string {
  const json = JSON.stringify(body, (_key, value) =>
    value instanceof Nanoseconds ? `${MARK}${value}` : value,
  );
  return json.replace(MARKED, '$1');
}
