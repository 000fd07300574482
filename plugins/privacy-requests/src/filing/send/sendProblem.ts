import { ResponseError } from '@backstage/errors';
import { fieldNames, fieldOf, type FieldErrors } from '../form/draft';

/** Why a filing did not happen, placed where it can be mended. */
export interface SendProblem {
  title: string;
  text: string;
  /** By field of the form. */
  fields: FieldErrors;
  /** By id: people who stop the request. */
  people: ReadonlyMap<string, string>;
}

/** Reads a failed filing. `ids` are the ones that were sent, in their order. */
export function readSendProblem(
  error: Error,
  ids: readonly string[],
): SendProblem {
  const none = { fields: {}, people: new Map<string, string>() };
  if (!(error instanceof ResponseError)) {
    return {
      ...none,
      title: 'We got no answer',
      text: 'It may have been filed. Send it again: the same request is filed only once.',
    };
  }
  const { message, name } = error.body.error;
  if (error.statusCode === 400) {
    return {
      title: 'Some fields need another look',
      ...place(faultsOf(error), message, ids),
    };
  }
  if (error.statusCode === 403) {
    return {
      ...none,
      title: 'You may not file this',
      text: `${message}. Nothing was filed.`,
    };
  }
  if (error.statusCode === 502 || name === 'VendorError') {
    return {
      ...none,
      title: 'The vendor cannot be asked right now',
      text: 'A request is planned against what the vendor shows, so nothing was filed. Try again in a moment; what you entered stays here.',
    };
  }
  return { ...none, title: 'Nothing was filed', text: message };
}

/** What the field of ids says when people in it stop the request. */
export function stopWords(count: number): string {
  return count === 1
    ? '1 person stops this request; it says why beside the id'
    : `${count} people stop this request; it says why beside each id`;
}

interface Fault {
  path: string;
  message: string;
}

function faultsOf(error: ResponseError): Fault[] {
  const details: object = error.body.error;
  const fields = 'fields' in details ? details.fields : undefined;
  if (Array.isArray(fields)) return fields.filter(isFault);
  return error.body.error.message.split('\n').flatMap(line => {
    const [, path, message] = /^([\w.]+): (.+)$/.exec(line) ?? [];
    return path ? [{ path, message }] : [];
  });
}

function isFault(value: unknown): value is Fault {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}

function place(
  faults: Fault[],
  message: string,
  ids: readonly string[],
): Omit<SendProblem, 'title'> {
  const fields: FieldErrors = {};
  const people = new Map<string, string>();
  const elsewhere: string[] = [];
  for (const fault of faults) {
    const position = /^subjects\.(\d+)$/.exec(fault.path)?.[1];
    const id = position === undefined ? undefined : ids[Number(position)];
    const field = fieldOf(fault.path);
    if (id !== undefined) people.set(id, fault.message);
    else if (field) fields[field] ??= `${fieldNames[field]} ${fault.message}`;
    else elsewhere.push(`${fault.path}: ${fault.message}`);
  }
  if (people.size > 0) {
    fields.subjects = stopWords(people.size);
  }
  const text = faults.length === 0 ? message : elsewhere.join('\n');
  return { text: text || 'Nothing was filed.', fields, people };
}
