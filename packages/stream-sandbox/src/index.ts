/**
 * A local server that speaks the vendor's users and tasks API.
 *
 * @packageDocumentation
 */
export { demoApps, type SandboxApp } from './apps';
export {
  type ActiveFault,
  type Fault,
  type FaultBox,
  type FaultInput,
} from './faults/faults';
export { generousLimits, vendorLimits, type LimitTable } from './http/limits';
export { type LogEntry } from './log/witness';
export { startSandbox, type Sandbox, type SandboxOptions } from './sandbox';
