import type {
  VendorApp,
  VendorConnector,
  VendorSubject,
} from 'backstage-plugin-privacy-requests-node';

const exactly = (value: number) => ({ precision: 'exact' as const, value });

/**
 * A vendor for tests of filing and approving, which never write to one. What
 * leads to a vendor is tested against the sandbox over HTTP.
 */
export class FakeVendor {
  readonly gone = new Set<string>();

  readonly connector: VendorConnector = {
    id: 'fake',
    subjectsPerCall: { delete: 100, restore: 100 },
    openApp: ({ appId }) => this.app(appId),
  };

  private app(appId: string): VendorApp {
    const lookup = async (ids: string[]): Promise<VendorSubject[]> =>
      ids.map(id => ({
        id,
        state: this.gone.has(id) ? 'not_visible' : 'active',
      }));
    const never = async () => {
      throw new Error('This test does not write to a vendor');
    };
    return {
      host: 'vendor.example.com',
      keyFingerprint: appId,
      lookup,
      impact: async ({ subjects }) => ({
        subjects: await lookup(subjects),
        conversations: exactly(4),
        otherPeople: exactly(4),
        messagesLost: exactly(96),
        calls: exactly(1),
        groupChannels: exactly(2),
      }),
      probes: async () => [],
      visibleProbes: async () => new Set(),
      submit: never,
      getTask: never,
    };
  }
}
