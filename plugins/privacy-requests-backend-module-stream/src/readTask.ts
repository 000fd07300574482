import type {
  CallContext,
  TaskReading,
} from 'backstage-plugin-privacy-requests-node';
import { StreamCallError } from './errors';
import { redact } from './redact';
import type { StreamClient } from './StreamClient';

/** The vendor's code for something that does not exist. */
const DOES_NOT_EXIST = '16';

type Results = Record<string, { ok: boolean; error?: string }>;

/** Reads a task once and puts it into our words. */
export async function readTask(
  client: StreamClient,
  taskId: string,
  ctx: CallContext,
): Promise<TaskReading> {
  try {
    const task = await client.getTask({ id: taskId }, ctx);
    if (task.task_id !== undefined && task.task_id !== taskId) {
      return unreadable('Stream answered about another task');
    }
    return {
      type: typeOf(task.status),
      vendorStatus: task.status,
      createdAt: task.created_at,
      updatedAt: task.updated_at,
      results: toResults(task.result),
      error: describe(task.error),
    };
  } catch (error) {
    if (!(error instanceof StreamCallError)) {
      return unreadable('the connector failed while asking');
    }
    const { problem } = error;
    return problem.status === 404 && problem.code === DOES_NOT_EXIST
      ? { type: 'not_found' }
      : { type: 'unreadable', problem };
  }
}

function unreadable(reason: string): TaskReading {
  return {
    type: 'unreadable',
    problem: { class: 'retryable', message: `GetTask: ${reason}` },
  };
}

/** The vendor's words are an open set: one we do not know is still running. */
function typeOf(status: string): 'running' | 'completed' | 'failed' {
  return status === 'completed' || status === 'failed' ? status : 'running';
}

/**
 * What the task says of each subject, where it says it in the form of a
 * deletion. Without prototype: `constructor` is a possible id.
 */
function toResults(result: unknown): Results | undefined {
  if (!isObject(result)) return undefined;
  const results: Results = Object.create(null);
  for (const [id, entry] of Object.entries(result)) {
    if (!isObject(entry) || typeof entry.status !== 'string') continue;
    const ok = entry.status === 'ok';
    results[id] = { ok, error: ok ? undefined : describe(entry.error) };
  }
  return Object.keys(results).length > 0 ? results : undefined;
}

/** A vendor's error text or object, as far as it may be shown. */
function describe(error: unknown): string | undefined {
  const text = isObject(error) ? error.description ?? error.type : error;
  if (text === undefined || text === null) return undefined;
  return typeof text === 'string' && text !== ''
    ? redact(text)
    : 'the vendor gave no reason';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
