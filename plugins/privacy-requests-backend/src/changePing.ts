import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';

/** Pages re-read at most this often for one request, in milliseconds. */
const PING_EVERY = 250;

/**
 * Makes the function that tells open pages "this request changed". A ping, not
 * data: any signed-in person may listen. Best effort; it never fails a change.
 */
export function createChangePing(options: {
  signals: SignalsService;
  logger: LoggerService;
}): (requestId: string) => void {
  const waiting = new Map<string, NodeJS.Timeout>();
  return requestId => {
    if (waiting.has(requestId)) return;
    const timer = setTimeout(() => {
      waiting.delete(requestId);
      options.signals
        .publish({
          recipients: { type: 'broadcast' },
          channel: 'privacy-requests:changes',
          message: { requestId },
        })
        .catch(error =>
          options.logger.debug('A change ping was lost', error as Error),
        );
    }, PING_EVERY);
    timer.unref();
    waiting.set(requestId, timer);
  };
}
