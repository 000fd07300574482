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
 * The form's address for the restore of a deletion. The ids are handed over
 * in memory, beside it: the portal's analytics records whole addresses.
 */
export function restoreLink(
  newPath: string,
  request: Pick<PrivacyRequest, 'id' | 'app'>,
): { pathname: string; search: string } {
  const search = new URLSearchParams({
    kind: 'restore',
    app: request.app,
    relation: 'restores',
    request: request.id,
  });
  return { pathname: newPath, search: `?${search}` };
}
