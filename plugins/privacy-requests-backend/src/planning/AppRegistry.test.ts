import { mockServices } from '@backstage/backend-test-utils';
import { FakeVendor } from '../__testUtils__/FakeVendor';
import { readPluginConfig } from '../config/readConfig';
import { AppRegistry } from './AppRegistry';

const connectors = new Map([['fake', new FakeVendor().connector]]);

const open = (apps: object[], known = connectors) =>
  AppRegistry.create(
    readPluginConfig(
      mockServices.rootConfig({ data: { privacyRequests: { apps } } as never }),
    ).apps,
    known,
  );

describe('the apps', () => {
  it('name a connector that is not installed', () => {
    expect(() => open([{ id: 'chat', connector: 'smoke-signs' }])).toThrow(
      `'chat' names the connector 'smoke-signs', which is not installed (installed: fake)`,
    );
  });

  it('are refused when two are the same application at the vendor', () => {
    const { connector } = new FakeVendor();
    const blind = {
      ...connector,
      openApp: (app: Parameters<typeof connector.openApp>[0]) => ({
        ...connector.openApp(app),
        keyFingerprint: 'same',
      }),
    };
    expect(() =>
      open(
        [
          { id: 'chat', connector: 'fake' },
          { id: 'video', connector: 'fake' },
        ],
        new Map([['fake', blind]]),
      ),
    ).toThrow(`'chat' and 'video' have the same host and API key`);
  });

  it('do not delete anything unless configured to', () => {
    expect(open([{ id: 'chat', connector: 'fake' }]).get('chat')).toMatchObject(
      { destructive: false, mode: 'live', title: 'chat' },
    );
  });

  it('answer an unknown id as not found', () => {
    expect(() => open([]).get('nope')).toThrow(`No app 'nope' is configured`);
  });
});
