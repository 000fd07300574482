import type { Config } from '@backstage/config';
import type {
  VendorApp,
  VendorConnector,
} from 'backstage-plugin-privacy-requests-node';
import { readStreamSettings } from './config';
import { StreamApp } from './StreamApp';
import { SUBJECTS_PER_CALL } from './submit';

/**
 * Talks to Stream. Every app it opens has credentials, token and connections
 * of its own.
 *
 * @public
 */
export class StreamConnector implements VendorConnector {
  readonly id = 'stream';
  readonly subjectsPerCall = {
    delete: SUBJECTS_PER_CALL,
    restore: SUBJECTS_PER_CALL,
  };

  /** A connector that is ready to open apps. */
  static create(): StreamConnector {
    return new StreamConnector();
  }

  private constructor() {}

  /** {@inheritDoc backstage-plugin-privacy-requests-node#VendorConnector.openApp} */
  openApp(options: { appId: string; config: Config }): VendorApp {
    return StreamApp.create({ settings: readStreamSettings(options) });
  }
}
