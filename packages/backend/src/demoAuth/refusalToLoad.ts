import type { Config } from '@backstage/config';

/** Names and addresses that only this machine answers to. */
export const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/**
 * Why accounts without a password must not be offered here, if so.
 *
 * @param nodeEnv - the value of `NODE_ENV`
 */
export function refusalToLoad(
  config: Config,
  nodeEnv: string | undefined,
): string | undefined {
  if (nodeEnv === 'production') return 'this is production';
  const host = listenHost(config);
  if (host === undefined) {
    return 'backend.listen.host is not set, so the backend listens on every address';
  }
  if (!LOOPBACK.test(host)) {
    return `backend.listen.host is '${host}', which other machines can reach`;
  }
  const appHost = hostOf(config.getOptionalString('app.baseUrl'));
  if (appHost === undefined || !LOOPBACK.test(appHost)) {
    return `app.baseUrl is on '${appHost ?? ''}', not on this machine`;
  }
  return undefined;
}

/** `listen` is a block, or one string such as `127.0.0.1:7007` or `:7007`. */
function listenHost(config: Config): string | undefined {
  const listen = config.getOptional('backend.listen');
  if (typeof listen === 'string') {
    const end = listen.lastIndexOf(':');
    return (end < 0 ? '' : listen.slice(0, end)) || undefined;
  }
  return config.getOptionalString('backend.listen.host') || undefined;
}

function hostOf(url: string | undefined): string | undefined {
  try {
    return url === undefined ? undefined : new URL(url).hostname;
  } catch {
    return undefined;
  }
}
