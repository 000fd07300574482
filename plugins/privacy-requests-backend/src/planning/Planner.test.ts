import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import {
  previewDraftSchema,
  type PreviewDraftInput,
} from 'backstage-plugin-privacy-requests-common';
import { FakeVendor } from '../__testUtils__/FakeVendor';
import { readPluginConfig } from '../config/readConfig';
import { AppRegistry } from './AppRegistry';
import { cut, Planner } from './Planner';
import { SubjectKeys } from './SubjectKeys';

function plannerWith(config: object = {}) {
  const vendor = new FakeVendor();
  const read = readPluginConfig(
    mockServices.rootConfig({
      data: {
        privacyRequests: {
          apps: [{ id: 'chat', connector: 'fake' }],
          ...config,
        },
      } as never,
    }),
  );
  const apps = AppRegistry.create(
    read.apps,
    new Map([['fake', vendor.connector]]),
  );
  const keys = SubjectKeys.create({ ring: [], production: false });
  const planner = Planner.create({ apps, keys, config: read });
  const plan = (change: Partial<PreviewDraftInput>) =>
    planner.plan(
      previewDraftSchema.parse({
        app: 'chat',
        kind: 'delete',
        subjects: ['ava'],
        ...change,
      }),
      Date.now(),
    );
  return { vendor, plan };
}

const hard = { user: 'hard', messages: 'hard', conversations: 'hard' };
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => `person-${index}`);

describe('a plan', () => {
  it('puts everybody into a call, and no call above its size', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.integer({ min: 1, max: 500 }),
        (n, per) => {
          const sizes = cut(n, per);
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(n);
          expect(sizes.every(size => size > 0 && size <= per)).toBe(true);
          expect(sizes).toHaveLength(Math.ceil(n / per));
        },
      ),
    );
  });

  it('asks for a second approver only above the configured size, and only for what cannot be undone', async () => {
    const { plan } = plannerWith({ approvals: { secondAbove: 2 } });
    const needed = async (count: number, options: object) =>
      (await plan({ subjects: many(count), options: { ...options } }))
        .approvalsNeeded;
    expect(await needed(2, hard)).toBe(1);
    expect(await needed(3, hard)).toBe(2);
    expect(await needed(3, { user: 'soft' })).toBe(1);
  });

  it('waits a day before anything irreversible, unless configured otherwise', async () => {
    const { plan } = plannerWith();
    expect((await plan({ options: hard })).coolingOffMs).toBe(86_400_000);
    expect((await plan({})).coolingOffMs).toBe(0);
  });

  it('says what it does not reach', async () => {
    const { plan } = plannerWith();
    expect((await plan({})).impact.gaps).toEqual([
      'group_calls',
      'feeds',
      'backups',
      'earlier_exports',
      'soft_keeps_data',
      'messages_kept',
      'conversations_kept',
      'calls_kept',
      'files_kept',
    ]);
    const everything = { ...hard, calls: 'hard', files: true };
    expect((await plan({ options: everything })).impact.gaps).toEqual([
      'group_calls',
      'feeds',
      'backups',
      'earlier_exports',
    ]);
  });

  it('warns that ids are used up by anything but a soft deletion', async () => {
    const { plan } = plannerWith();
    expect((await plan({})).impact.idsBurnt).toBe(false);
    expect((await plan({ options: { user: 'pruning' } })).impact.idsBurnt).toBe(
      true,
    );
  });

  it('hands channels only to somebody who exists', async () => {
    const { vendor, plan } = plannerWith();
    vendor.gone.add('left-long-ago');
    const options = { ...hard, newChannelOwnerId: 'left-long-ago' };
    await expect(plan({ options })).rejects.toMatchObject({
      name: 'InputError',
      fields: [
        {
          path: 'options.newChannelOwnerId',
          message: 'is not an active user at the vendor',
        },
      ],
    });
    await plan({ options: { ...hard, newChannelOwnerId: 'still-here' } });
  });

  it('shows people the vendor does not know, and still lets them be deleted', async () => {
    const { vendor, plan } = plannerWith();
    vendor.gone.add('gone');
    const made = await plan({ subjects: ['ava', 'gone'] });
    expect(made.impact.people).toMatchObject({ active: 1, notVisible: 1 });
    expect(made.blocked).toEqual([]);
  });

  it('names a kind that this release does not carry out', async () => {
    const { plan } = plannerWith();
    await expect(plan({ kind: 'export' })).rejects.toThrow(
      `kind: 'export' is not supported for 'chat' in this release`,
    );
  });
});
