import type { DeleteChoice } from '../form/deleteChoice';
import type { Choice } from '../parts/Choices';
import type { PresetId } from './presets';

/** The presets as cards. */
export const presetCards: ReadonlyArray<Choice<PresetId>> = [
  {
    value: 'hide',
    title: 'Hide account (can be restored)',
    text: 'Nobody sees the account any more. Soft deletion hides the account; it does not erase data.',
  },
  {
    value: 'blank',
    title: 'Blank out',
    text: 'Profile and messages are emptied for good and files removed. Conversations stay for the others.',
    final: true,
  },
  {
    value: 'erase',
    title: 'Erase for good',
    text: 'Account, messages, two-person conversations, 1:1 calls and files are removed, also for the other person.',
    final: true,
  },
];

/** What each value of an option does, and what it means for others. */
export interface OptionRow<N extends keyof DeleteChoice> {
  name: N;
  about: string;
  choices: ReadonlyArray<Choice<DeleteChoice[N]> & { means: string }>;
}

type AnyRow = { [N in keyof DeleteChoice]: OptionRow<N> }[keyof DeleteChoice];

/** The option matrix, one row an option, mildest value first. */
export const optionRows: readonly AnyRow[] = [
  {
    name: 'user',
    about: 'Account',
    choices: [
      {
        value: 'soft',
        title: 'hide',
        means:
          'Soft deletion hides the account; it does not erase data. It can be restored.',
      },
      {
        value: 'pruning',
        title: 'blank out',
        final: true,
        means:
          'The account is hidden and its profile emptied for good. Others see no name and no picture any more.',
      },
      {
        value: 'hard',
        title: 'remove for good',
        final: true,
        means:
          'The account is gone and its id can never be used again. Nothing brings it back.',
      },
    ],
  },
  {
    name: 'messages',
    about: 'Messages',
    choices: [
      {
        value: 'leave',
        title: 'leave',
        means: 'Others go on reading what these people wrote.',
      },
      {
        value: 'soft',
        title: 'mark deleted',
        means: 'Others no longer see the messages. The vendor keeps the text.',
      },
      {
        value: 'pruning',
        title: 'blank out',
        final: true,
        means:
          'Others see that a message was deleted. Text, reactions and flags are gone for good.',
      },
      {
        value: 'hard',
        title: 'remove for good',
        final: true,
        means:
          'Others find no trace of the messages, nor of these people’s reactions to theirs.',
      },
    ],
  },
  {
    name: 'conversations',
    about: 'Two-person conversations',
    choices: [
      {
        value: 'leave',
        title: 'leave',
        means: 'The other person keeps the conversation.',
      },
      {
        value: 'soft',
        title: 'mark deleted',
        means:
          'The other person no longer sees the conversation. The vendor keeps it.',
      },
      {
        value: 'hard',
        title: 'remove for good',
        final: true,
        means:
          'The other person loses the conversation with everything they wrote in it.',
      },
    ],
  },
  {
    name: 'calls',
    about: '1:1 calls',
    choices: [
      {
        value: 'leave',
        title: 'leave',
        means: 'The other person can still open the call.',
      },
      {
        value: 'soft',
        title: 'mark deleted',
        means:
          'The other person can no longer open the call. The vendor keeps it.',
      },
      {
        value: 'hard',
        title: 'remove for good',
        final: true,
        means:
          'The other person loses the call and its data. Group calls are never touched.',
      },
    ],
  },
  {
    name: 'files',
    about: 'Uploaded files',
    choices: [
      {
        value: 'leave',
        title: 'leave',
        means:
          'Images and attachments stay, and others can open them. An erasure without this leaves them behind.',
      },
      {
        value: 'remove',
        title: 'remove for good',
        final: true,
        means:
          'Others can no longer open images and attachments they received.',
      },
    ],
  },
];
