import type { Config } from '@backstage/config';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { duties, type Duty } from 'backstage-plugin-privacy-requests-common';
import { IANAZone } from 'luxon';

/** One configured app, before its connector opened it. */
export interface AppConfig {
  id: string;
  title: string;
  connector: string;
  entityRef?: string;
  mode: 'sandbox' | 'live';
  destructive: boolean;
  /** The app's own block, for the connector. */
  raw: Config;
}

/** Times of the worker, in milliseconds. */
export interface ExecutionConfig {
  submitTimeoutMs: number;
  leaseMs: number;
  quiesceMs: number;
  taskLimitMs: number;
  allowInMemory: boolean;
}

/** The plugin's configuration with its defaults. */
export interface PluginConfig {
  apps: AppConfig[];
  /** Lower-case refs for each duty; nobody when empty. */
  duties: Record<Duty, string[]>;
  coolingOffMs: { irreversible: number; other: number };
  approvals: { expireAfterMs: number; secondAbove: number };
  subjectsPerRequest: number;
  timeZone: string;
  holidays: string[];
  subjectKeys: Array<{ id: string; secret: string }>;
  developmentKeyFile?: string;
  execution: ExecutionConfig;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/**
 * Reads `privacyRequests`.
 *
 * @throws InputError naming the key at fault.
 */
export function readPluginConfig(root: Config): PluginConfig {
  const config = root.getOptionalConfig('privacyRequests');
  const duration = (key: string, otherwise: number) =>
    config?.has(key)
      ? durationToMilliseconds(readDurationFromConfig(config, { key }))
      : otherwise;
  const execution: ExecutionConfig = {
    submitTimeoutMs: duration('execution.submitTimeout', 30 * SECOND),
    leaseMs: duration('execution.lease', 60 * SECOND),
    quiesceMs: duration('execution.quiesce', 45 * SECOND),
    taskLimitMs: duration('execution.taskLimit', 30 * MINUTE),
    allowInMemory:
      config?.getOptionalBoolean('execution.allowInMemory') ?? false,
  };
  checkExecution(execution);
  const timeZone = config?.getOptionalString('clocks.timeZone') ?? 'UTC';
  if (!IANAZone.isValidZone(timeZone)) {
    throw new InputError(
      `privacyRequests.clocks.timeZone: '${timeZone}' is not an IANA time zone such as Europe/Berlin`,
    );
  }
  return {
    apps: readApps(config),
    duties: readDuties(config),
    coolingOffMs: {
      irreversible: duration('coolingOff.irreversible', DAY),
      other: duration('coolingOff.other', 0),
    },
    approvals: {
      expireAfterMs: duration('approvals.expireAfter', 7 * DAY),
      secondAbove: config?.getOptionalNumber('approvals.secondAbove') ?? 100,
    },
    subjectsPerRequest:
      config?.getOptionalNumber('limits.subjectsPerRequest') ?? 1000,
    timeZone,
    holidays: config?.getOptionalStringArray('clocks.holidays') ?? [],
    subjectKeys: (config?.getOptionalConfigArray('keys.subject') ?? []).map(
      key => ({ id: key.getString('id'), secret: key.getString('secret') }),
    ),
    developmentKeyFile: config?.getOptionalString('keys.developmentFile'),
    execution,
  };
}

function checkExecution(execution: ExecutionConfig): void {
  if (execution.leaseMs < execution.submitTimeoutMs * 1.5) {
    throw new InputError(
      'privacyRequests.execution.lease must be at least one and a half times submitTimeout: a call must end before its lease does',
    );
  }
  if (execution.quiesceMs < execution.submitTimeoutMs) {
    throw new InputError(
      'privacyRequests.execution.quiesce must not be shorter than submitTimeout: an unanswered call may still land',
    );
  }
}

function readApps(config: Config | undefined): AppConfig[] {
  const apps = (config?.getOptionalConfigArray('apps') ?? []).map(raw => {
    const id = raw.getString('id');
    const mode = raw.getOptionalString('mode') ?? 'live';
    if (mode !== 'sandbox' && mode !== 'live') {
      throw new InputError(
        `privacyRequests.apps: mode of '${id}' must be sandbox or live`,
      );
    }
    return {
      id,
      title: raw.getOptionalString('title') ?? id,
      connector: raw.getString('connector'),
      entityRef: raw.getOptionalString('entityRef'),
      mode,
      destructive: raw.getOptionalBoolean('destructive') ?? false,
      raw,
    } satisfies AppConfig;
  });
  const ids = apps.map(app => app.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new InputError(
      `privacyRequests.apps: the id '${twice}' is used twice`,
    );
  }
  return apps;
}

function readDuties(config: Config | undefined): Record<Duty, string[]> {
  const block = config?.getOptionalConfig('duties');
  const unknown = block
    ?.keys()
    .find(key => !(duties as readonly string[]).includes(key));
  if (unknown !== undefined) {
    throw new InputError(
      `privacyRequests.duties.${unknown} is not a duty; known are ${duties.join(
        ', ',
      )}`,
    );
  }
  return Object.fromEntries(
    duties.map(duty => [
      duty,
      (block?.getOptionalStringArray(duty) ?? []).map(ref => ref.toLowerCase()),
    ]),
  ) as Record<Duty, string[]>;
}
