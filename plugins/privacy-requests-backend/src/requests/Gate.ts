import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
  AuthService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  requestApprovePermission,
  requestCancelPermission,
  requestRetryPermission,
  requestRevealPermission,
  type Act,
  type Duty,
} from 'backstage-plugin-privacy-requests-common';
import {
  privacyRequestResourceRef,
  type PrivacyRequestQuery,
} from 'backstage-plugin-privacy-requests-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { RequestFilter, Visibility } from '../database/visibility';
import type { RequestRow } from '../database/rows';

/** Who asks, and what they are entrusted with. */
export interface Viewer {
  credentials: BackstageCredentials;
  /** Normalised entity ref, or the subject of a service. */
  ref: string;
  /** A person at a keyboard, not a service on anybody's behalf. */
  human: boolean;
  /** The service that acts for a person. */
  via?: string;
  duties: ReadonlySet<Duty>;
}

/** The permission behind each act. */
export const actPermissions = {
  approve: requestApprovePermission,
  reject: requestApprovePermission,
  cancel: requestCancelPermission,
  retry: requestRetryPermission,
  reveal: requestRevealPermission,
} as const satisfies Record<Act, ResourcePermission>;

/** What the policy said of each act, ready to be held against rows. */
export type ActDecisions = Record<Act, PolicyDecision>;

/** The two gates of every route: Backstage's permissions and our duties. */
export class Gate {
  static create(services: {
    auth: AuthService;
    userInfo: UserInfoService;
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    duties: Record<Duty, string[]>;
  }): Gate {
    return new Gate(services);
  }

  private constructor(
    private readonly services: Parameters<typeof Gate.create>[0],
  ) {}

  /** Finds out who asks. */
  async identify(credentials: BackstageCredentials): Promise<Viewer> {
    const { auth, userInfo, duties } = this.services;
    const heldBy = (refs: Set<string>) =>
      new Set(
        (Object.keys(duties) as Duty[]).filter(duty =>
          duties[duty].some(ref => refs.has(ref)),
        ),
      );
    if (auth.isPrincipal(credentials, 'user')) {
      const info = await userInfo.getUserInfo(credentials);
      const refs = [info.userEntityRef, ...info.ownershipEntityRefs].map(ref =>
        ref.toLowerCase(),
      );
      const via = credentials.principal.actor?.subject;
      return {
        credentials,
        ref: info.userEntityRef.toLowerCase(),
        human: via === undefined,
        via,
        duties: heldBy(new Set(refs)),
      };
    }
    if (auth.isPrincipal(credentials, 'service')) {
      const ref = credentials.principal.subject.toLowerCase();
      return {
        credentials,
        ref,
        human: false,
        via: ref,
        duties: heldBy(new Set([ref])),
      };
    }
    throw new NotAllowedError('Sign in to use privacy requests');
  }

  /** @throws NotAllowedError naming the duties when none is held. */
  requireDuty(viewer: Viewer, wanted: readonly Duty[], to: string): void {
    if (wanted.some(duty => viewer.duties.has(duty))) return;
    const names = wanted.map(duty => `'${duty}'`).join(' or ');
    throw new NotAllowedError(
      `You need the duty ${names} to ${to}. Whoever manages privacyRequests.duties can give it to you`,
    );
  }

  /** @throws NotAllowedError naming the permission when the policy denies. */
  async requirePermission(
    viewer: Viewer,
    permission: BasicPermission,
  ): Promise<void> {
    const [decision] = await this.services.permissions.authorize(
      [{ permission }],
      { credentials: viewer.credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW)
      throw denied(permission.name);
  }

  /**
   * The policy's condition on rows for a permission, for SQL.
   *
   * @returns nothing when the policy allows all rows
   * @throws NotAllowedError naming the permission when the policy denies.
   */
  async filterFor(
    viewer: Viewer,
    permission: ResourcePermission,
  ): Promise<RequestFilter | undefined> {
    const [decision] = await this.services.permissions.authorizeConditional(
      [{ permission }],
      { credentials: viewer.credentials },
    );
    if (decision.result === AuthorizeResult.ALLOW) return undefined;
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      throw denied(permission.name);
    }
    const transform = createConditionTransformer(this.ruleset());
    return toFilter(transform(decision.conditions));
  }

  /** What the policy says of every act, asked once. */
  async decideActs(viewer: Viewer): Promise<ActDecisions> {
    const acts = Object.keys(actPermissions) as Act[];
    const decisions = await this.services.permissions.authorizeConditional(
      acts.map(act => ({ permission: actPermissions[act] })),
      { credentials: viewer.credentials },
    );
    return Object.fromEntries(
      acts.map((act, index) => [act, decisions[index]]),
    ) as ActDecisions;
  }

  /** Whether a decision holds for a row. */
  permits(decision: PolicyDecision, row: RequestRow): boolean {
    return createConditionAuthorizer(this.ruleset())(decision, row);
  }

  private ruleset() {
    return this.services.permissionsRegistry.getPermissionRuleset(
      privacyRequestResourceRef,
    );
  }
}

/** What the duties let somebody see. */
export function visibilityOf(viewer: Viewer): Visibility {
  const { duties } = viewer;
  return {
    all: duties.has('seeAll') || duties.has('seeSkeleton'),
    own: duties.has('seeOwn') ? viewer.ref : undefined,
    failing: duties.has('seeFailing'),
  };
}

function denied(permission: string): NotAllowedError {
  return new NotAllowedError(
    `The permission policy denies you '${permission}'`,
  );
}

function toFilter(
  criteria: PermissionCriteria<PrivacyRequestQuery>,
): RequestFilter {
  if ('key' in criteria) return criteria;
  if ('not' in criteria) return { not: toFilter(criteria.not) };
  if ('allOf' in criteria) return { allOf: criteria.allOf.map(toFilter) };
  return { anyOf: criteria.anyOf.map(toFilter) };
}
