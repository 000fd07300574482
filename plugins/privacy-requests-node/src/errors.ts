import { CustomErrorBase } from '@backstage/errors';
import type { VendorProblem } from './connector';

/**
 * A vendor read that did not work. Wraps what the vendor said, so that its
 * HTTP status never becomes ours and no secret or identifier travels along.
 * @public
 */
export class VendorError extends CustomErrorBase {
  name = 'VendorError' as const;
  /** What happened, in our words. */
  readonly problem: VendorProblem;
  /** Answered to our caller: the vendor, not the request, is at fault. */
  readonly statusCode = 502;

  constructor(problem: VendorProblem) {
    super(problem.message);
    this.problem = problem;
  }
}
