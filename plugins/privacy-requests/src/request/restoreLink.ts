import type {
  App,
  PrivacyRequest,
} from 'backstage-plugin-privacy-requests-common';

/**
 * Whether a restore can be offered: a soft deletion that ended, of an app for
 * which the viewer may file one and whose ids they may reveal.
 */
export function mayRestore(
  request: PrivacyRequest,
  app: App | undefined,
): boolean {
  return (
    request.kind === 'delete' &&
    request.mode === 'soft' &&
    request.state === 'completed' &&
    request.allowed.includes('reveal') &&
    app !== undefined &&
    app.mayFile.includes('restore')
  );
}

/**
 * The form's address for the restore of a deletion. Ids travel in the
 * fragment, which no server and no log sees; the form removes it on load.
 */
export function restoreLink(
  newPath: string,
  request: Pick<PrivacyRequest, 'id' | 'app'>,
  ids: readonly string[],
): { pathname: string; search: string; hash: string } {
  const search = new URLSearchParams({
    kind: 'restore',
    app: request.app,
    relation: 'restores',
    request: request.id,
  });
  return {
    pathname: newPath,
    search: `?${search}`,
    hash: `#subjects=${encodeURIComponent(ids.join('\n'))}`,
  };
}
