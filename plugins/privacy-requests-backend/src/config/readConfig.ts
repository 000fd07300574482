import type { Config } from '@backstage/config';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { duties, type Duty } from 'backstage-plugin-privacy-requests-common';
import { DateTime, IANAZone } from 'luxon';

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
      secondAbove: readCount(config, 'approvals.secondAbove', 100, 0),
    },
    subjectsPerRequest: readCount(config, 'limits.subjectsPerRequest', 1000),
    timeZone,
    holidays: readHolidays(config),
    subjectKeys: readSubjectKeys(config),
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

function readCount(
  config: Config | undefined,
  key: string,
  otherwise: number,
  least = 1,
): number {
  const count = config?.getOptionalNumber(key) ?? otherwise;
  if (!Number.isInteger(count) || count < least) {
    throw new InputError(
      `privacyRequests.${key} must be a whole number from ${least}, not ${count}`,
    );
  }
  return count;
}

function readHolidays(config: Config | undefined): string[] {
  const days = config?.getOptionalStringArray('clocks.holidays') ?? [];
  const wrong = days.find(day => DateTime.fromISO(day).toISODate() !== day);
  if (wrong !== undefined) {
    throw new InputError(
      `privacyRequests.clocks.holidays: '${wrong}' is not a day such as 2026-12-25`,
    );
  }
  return days;
}

/** Shorter secrets could be found by trying. */
const SECRET_LENGTH = 16;

function readSubjectKeys(
  config: Config | undefined,
): PluginConfig['subjectKeys'] {
  const ring = (config?.getOptionalConfigArray('keys.subject') ?? []).map(
    key => ({ id: key.getString('id'), secret: key.getString('secret') }),
  );
  for (const [index, { id, secret }] of ring.entries()) {
    if (secret.length < SECRET_LENGTH) {
      throw new InputError(
        `privacyRequests.keys.subject: the secret of '${id}' is shorter than ${SECRET_LENGTH} characters`,
      );
    }
    if (ring.findIndex(other => other.id === id) !== index) {
      throw new InputError(
        `privacyRequests.keys.subject: the id '${id}' is used twice`,
      );
    }
  }
  return ring;
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
