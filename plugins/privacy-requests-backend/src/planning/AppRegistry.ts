import { InputError, NotFoundError } from '@backstage/errors';
import type {
  VendorApp,
  VendorConnector,
} from 'backstage-plugin-privacy-requests-node';
import type { AppConfig } from '../config/readConfig';

/** A configured app that its connector has opened. */
export interface OpenApp {
  id: string;
  title: string;
  connector: string;
  entityRef?: string;
  mode: 'sandbox' | 'live';
  /** Whether deletions may start. */
  destructive: boolean;
  vendor: VendorApp;
  /** Which application at the vendor this is: its host and key. */
  identity: string;
  subjectsPerCall: VendorConnector['subjectsPerCall'];
}

/** The apps of this installation. */
export class AppRegistry {
  /**
   * Opens every configured app.
   *
   * @throws InputError naming an app whose connector is not installed, or two
   * that are the same application at the vendor.
   */
  static create(
    configs: AppConfig[],
    connectors: Map<string, VendorConnector>,
  ): AppRegistry {
    const apps = configs.map(({ raw, ...config }) => {
      const connector = connectors.get(config.connector);
      if (!connector) {
        const known = [...connectors.keys()].join(', ') || 'none';
        throw new InputError(
          `privacyRequests.apps: '${config.id}' names the connector '${config.connector}', which is not installed (installed: ${known})`,
        );
      }
      const vendor = connector.openApp({ appId: config.id, config: raw });
      return {
        ...config,
        vendor,
        identity: `${vendor.host} ${vendor.keyFingerprint}`,
        subjectsPerCall: connector.subjectsPerCall,
      };
    });
    const byIdentity = new Map<string, string>();
    for (const { id, identity } of apps) {
      const other = byIdentity.get(identity);
      if (other !== undefined) {
        throw new InputError(
          `privacyRequests.apps: '${other}' and '${id}' have the same host and API key; one application must have one id, or its people could be deleted twice`,
        );
      }
      byIdentity.set(identity, id);
    }
    return new AppRegistry(new Map(apps.map(app => [app.id, app])));
  }

  private constructor(private readonly apps: Map<string, OpenApp>) {}

  list(): OpenApp[] {
    return [...this.apps.values()];
  }

  find(id: string): OpenApp | undefined {
    return this.apps.get(id);
  }

  /** @throws NotFoundError when no such app is configured. */
  get(id: string): OpenApp {
    const app = this.apps.get(id);
    if (!app) throw new NotFoundError(`No app '${id}' is configured`);
    return app;
  }
}
