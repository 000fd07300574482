import type { SandboxApp } from './apps';
import type { Clock } from './clock';
import type { Db } from './database/schema';
import type { FaultBox } from './faults/faults';
import type { RateLimiter } from './http/limits';
import type { WitnessLog } from './log/witness';
import type { TaskRunner } from './tasks/tasks';

/** Everything that one running sandbox holds. */
export interface SandboxCore {
  apps: readonly SandboxApp[];
  db: Db;
  clock: Clock;
  faults: FaultBox;
  witness: WitnessLog;
  limiter: RateLimiter;
  tasks: TaskRunner;
  restoreReturnsTask: boolean;
  /** Empties everything and, when asked, fills it again. */
  reset(options: { seed: boolean }): void;
}
