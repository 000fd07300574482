import { InputError } from '@backstage/errors';

/** One field at fault. */
export interface FieldProblem {
  path: string;
  message: string;
}

/**
 * Bad input, naming every field at fault. Answers 400; the fields travel in
 * the error body.
 */
export class FieldsError extends InputError {
  readonly fields: FieldProblem[];

  constructor(fields: FieldProblem[]) {
    super(fields.map(({ path, message }) => `${path}: ${message}`).join('\n'));
    this.fields = fields;
  }
}
