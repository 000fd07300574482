import type { z } from 'zod';
import type { SandboxApp } from '../apps';
import type { Clock } from '../clock';
import type { Db } from '../database/schema';
import type { ActiveFault } from '../faults/faults';
import type { TaskRunner } from '../tasks/tasks';
import type { RateLimiter } from './limits';

/** What an operation works with. */
export interface OperationContext<B = unknown> {
  db: Db;
  app: SandboxApp;
  clock: Clock;
  tasks: TaskRunner;
  limiter: RateLimiter;
  restoreReturnsTask: boolean;
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: B;
  faults: readonly ActiveFault[];
}

/** What an operation answers. */
export interface OperationResult {
  body: Record<string, unknown>;
  taskId?: string;
}

/** One call of the vendor's API. */
export interface Operation {
  /** The vendor's name, as in its limits and errors. */
  name: string;
  method: 'get' | 'post' | 'delete';
  /** Express path below `/api/v2`. */
  path: string;
  schema: z.ZodType;
  /** Where the input stands: the body, or the query's `payload` as JSON. */
  input?: 'body' | 'payload';
  /** The users that a call names, for faults and the log. */
  userIds?: (body: unknown, params: Record<string, string>) => string[];
  /** Whether the call changes something and belongs in the log. */
  writes: boolean;
  run(ctx: OperationContext): OperationResult;
}

/** Declares an operation whose body has the schema's type. */
export function operation<S extends z.ZodType>(
  declared: Omit<Operation, 'schema' | 'run' | 'userIds'> & {
    schema: S;
    userIds?: (body: z.output<S>, params: Record<string, string>) => string[];
    run(ctx: OperationContext<z.output<S>>): OperationResult;
  },
): Operation {
  return declared as unknown as Operation;
}
