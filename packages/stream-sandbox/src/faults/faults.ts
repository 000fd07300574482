import { z } from 'zod';

const scope = {
  /** API key of the app; any app when absent. */
  app: z.string().optional(),
  /** Operation, e.g. `DeleteUsers`; any when absent. */
  endpoint: z.string().optional(),
  /** Only calls that name this user. */
  userId: z.string().optional(),
  /** How often it plays before it is gone. */
  times: z.number().int().min(1).max(1_000_000).default(1),
};

/** What can be made to go wrong. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** The effect is applied at once, the answer comes late. */
  z.strictObject({
    kind: z.literal('delay-answer'),
    ms: z.number().int().min(0).max(600_000),
    ...scope,
  }),
  /** The effect is applied, the connection ends without an answer. */
  z.strictObject({ kind: z.literal('drop-answer'), ...scope }),
  /** The connection ends before any effect. */
  z.strictObject({ kind: z.literal('reset-before'), ...scope }),
  /** An error body, without an effect. */
  z.strictObject({
    kind: z.literal('error'),
    status: z.number().int().min(400).max(599),
    code: z.number().int().default(-1),
    ...scope,
  }),
  /** The task ends as failed, its second phase undone. */
  z.strictObject({ kind: z.literal('task-fails'), ...scope }),
  /** The task ends as completed, but with an error for these users. */
  z.strictObject({
    kind: z.literal('task-partial'),
    /** Absent: the user of the scope, else the call's first one. */
    userIds: z.array(z.string()).min(1).optional(),
    ...scope,
  }),
  /** The task takes this long. */
  z.strictObject({
    kind: z.literal('task-duration'),
    ms: z.number().int().min(0).max(86_400_000),
    ...scope,
  }),
  /** While it runs, the task shows this word. */
  z.strictObject({
    kind: z.literal('task-unknown-status'),
    status: z
      .string()
      .min(1)
      .max(100)
      .refine(
        word => word !== 'completed' && word !== 'failed',
        'is an end, not a state on the way',
      ),
    ...scope,
  }),
]);

/** A fault as it is asked for. */
export type FaultInput = z.input<typeof faultSchema>;
/** A fault with defaults. */
export type Fault = z.output<typeof faultSchema>;
/** A fault that waits to play. */
export type ActiveFault = Fault & { id: number };

/** A call as far as faults look at it. */
export interface CallScope {
  app: string;
  endpoint: string;
  userIds: string[];
}

/** The faults that are switched on. Empty unless somebody adds one. */
export class FaultBox {
  private active: ActiveFault[] = [];
  private lastId = 0;

  add(input: FaultInput): ActiveFault {
    this.lastId += 1;
    const fault = { ...faultSchema.parse(input), id: this.lastId };
    this.active.push(fault);
    return fault;
  }

  list(): ActiveFault[] {
    return [...this.active];
  }

  clear(id?: number): void {
    this.active =
      id === undefined ? [] : this.active.filter(fault => fault.id !== id);
  }

  /** The faults that play for this call; each has one time less to go. */
  take(call: CallScope): ActiveFault[] {
    const playing = this.active.filter(
      fault =>
        (fault.app === undefined || fault.app === call.app) &&
        (fault.endpoint === undefined || fault.endpoint === call.endpoint) &&
        (fault.userId === undefined || call.userIds.includes(fault.userId)),
    );
    for (const fault of playing) fault.times -= 1;
    this.active = this.active.filter(fault => fault.times > 0);
    return playing.map(fault => ({ ...fault }));
  }
}

/** The fault of one kind among those that play. */
export function pick<K extends Fault['kind']>(
  faults: readonly ActiveFault[],
  kind: K,
): Extract<ActiveFault, { kind: K }> | undefined {
  return faults.find(
    (fault): fault is Extract<ActiveFault, { kind: K }> => fault.kind === kind,
  );
}
