import type { FieldErrors } from '../form/draft';
import type { FilingForm } from '../form/formState';

/**
 * What the impact still needs before it can be computed. Refused lines and
 * the fields of "Why" do not stand in its way.
 */
export function missingForPreview(
  form: FilingForm,
  errors: FieldErrors,
  limit: number,
): string[] {
  const missing: string[] = [];
  if (errors.app) missing.push('an app');
  if (form.people.ids.length === 0) missing.push('at least one id');
  if (form.people.ids.length > limit) {
    missing.push(`at most ${limit.toLocaleString()} people`);
  }
  if (errors['options.messages'] || errors['options.conversations']) {
    missing.push('options that go together');
  }
  if (errors['options.newChannelOwnerId'] || errors['options.newCallOwnerId']) {
    missing.push('a new owner outside the request');
  }
  return missing;
}
