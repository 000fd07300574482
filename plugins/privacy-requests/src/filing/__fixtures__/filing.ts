import type {
  App,
  AppsResponse,
  LookupItem,
  Preview,
  PrivacyRequest,
} from 'backstage-plugin-privacy-requests-common';

export const filedId = '5b8f6c1e-0d0f-4a1c-9a53-2f1f1c7f0b12';

export const chat: App = {
  id: 'acme-chat',
  title: 'Acme Chat',
  connector: 'stream',
  entityRef: 'component:default/acme-chat',
  mode: 'sandbox',
  destructive: true,
  mayFile: ['delete', 'restore'],
};

export const video: App = {
  ...chat,
  id: 'acme-video',
  title: 'Acme Video',
  entityRef: 'component:default/acme-video',
};

export const apps: AppsResponse = {
  items: [chat],
  viewer: { userRef: 'user:default/agent', duties: ['file', 'seeOwn'] },
  limits: { subjectsPerRequest: 10_000 },
};

/** What the vendor and our records say of an id. */
export function lookupItem(id: string): LookupItem {
  if (id.startsWith('gone')) {
    return {
      id,
      state: 'not_visible',
      records: [
        {
          requestId: filedId,
          number: 12,
          kind: 'delete',
          mode: 'soft',
          state: 'completed',
          at: '2026-11-12T09:00:00.000Z',
        },
      ],
    };
  }
  return {
    id,
    state: id.startsWith('off') ? 'deactivated' : 'active',
    name: id.startsWith('ava') ? 'Ava Lindqvist' : undefined,
    records: [],
  };
}

/** A preview of any plan for that many people. */
export function previewFor(options: {
  people: number;
  irreversible: boolean;
  kind?: string;
}): Preview {
  const { people, irreversible, kind = 'delete' } = options;
  return {
    digest: '9f2c41d7a0b35e6688c1d2e3f4a5b6c7',
    chunks: Math.ceil(people / 100),
    subjectCount: people,
    blocked: [],
    approvalsNeeded: irreversible && people > 100 ? 2 : 1,
    coolingOffSeconds: irreversible ? 5 : 0,
    impact: {
      people: { total: people, active: people, deactivated: 0, notVisible: 0 },
      conversations: { precision: 'exact', value: irreversible ? 4 : 0 },
      otherPeople: { precision: 'exact', value: irreversible ? 4 : 0 },
      messagesLost: { precision: 'exact', value: irreversible ? 96 : 0 },
      calls: { precision: 'exact', value: irreversible ? 1 : 0 },
      groupChannels: { precision: 'not_countable' },
      irreversible,
      idsBurnt: irreversible,
      gaps:
        kind === 'restore'
          ? ['memberships_not_restored', 'messages_not_restored']
          : ['group_calls', 'feeds', 'backups', 'earlier_exports'],
      observedAt: new Date().toISOString(),
    },
  };
}

/** What the backend answers to a filing. */
export const filed = { id: filedId, number: 13 } as PrivacyRequest;
