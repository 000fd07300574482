import { ResponseError } from '@backstage/errors';
import { problemWords } from '../../shared';

/** Why there is no impact, in words. */
export function previewProblem(error: Error): { title: string; text: string } {
  if (error instanceof ResponseError && error.statusCode === 400) {
    return {
      title: 'No plan can be made of this yet',
      text: error.body.error.message,
    };
  }
  return problemWords(error);
}
