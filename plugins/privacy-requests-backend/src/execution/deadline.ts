import { CustomErrorBase } from '@backstage/errors';

/** Something took longer than we wait. It may still happen. */
export class DeadlineError extends CustomErrorBase {
  name = 'DeadlineError' as const;
}

/**
 * Waits for a promise no longer than given: a call that never settles must not
 * stop the loop.
 *
 * @throws DeadlineError when time is up.
 */
export async function withDeadline<T>(
  promise: Promise<T>,
  ms: number,
  what: string,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new DeadlineError(`${what} took longer than ${ms} ms`)),
      ms,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
