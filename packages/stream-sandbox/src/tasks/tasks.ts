import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { nanos, stamp, type Clock } from '../clock';
import type { Db } from '../database/schema';
import { pick, type ActiveFault } from '../faults/faults';
import {
  deactivate,
  reactivate,
  type DeactivateOptions,
  type ReactivateOptions,
} from '../users/deactivation';
import { carryOutDeletion, type DeleteOptions } from '../users/deletion';

/** A row of tasks. */
export interface TaskRow {
  app: string;
  id: string;
  type: string;
  input: string;
  play: string;
  status: string;
  created_at: number;
  updated_at: number;
  starts_at: number;
  ends_at: number;
  result: string | null;
  error: string | null;
}

/** What a task has to do when its time comes. */
export type TaskInput =
  | { type: 'users.delete'; userIds: string[]; options: DeleteOptions }
  | { type: 'users.restore'; userIds: string[] }
  | { type: 'users.deactivate'; userIds: string[]; options: DeactivateOptions }
  | { type: 'users.reactivate'; userIds: string[]; options: ReactivateOptions }
  | { type: 'channels.delete'; userIds: string[] }
  | { type: 'calls.delete'; userIds: string[] };

const playSchema = z.object({
  fails: z.boolean().optional(),
  failing: z.array(z.string()).optional(),
  word: z.string().optional(),
});

/**
 * The vendor's asynchronous jobs. They are rows, so a restart goes on with
 * them; a job's second phase and its end are one transaction.
 */
export class TaskRunner {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly durationMs: readonly [number, number],
  ) {}

  /** Writes a task down inside the caller's transaction. */
  create(
    app: string,
    input: TaskInput,
    faults: readonly ActiveFault[],
  ): string {
    const id = randomUUID();
    const now = stamp(this.clock);
    const [least, most] = this.durationMs;
    const duration =
      pick(faults, 'task-duration')?.ms ??
      least + Math.random() * (most - least);
    const partial = pick(faults, 'task-partial');
    const play: z.infer<typeof playSchema> = {
      fails: pick(faults, 'task-fails') !== undefined || undefined,
      failing:
        partial && (partial.userIds ?? [partial.userId ?? input.userIds[0]]),
      word: pick(faults, 'task-unknown-status')?.status,
    };
    this.db
      .prepare(
        `INSERT INTO tasks (app, id, type, input, play, status, created_at, updated_at, starts_at, ends_at)
         VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?)`,
      )
      .run(
        app,
        id,
        input.type,
        JSON.stringify(input),
        JSON.stringify(play),
        now,
        now,
        now + Math.min(500, duration / 4),
        now + duration,
      );
    return id;
  }

  /** Carries out every task whose time has come. */
  runDue(): void {
    const now = this.clock();
    this.db
      .prepare(
        `UPDATE tasks SET status = coalesce(json_extract(play, '$.word'), 'running'),
           updated_at = @now
         WHERE status = 'waiting' AND status NOT IN ('completed', 'failed')
           AND starts_at <= @now AND ends_at > @now`,
      )
      .run({ now });
    const due = this.db
      .prepare(
        `SELECT * FROM tasks WHERE ends_at <= ? AND status NOT IN ('completed', 'failed')
         ORDER BY ends_at LIMIT 100`,
      )
      .all(now) as TaskRow[];
    for (const row of due) this.finish(row);
  }

  /** Runs due tasks until stopped. */
  start(): void {
    this.runDue();
    this.timer = setInterval(() => this.runDue(), 50);
  }

  /** Ends the loop; rows stay. */
  stop(): void {
    clearInterval(this.timer);
  }

  private carryOut(app: string, input: TaskInput, ids: string[], at: number) {
    switch (input.type) {
      case 'users.delete':
        carryOutDeletion(this.db, app, ids, input.options, at);
        break;
      case 'users.deactivate':
        for (const id of ids) deactivate(this.db, app, id, input.options, at);
        break;
      case 'users.reactivate':
        for (const id of ids) reactivate(this.db, app, id, input.options, at);
        break;
      default: // Done inside the call; the task only reports it.
    }
  }

  private finish(row: TaskRow): void {
    const input = JSON.parse(row.input) as TaskInput;
    const play = playSchema.parse(JSON.parse(row.play));
    const now = stamp(this.clock);
    this.db.transaction(() => {
      const end = (status: string, result: unknown, error: unknown) =>
        this.db
          .prepare(
            'UPDATE tasks SET status = ?, updated_at = ?, result = ?, error = ? WHERE app = ? AND id = ?',
          )
          .run(
            status,
            now,
            result === undefined ? null : JSON.stringify(result),
            error === undefined ? null : JSON.stringify(error),
            row.app,
            row.id,
          );
      if (play.fails) {
        end('failed', undefined, {
          type: 'internal',
          description: `could not finish for user "${input.userIds[0]}"`,
          version: '1',
        });
        return;
      }
      const failing = new Set(play.failing ?? []);
      const done = input.userIds.filter(id => !failing.has(id));
      this.carryOut(row.app, input, done, now);
      const result = Object.fromEntries(
        input.userIds.map(id => [
          id,
          failing.has(id)
            ? { status: 'error', error: 'could not be processed' }
            : { status: 'ok' },
        ]),
      );
      end('completed', result, undefined);
    })();
  }
}

/** The row of a task, or `undefined`. */
export function findTask(db: Db, app: string, id: string) {
  return db
    .prepare('SELECT * FROM tasks WHERE app = ? AND id = ?')
    .get(app, id) as TaskRow | undefined;
}

/** The wire form of a task. */
export function taskToWire(row: TaskRow) {
  return {
    task_id: row.id,
    status: row.status,
    created_at: nanos(row.created_at),
    updated_at: nanos(row.updated_at),
    ...(row.result ? { result: JSON.parse(row.result) as unknown } : {}),
    ...(row.error ? { error: JSON.parse(row.error) as unknown } : {}),
  };
}
