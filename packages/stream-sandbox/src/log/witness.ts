import type { Db } from '../database/schema';

/** What the sandbox wrote down of one call. */
export interface LogEntry {
  seq: number;
  at: string;
  app: string;
  endpoint: string;
  /** `accepted` when the effect was applied, whether or not it was answered. */
  outcome: 'accepted' | 'refused';
  userIds: string[];
  options: Record<string, unknown>;
  status: number;
  taskId?: string;
  fault?: string;
}

/** A call to write down. */
export type LogInput = Omit<LogEntry, 'seq' | 'at'> & { at: number };

interface LogRow {
  seq: number;
  at: number;
  app: string;
  endpoint: string;
  outcome: 'accepted' | 'refused';
  user_ids: string;
  options: string;
  status: number;
  task_id: string | null;
  fault: string | null;
}

/** The judge: what was asked of the sandbox and carried out. */
export class WitnessLog {
  constructor(private readonly db: Db) {}

  write(entry: LogInput): void {
    this.db
      .prepare(
        `INSERT INTO log (at, app, endpoint, outcome, user_ids, options, status, task_id, fault)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        entry.at,
        entry.app,
        entry.endpoint,
        entry.outcome,
        JSON.stringify(entry.userIds),
        JSON.stringify(entry.options),
        entry.status,
        entry.taskId ?? null,
        entry.fault ?? null,
      );
  }

  /** Oldest first. `limit` takes the newest ones, or the next after `after`. */
  read(
    query: {
      after?: number;
      app?: string;
      endpoint?: string;
      userId?: string;
      limit?: number;
    } = {},
  ): LogEntry[] {
    // A reader with a cursor goes forward and must not skip any.
    const forward = query.after !== undefined;
    const order = forward ? 'ASC' : 'DESC';
    const rows = this.db
      .prepare(
        `SELECT * FROM log
         WHERE seq > @after
           AND (@app IS NULL OR app = @app)
           AND (@endpoint IS NULL OR endpoint = @endpoint)
           AND (@userId IS NULL OR EXISTS (
             SELECT 1 FROM json_each(log.user_ids) WHERE value = @userId))
         ORDER BY seq ${order} LIMIT @limit`,
      )
      .all({
        after: query.after ?? 0,
        app: query.app ?? null,
        endpoint: query.endpoint ?? null,
        userId: query.userId ?? null,
        limit: query.limit ?? 10_000,
      }) as LogRow[];
    return (forward ? rows : rows.reverse()).map(row => ({
      seq: row.seq,
      at: new Date(row.at).toISOString(),
      app: row.app,
      endpoint: row.endpoint,
      outcome: row.outcome,
      userIds: JSON.parse(row.user_ids) as string[],
      options: JSON.parse(row.options) as Record<string, unknown>,
      status: row.status,
      ...(row.task_id ? { taskId: row.task_id } : {}),
      ...(row.fault ? { fault: row.fault } : {}),
    }));
  }
}
