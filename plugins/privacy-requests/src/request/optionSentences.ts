import {
  maskId,
  type PrivacyRequest,
  type RequestKind,
} from 'backstage-plugin-privacy-requests-common';

/** One option of a plan: what it is about and what happens to it. */
export interface OptionSentence {
  about: string;
  does: string;
  /** Cannot be taken back. */
  final: boolean;
}

interface Meaning {
  does: string;
  final?: boolean;
}

const leave: Meaning = { does: 'left as they are' };

const ofDelete: ReadonlyArray<
  [option: string, about: string, means: Record<string, Meaning>]
> = [
  [
    'user',
    'Account',
    {
      soft: { does: 'hidden, not erased; can be restored' },
      pruning: {
        does: 'hidden, and the profile blanked for good',
        final: true,
      },
      hard: { does: 'removed for good', final: true },
    },
  ],
  [
    'messages',
    'Messages',
    {
      soft: { does: 'marked deleted; the vendor keeps the text' },
      pruning: { does: 'blanked out for good', final: true },
      hard: { does: 'removed for good', final: true },
    },
  ],
  [
    'conversations',
    'Two-person conversations',
    {
      soft: { does: 'marked deleted, for the other person too' },
      hard: { does: 'removed for good, for the other person too', final: true },
    },
  ],
  [
    'calls',
    '1:1 calls',
    {
      soft: { does: 'made inaccessible' },
      hard: { does: 'removed for good', final: true },
    },
  ],
  [
    'files',
    'Uploaded files',
    { true: { does: 'removed for good', final: true } },
  ],
];

const ofToggles: Partial<
  Record<RequestKind, ReadonlyArray<[string, string, string]>>
> = {
  deactivate: [
    ['markMessagesDeleted', 'Messages', 'marked deleted'],
    ['markChannelsDeleted', 'Channels', 'marked deleted'],
  ],
  reactivate: [
    ['restoreMessages', 'Messages', 'shown again'],
    ['restoreChannels', 'Channels', 'shown again'],
  ],
};

/**
 * The options of a plan as sentences, the ones left alone included: what is
 * not done is part of what is approved.
 */
export function optionSentences(
  request: Pick<PrivacyRequest, 'kind' | 'options'>,
): OptionSentence[] {
  const { kind, options } = request;
  if (kind === 'delete') {
    const rows = ofDelete.map(([option, about, means]): OptionSentence => {
      const value = options[option];
      const meaning =
        value === undefined || value === false
          ? leave
          : // A value unknown here is shown as it is, never hidden.
            means[String(value)] ?? { does: String(value) };
      return { about, does: meaning.does, final: meaning.final ?? false };
    });
    return [...rows, ...ownerSentences(options)];
  }
  if (kind === 'restore') {
    return [
      {
        about: 'Account',
        does: 'shown again; memberships and messages do not come back',
        final: false,
      },
    ];
  }
  return (ofToggles[kind] ?? []).map(([option, about, does]) => ({
    about,
    does: options[option] === true ? does : leave.does,
    final: false,
  }));
}

function ownerSentences(options: PrivacyRequest['options']): OptionSentence[] {
  const owners: Array<[string, string]> = [
    ['newChannelOwnerId', 'Channels they own'],
    ['newCallOwnerId', 'Calls they own'],
  ];
  return owners
    .filter(([option]) => options[option] !== undefined)
    .map(([option, about]) => ({
      about,
      does: `handed to ${masked(String(options[option]))}`,
      final: false,
    }));
}

function masked(id: string): string {
  return id.includes('…') ? id : maskId(id);
}
