import {
  hardNeeds,
  type Channel,
  type Regulation,
  type RelationType,
  type SupportedKind,
} from 'backstage-plugin-privacy-requests-common';
import { presetOptions, type PresetId } from '../how/presets';
import {
  addLines,
  nobody,
  removeId,
  removeOuterBlanks,
  type People,
} from './people';
import type { DeleteChoice } from './deleteChoice';
import { dayOf } from './receivedOn';

/** Everything a filer has entered. Lives in memory only. */
export interface FilingForm {
  /** When the form was opened, ISO 8601. */
  openedAt: string;
  kind: SupportedKind;
  app: string;
  people: People;
  choice: DeleteChoice;
  newChannelOwnerId: string;
  newCallOwnerId: string;
  regulation: Regulation;
  /** A calendar day, YYYY-MM-DD. */
  receivedOn: string;
  channel: Channel | '';
  reason: string;
  ticket: string;
  relation?: { type: RelationType; requestId: string };
}

/** Fields that a single value replaces. */
export type PlainField =
  | 'app'
  | 'newChannelOwnerId'
  | 'newCallOwnerId'
  | 'regulation'
  | 'receivedOn'
  | 'channel'
  | 'reason'
  | 'ticket';

type SetField = {
  [F in PlainField]: { type: 'set'; field: F; value: FilingForm[F] };
}[PlainField];

/** What can happen to the form. */
export type FormAction =
  | SetField
  /** `apps` are those for which the kind can be filed. */
  | { type: 'kindChosen'; kind: SupportedKind; apps: readonly string[] }
  | { type: 'linesEntered'; text: string }
  | { type: 'personRemoved'; id: string }
  | { type: 'everybodyRemoved' }
  | { type: 'blanksRemoved'; ids: readonly string[] }
  | { type: 'refusedDismissed' }
  | { type: 'repeatedDismissed' }
  | { type: 'presetChosen'; preset: PresetId }
  | { type: 'choiceMade'; choice: Partial<DeleteChoice> }
  | { type: 'hardNeedsMet' };

/** An empty form. */
export function emptyForm(openedAt: string): FilingForm {
  return {
    openedAt,
    kind: 'delete',
    app: '',
    people: nobody,
    choice: presetOptions.hide,
    newChannelOwnerId: '',
    newCallOwnerId: '',
    regulation: 'gdpr',
    receivedOn: dayOf(openedAt),
    channel: '',
    reason: '',
    ticket: '',
  };
}

/** The form after an action. */
export function reduceForm(form: FilingForm, action: FormAction): FilingForm {
  switch (action.type) {
    case 'set':
      return { ...form, [action.field]: action.value };
    case 'kindChosen': {
      const { kind, apps } = action;
      const app = apps.includes(form.app) ? form.app : '';
      return {
        ...form,
        kind,
        app: app || (apps.length === 1 ? apps[0] : ''),
        relation: kind === 'restore' ? form.relation : undefined,
      };
    }
    case 'linesEntered':
      return { ...form, people: addLines(form.people, action.text) };
    case 'personRemoved':
      return { ...form, people: removeId(form.people, action.id) };
    case 'everybodyRemoved':
      return { ...form, people: nobody };
    case 'blanksRemoved':
      return { ...form, people: removeOuterBlanks(form.people, action.ids) };
    case 'refusedDismissed':
      return { ...form, people: { ...form.people, refused: [] } };
    case 'repeatedDismissed':
      return { ...form, people: { ...form.people, repeated: [] } };
    case 'presetChosen':
      return { ...form, choice: presetOptions[action.preset] };
    case 'choiceMade':
      return { ...form, choice: { ...form.choice, ...action.choice } };
    case 'hardNeedsMet':
      return {
        ...form,
        choice: {
          ...form.choice,
          ...Object.fromEntries(
            hardNeeds(form.choice).map(name => [name, 'hard']),
          ),
        },
      };
    default:
      return form;
  }
}
