import {
  previewDraftSchema,
  requestDraftSchema,
} from 'backstage-plugin-privacy-requests-common';
import { errorsOf, optionsOf, previewDraftOf, requestDraftOf } from './draft';
import {
  emptyForm,
  reduceForm,
  type FilingForm,
  type FormAction,
} from './formState';
import { presetIds, presetOf } from '../how/presets';
import { dayOf, receivedAt, receivedOnProblem } from './receivedOn';

const now = new Date().toISOString();

function form(...actions: FormAction[]): FilingForm {
  return actions.reduce(reduceForm, emptyForm(now));
}

const complete: FormAction[] = [
  { type: 'set', field: 'app', value: 'acme-chat' },
  { type: 'linesEntered', text: 'ava-1\nbo-2' },
  { type: 'set', field: 'channel', value: 'email' },
  { type: 'set', field: 'reason', value: 'Account closed' },
];

describe('the draft of a form', () => {
  it.each(presetIds)(
    'is one that the backend takes, with preset %s',
    preset => {
      const filled = form(...complete, { type: 'presetChosen', preset });
      expect(errorsOf(filled, 10)).toEqual({});
      expect(requestDraftSchema.safeParse(requestDraftOf(filled)).success).toBe(
        true,
      );
      expect(previewDraftSchema.safeParse(previewDraftOf(filled)).success).toBe(
        true,
      );
      expect(presetOf(filled.choice)).toBe(preset);
    },
  );

  it('leaves out what is left alone', () => {
    expect(optionsOf(form())).toEqual({ user: 'soft', files: false });
  });

  it('has no options for a restore', () => {
    const filled = form({ type: 'kindChosen', kind: 'restore', apps: [] });
    expect(optionsOf(filled)).toEqual({});
  });

  it('names a new owner only when the account is removed for good', () => {
    const owner: FormAction = {
      type: 'set',
      field: 'newChannelOwnerId',
      value: 'acme-admin',
    };
    expect(optionsOf(form(owner)).newChannelOwnerId).toBeUndefined();
    const erased = form(owner, { type: 'presetChosen', preset: 'erase' });
    expect(optionsOf(erased).newChannelOwnerId).toBe('acme-admin');
  });

  it('is stable while the form is open, so that a second try is the same', () => {
    const filled = form(...complete);
    expect(JSON.stringify(requestDraftOf(filled))).toBe(
      JSON.stringify(requestDraftOf({ ...filled })),
    );
  });
});

describe('the errors of a form', () => {
  it('name every field at once', () => {
    expect(Object.keys(errorsOf(form(), 10)).sort()).toEqual([
      'app',
      'channel',
      'reason',
      'subjects',
    ]);
  });

  it('say what a removal for good still needs, and how it is met', () => {
    const hard: FormAction = { type: 'choiceMade', choice: { user: 'hard' } };
    expect(Object.keys(errorsOf(form(...complete, hard), 10))).toEqual([
      'options.messages',
      'options.conversations',
    ]);
    expect(
      errorsOf(form(...complete, hard, { type: 'hardNeedsMet' }), 10),
    ).toEqual({});
  });

  it('name options that do not go together beside what is missing', () => {
    const hard: FormAction = { type: 'choiceMade', choice: { user: 'hard' } };
    expect(Object.keys(errorsOf(form(hard), 10))).toEqual(
      expect.arrayContaining(['options.messages', 'app', 'reason']),
    );
  });

  it.each(['ava-1', 'bo-2'])('refuse %s as the new owner of itself', value => {
    const filled = form(
      ...complete,
      { type: 'presetChosen', preset: 'erase' },
      { type: 'set', field: 'newCallOwnerId', value },
    );
    expect(Object.keys(errorsOf(filled, 10))).toEqual([
      'options.newCallOwnerId',
    ]);
  });

  it('name the limit of people', () => {
    expect(errorsOf(form(...complete), 1).subjects).toContain('limit of 1');
  });
});

describe('choosing an operation', () => {
  it('keeps the app where it can be filed for, and takes the only one', () => {
    const app: FormAction = { type: 'set', field: 'app', value: 'a' };
    const chosen = (apps: string[]) =>
      form(app, { type: 'kindChosen', kind: 'restore', apps }).app;
    expect(chosen(['a', 'b'])).toBe('a');
    expect(chosen(['b', 'c'])).toBe('');
    expect(chosen(['b'])).toBe('b');
  });
});

describe('the day of receipt', () => {
  const opened = '2026-11-23T21:30:00.000Z';

  it('is the very instant when it is the day the form was opened', () => {
    expect(receivedAt(dayOf(opened), opened)).toBe(opened);
  });

  it('is noon of an earlier day', () => {
    expect(dayOf(receivedAt('2026-11-02', opened))).toBe('2026-11-02');
    expect(new Date(receivedAt('2026-11-02', opened)).getHours()).toBe(12);
  });

  it('cannot lie in the future or be no day', () => {
    expect(receivedOnProblem('2999-01-01')).toContain('future');
    expect(receivedOnProblem('')).toContain('Enter the day');
    expect(receivedOnProblem('2026-02-31')).toContain('Enter the day');
    expect(receivedOnProblem(dayOf(now))).toBeUndefined();
  });
});
