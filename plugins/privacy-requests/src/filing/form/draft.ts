import {
  isIrreversible,
  optionSchemas,
  requestDraftSchema,
  type PreviewDraftInput,
  type RequestDraftInput,
  type RequestOptions,
} from 'backstage-plugin-privacy-requests-common';
import { people as countPeople } from '../../shared';
import type { FilingForm } from './formState';
import { receivedAt, receivedOnProblem } from './receivedOn';

/** The fields of the form that can be at fault, in the order of the page. */
export const fieldOrder = [
  'kind',
  'app',
  'subjects',
  'options',
  'options.user',
  'options.messages',
  'options.conversations',
  'options.calls',
  'options.files',
  'options.newChannelOwnerId',
  'options.newCallOwnerId',
  'regulation',
  'receivedAt',
  'channel',
  'reason',
  'ticket',
  'relation',
] as const;

/** One of them. */
export type Field = (typeof fieldOrder)[number];

/** What each field is called; a fault of the backend reads on from here. */
export const fieldNames: Record<Field, string> = {
  kind: 'The operation',
  app: 'The app',
  subjects: 'The list of people',
  options: 'The plan',
  'options.user': 'Account',
  'options.messages': 'Messages',
  'options.conversations': 'Two-person conversations',
  'options.calls': '1:1 calls',
  'options.files': 'Uploaded files',
  'options.newChannelOwnerId': 'The new owner of channels',
  'options.newCallOwnerId': 'The new owner of calls',
  regulation: 'The regulation',
  receivedAt: 'The day of receipt',
  channel: 'The way it arrived',
  reason: 'The ground',
  ticket: 'The ticket',
  relation: 'The linked request',
};

/** What is wrong with each field at fault, as a sentence. */
export type FieldErrors = Partial<Record<Field, string>>;

/** The options as they go over the wire: what is left alone is left out. */
export function optionsOf(form: FilingForm): RequestOptions {
  if (form.kind !== 'delete') return {};
  const { user, messages, conversations, calls, files } = form.choice;
  const options: RequestOptions = { user, files: files === 'remove' };
  if (messages !== 'leave') options.messages = messages;
  if (conversations !== 'leave') options.conversations = conversations;
  if (calls !== 'leave') options.calls = calls;
  if (user === 'hard') {
    if (form.newChannelOwnerId) {
      options.newChannelOwnerId = form.newChannelOwnerId;
    }
    if (form.newCallOwnerId) options.newCallOwnerId = form.newCallOwnerId;
  }
  return options;
}

/** Whether the plan cannot be taken back at the vendor. */
export function isFinal(form: FilingForm): boolean {
  return isIrreversible(form.kind, optionsOf(form));
}

/** What the impact is computed from. */
export function previewDraftOf(form: FilingForm): PreviewDraftInput {
  return {
    app: form.app,
    kind: form.kind,
    subjects: [...form.people.ids],
    options: optionsOf(form),
  };
}

/** What is filed. */
export function requestDraftOf(form: FilingForm): RequestDraftInput {
  const ticket = form.ticket.trim();
  return {
    ...previewDraftOf(form),
    regulation: form.regulation,
    receivedAt: receivedAt(form.receivedOn, form.openedAt),
    channel: form.channel as RequestDraftInput['channel'],
    reason: form.reason.trim(),
    ...(ticket ? { ticket } : {}),
    ...(form.relation ? { relation: form.relation } : {}),
  };
}

const ownWords: FieldErrors = {
  app: 'Choose the app',
  channel: 'Choose how the request arrived',
  reason: 'Write a few words for the approver',
  ticket: 'Shorten the ticket to 200 characters',
  'options.messages':
    'Messages must be removed for good as well when the account is',
  'options.conversations':
    'Two-person conversations must be removed for good as well when the account is',
  'options.newChannelOwnerId':
    'The new owner of channels is one of the people in this request',
  'options.newCallOwnerId':
    'The new owner of calls is one of the people in this request',
};

/**
 * Everything wrong with the form, by the same schema as the backend. The ids
 * were checked one by one on entry, so the schema sees only a sample of them:
 * typing stays fluid with thousands.
 */
export function errorsOf(form: FilingForm, limit: number): FieldErrors {
  const errors: FieldErrors = {};
  const { ids } = form.people;
  const result = requestDraftSchema.safeParse({
    ...requestDraftOf(form),
    subjects: ids.slice(0, 1),
    receivedAt: form.openedAt,
  });
  for (const issue of result.error?.issues ?? []) {
    const field = fieldOf(issue.path.join('.'));
    if (field) errors[field] ??= ownWords[field] ?? issue.message;
  }
  // A schema checks what belongs together only once every part is there, so
  // the options are looked at on their own.
  const options = optionSchemas[form.kind].safeParse(optionsOf(form));
  for (const issue of options.error?.issues ?? []) {
    const field = fieldOf(['options', ...issue.path].join('.'));
    if (field) errors[field] ??= ownWords[field] ?? issue.message;
  }
  const both = ['newChannelOwnerId', 'newCallOwnerId'] as const;
  for (const name of both) {
    if (form.choice.user === 'hard' && ids.includes(form[name])) {
      errors[`options.${name}`] = ownWords[`options.${name}`];
    }
  }
  const subjects = subjectsProblem(form, limit);
  if (subjects) errors.subjects = subjects;
  const day = receivedOnProblem(form.receivedOn);
  if (day) errors.receivedAt = day;
  return errors;
}

/** The field of the page that stands for a path of the wire. */
export function fieldOf(path: string): Field | undefined {
  return (
    fieldOrder.find(field => field === path) ??
    [...fieldOrder].reverse().find(field => path.startsWith(`${field}.`))
  );
}

function subjectsProblem(form: FilingForm, limit: number): string | undefined {
  const { ids, refused } = form.people;
  if (refused.length > 0) {
    return refused.length === 1
      ? '1 line cannot be an id: correct it or leave it out'
      : `${refused.length} lines cannot be ids: correct them or leave them out`;
  }
  if (ids.length === 0) return 'Enter at least one id';
  if (ids.length > limit) {
    return `${countPeople(
      ids.length,
    )} are above the limit of ${limit} for one request: split it`;
  }
  return undefined;
}
