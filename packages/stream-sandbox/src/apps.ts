/** One application at the vendor, with its own credentials and data. */
export interface SandboxApp {
  apiKey: string;
  apiSecret: string;
  name: string;
}

/** The applications that the sandbox ships. Their secrets are public. */
export const demoApps: readonly SandboxApp[] = [
  { apiKey: 'sandbox-key', apiSecret: 'sandbox-secret', name: 'Acme Chat' },
  {
    apiKey: 'sandbox-video-key',
    apiSecret: 'sandbox-video-secret',
    name: 'Acme Video',
  },
];
