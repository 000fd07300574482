import type { LookupItem } from 'backstage-plugin-privacy-requests-common';
import type { Knex } from 'knex';
import { appendEvent } from '../database/appendEvent';
import { findVisibleNumbers } from '../database/requestStore';
import { requestsOfKeys } from '../database/subjectStore';
import type { Scope } from '../database/visibility';
import type { AppRegistry } from '../planning/AppRegistry';
import type { SubjectKeys } from '../planning/SubjectKeys';
import type { Viewer } from './Gate';

const RECORDS_SHOWN = 5;
/** Above this, a look is recorded by its plan's digest alone. */
const KEYS_RECORDED = 1000;

/** Looks people up, and records who looked at whom. */
export class SubjectLookup {
  static create(options: {
    database: Knex;
    apps: AppRegistry;
    keys: SubjectKeys;
  }): SubjectLookup {
    return new SubjectLookup(options);
  }

  private constructor(
    private readonly options: Parameters<typeof SubjectLookup.create>[0],
  ) {}

  /** What the vendor and our records show of some ids; recorded. */
  async lookup(
    viewer: Viewer,
    scope: Scope,
    input: { app: string; subjects: string[] },
  ): Promise<LookupItem[]> {
    const { apps, keys, database } = this.options;
    const seen = await apps.get(input.app).vendor.lookup(input.subjects);
    const idOfKey = new Map(
      input.subjects.flatMap(id =>
        keys.allKeysOf(input.app, id).map(key => [key, id] as const),
      ),
    );
    const known = await requestsOfKeys(database, input.app, [
      ...idOfKey.keys(),
    ]);
    const visible = new Set(
      (
        await findVisibleNumbers(
          database,
          [...new Set(known.map(({ request }) => request.id))],
          scope,
        )
      ).map(row => row.id),
    );
    await this.record(viewer, {
      type: 'subject.lookup',
      app: input.app,
      subjectKeys: input.subjects.map(id => keys.keyOf(input.app, id).key),
    });
    return seen.map(subject => ({
      id: subject.id,
      state: subject.state,
      name: subject.name,
      createdAt:
        subject.createdAt === undefined
          ? undefined
          : new Date(subject.createdAt).toISOString(),
      records: known
        .filter(
          ({ subjectKey, request }) =>
            idOfKey.get(subjectKey) === subject.id && visible.has(request.id),
        )
        .slice(0, RECORDS_SHOWN)
        .map(({ request }) => ({
          requestId: request.id,
          number: request.number,
          kind: request.kind,
          mode: request.mode,
          state: request.state,
          at: new Date(request.updatedAt).toISOString(),
        })),
    }));
  }

  /** Writes a look down, by subject keys, in the evidence. */
  async record(
    viewer: Viewer,
    look: {
      type: 'subject.lookup' | 'subject.previewed';
      app: string;
      subjectKeys: string[];
      planDigest?: string;
    },
  ): Promise<void> {
    const { type, app, subjectKeys, planDigest } = look;
    await this.options.database.transaction(tx =>
      appendEvent(tx, {
        stream: 'system',
        type,
        actor: viewer.ref,
        visibility: 'audit',
        data: {
          app,
          count: subjectKeys.length,
          planDigest,
          ...(subjectKeys.length <= KEYS_RECORDED ? { subjectKeys } : {}),
        },
      }),
    );
  }
}
