import { useSignal } from '@backstage/plugin-signals-react';
import { useCallback, useEffect, useRef, useState } from 'react';

/** What the backend says when a request changed. */
type ChangePing = { requestId: string };

/** The channel of change pings. */
export const CHANGES_CHANNEL = 'privacy-requests:changes';

/** A value that renews itself. */
export interface Live<T> {
  value?: T;
  /** The last try's error; the last value stays. */
  error?: Error;
  reload(): void;
}

/**
 * Reads something, again when the backend says that a request changed, and
 * from time to time while the page is looked at. Pings carry no data; without
 * them the polling alone does it. One read at a time: what comes meanwhile is
 * answered by one more read.
 */
export function useLive<T>(
  load: (signal: AbortSignal) => Promise<T>,
  options: {
    /** Milliseconds between reads. */
    pollMs: number;
  },
): Live<T> {
  const { pollMs } = options;
  const [state, setState] = useState<Omit<Live<T>, 'reload'>>({});
  const { lastSignal } = useSignal<ChangePing>(CHANGES_CHANNEL);
  const read = useRef<() => void>(() => {});
  const reload = useCallback(() => read.current(), []);

  useEffect(() => {
    const controller = new AbortController();
    let busy = false;
    let again = false;
    const settle = (next: Omit<Live<T>, 'reload'>) => {
      busy = false;
      if (controller.signal.aborted) return;
      setState(known => ({ ...known, error: undefined, ...next }));
      if (again) read.current();
    };
    read.current = () => {
      again = busy;
      if (busy) return;
      busy = true;
      load(controller.signal).then(
        value => settle({ value }),
        error => settle({ error }),
      );
    };
    read.current();
    const onLook = () => {
      if (!document.hidden) read.current();
    };
    const timer = setInterval(onLook, pollMs);
    document.addEventListener('visibilitychange', onLook);
    return () => {
      controller.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onLook);
    };
  }, [load, pollMs]);

  useEffect(() => {
    if (lastSignal) read.current();
  }, [lastSignal]);

  return { ...state, reload };
}
