import type { Field } from '../form/draft';

/** The element to focus for a field. */
export function fieldId(field: Field): string {
  return `filing-${field.replace('.', '-')}`;
}

/** Moves the focus to a field and brings it into view. */
export function focusField(field: Field): void {
  const element = document.getElementById(fieldId(field));
  element?.focus();
  element?.scrollIntoView?.({ block: 'center' });
}
