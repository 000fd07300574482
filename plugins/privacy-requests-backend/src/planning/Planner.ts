import {
  isIrreversible,
  optionSchemas,
  type Impact,
  type PreviewDraft,
  type RequestOptions,
} from 'backstage-plugin-privacy-requests-common';
import type { VendorSubject } from 'backstage-plugin-privacy-requests-node';
import type { PluginConfig } from '../config/readConfig';
import { subjectKeysOf } from '../database/subjectStore';
import type { Tx } from '../database/dialect';
import type { RequestRow } from '../database/rows';
import type { AppRegistry, OpenApp } from './AppRegistry';
import { digestPlan } from './digest';
import { FieldsError, type FieldProblem } from './FieldsError';
import { describeImpact } from './impact';
import type { SubjectKeys } from './SubjectKeys';

/** A person in a plan. */
export interface PlannedSubject {
  id: string;
  key: string;
  keyId: string;
  seen: VendorSubject;
}

/** What is approved, and what it would do. */
export interface Plan {
  app: OpenApp;
  digest: string;
  options: RequestOptions;
  mode?: string;
  irreversible: boolean;
  subjects: PlannedSubject[];
  /** People of each vendor call. */
  chunkSizes: number[];
  impact: Impact;
  /** People that stop the plan, with the reason. */
  blocked: Array<{ id: string; reason: string }>;
  approvalsNeeded: number;
  coolingOffMs: number;
}

/** Makes plans. Asks the vendor, writes nothing. */
export class Planner {
  static create(options: {
    apps: AppRegistry;
    keys: SubjectKeys;
    config: PluginConfig;
  }): Planner {
    return new Planner(options.apps, options.keys, options.config);
  }

  private constructor(
    private readonly apps: AppRegistry,
    private readonly keys: SubjectKeys,
    private readonly config: PluginConfig,
  ) {}

  /**
   * Plans a draft.
   *
   * @throws FieldsError for what no plan can be made of.
   * @throws VendorError when the vendor cannot be asked.
   */
  async plan(draft: PreviewDraft, now: number): Promise<Plan> {
    const { app, perCall } = this.check(draft);
    const options = optionSchemas[draft.kind].parse(
      draft.options,
    ) as RequestOptions;
    await checkOwners(app, options);
    const facts = await app.vendor.impact({
      kind: draft.kind,
      subjects: draft.subjects,
      options,
    });
    const subjects = draft.subjects.map((id, index) => ({
      id,
      ...this.keys.keyOf(app.id, id),
      seen: facts.subjects[index],
    }));
    const irreversible = isIrreversible(draft.kind, options);
    const { coolingOffMs, approvals } = this.config;
    return {
      app,
      options,
      mode: draft.kind === 'delete' ? String(options.user) : undefined,
      irreversible,
      subjects,
      chunkSizes: cut(subjects.length, perCall),
      impact: describeImpact({ kind: draft.kind, options }, facts, now),
      blocked: subjects.flatMap(({ id, seen }) =>
        draft.kind === 'restore' && seen.state !== 'not_visible'
          ? [{ id, reason: 'is not deleted, there is nothing to restore' }]
          : [],
      ),
      approvalsNeeded:
        irreversible && subjects.length > approvals.secondAbove ? 2 : 1,
      coolingOffMs: irreversible
        ? coolingOffMs.irreversible
        : coolingOffMs.other,
      digest: digestPlan({
        app: app.id,
        connector: app.connector,
        host: app.vendor.host,
        keyFingerprint: app.vendor.keyFingerprint,
        kind: draft.kind,
        options,
        subjectKeys: subjects.map(subject => subject.key),
      }),
    };
  }

  /** The digest that a stored request has with today's configuration. */
  async digestOf(tx: Tx, request: RequestRow): Promise<string | undefined> {
    const app = this.apps.find(request.app);
    if (!app) return undefined;
    return digestPlan({
      app: app.id,
      connector: app.connector,
      host: app.vendor.host,
      keyFingerprint: app.vendor.keyFingerprint,
      kind: request.kind,
      options: request.options,
      subjectKeys: await subjectKeysOf(tx, request.id),
    });
  }

  private check(draft: PreviewDraft): { app: OpenApp; perCall: number } {
    const problems: FieldProblem[] = [];
    const app = this.apps.find(draft.app);
    const perCall = app?.subjectsPerCall[draft.kind];
    if (!app) {
      problems.push({
        path: 'app',
        message: `'${draft.app}' is not configured`,
      });
    } else if (perCall === undefined) {
      problems.push({
        path: 'kind',
        message: `'${draft.kind}' is not supported for '${draft.app}' in this release`,
      });
    }
    const cap = this.config.subjectsPerRequest;
    if (draft.subjects.length > cap) {
      problems.push({
        path: 'subjects',
        message: `has ${draft.subjects.length} people, above the limit of ${cap} for one request; split it`,
      });
    }
    if (!app || perCall === undefined || problems.length > 0) {
      throw new FieldsError(problems);
    }
    return { app, perCall };
  }
}

/** People of each call: as many as fit, the rest last. */
export function cut(total: number, perCall: number): number[] {
  const sizes: number[] = [];
  for (let left = total; left > 0; left -= perCall) {
    sizes.push(Math.min(left, perCall));
  }
  return sizes;
}

/** A transfer owner must exist and be active. */
async function checkOwners(
  app: OpenApp,
  options: RequestOptions,
): Promise<void> {
  const named = (['newChannelOwnerId', 'newCallOwnerId'] as const).flatMap(
    name => {
      const id = options[name];
      return typeof id === 'string' ? [{ name, id }] : [];
    },
  );
  if (named.length === 0) return;
  const seen = await app.vendor.lookup(named.map(({ id }) => id));
  const problems = named.flatMap(({ name }, index) =>
    seen[index].state === 'active'
      ? []
      : [
          {
            path: `options.${name}`,
            message: 'is not an active user at the vendor',
          },
        ],
  );
  if (problems.length > 0) throw new FieldsError(problems);
}
