import { CustomErrorBase } from '@backstage/errors';

/**
 * Somebody else holds the lease by now. Whoever sees this stops and writes
 * nothing more.
 */
export class LeaseLostError extends CustomErrorBase {
  name = 'LeaseLostError' as const;
}
