import type {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import type { AuthorizedRequestService } from '../requests/AuthorizedRequestService';
import type { RequestReader } from '../requests/RequestReader';
import type { SubjectLookup } from '../requests/SubjectLookup';

/** What every route needs. */
export interface RouterContext {
  httpAuth: HttpAuthService;
  service: AuthorizedRequestService;
  reader: RequestReader;
  lookup: SubjectLookup;
}

/** Who calls; anonymous callers are answered 401. */
export function credentialsOf(
  context: RouterContext,
  req: Request,
): Promise<BackstageCredentials> {
  return context.httpAuth.credentials(req, { allow: ['user', 'service'] });
}
