import type { Clock } from '../clock';

/** Calls a minute for one endpoint of one app. */
export type LimitTable = (endpoint: string) => number;

/** Far above what a demonstration needs. */
export const generousLimits: LimitTable = () => 600;

/** The figures that the vendor has published or shown in its test apps. */
const published = new Map([
  ['DeleteUsers', 6],
  ['QueryUsers', 1000],
  ['UpdateUsers', 300],
]);

/** @see published; 60 stands in where the vendor names no number. */
export const vendorLimits: LimitTable = endpoint =>
  published.get(endpoint) ?? 60;

/** What is left of a window. */
export interface WindowState {
  limit: number;
  remaining: number;
  /** Unix seconds at which the next window begins. */
  reset: number;
  exceeded: boolean;
}

const MINUTE = 60_000;

/** Counts calls in fixed clock minutes, for each app and endpoint. */
export class RateLimiter {
  private readonly windows = new Map<string, { start: number; used: number }>();

  constructor(
    private readonly limitOf: LimitTable,
    private readonly clock: Clock,
  ) {}

  /** Counts one call, refused ones too. */
  count(app: string, endpoint: string): WindowState {
    return this.read(app, endpoint, 1);
  }

  /** Looks without counting. */
  peek(app: string, endpoint: string): WindowState {
    return this.read(app, endpoint, 0);
  }

  private read(app: string, endpoint: string, add: number): WindowState {
    const start = Math.floor(this.clock() / MINUTE) * MINUTE;
    const key = JSON.stringify([app, endpoint]);
    const known = this.windows.get(key);
    const used = (known?.start === start ? known.used : 0) + add;
    this.windows.set(key, { start, used });
    const limit = this.limitOf(endpoint);
    return {
      limit,
      remaining: Math.max(0, limit - used),
      reset: (start + MINUTE) / 1000,
      exceeded: used > limit,
    };
  }
}
