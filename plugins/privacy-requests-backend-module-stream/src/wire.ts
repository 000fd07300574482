import { z } from 'zod';

/**
 * The vendor's answers, as far as we use them. Unknown fields are dropped, so
 * that what the vendor adds never breaks us and never travels on.
 */

/**
 * A vendor time, integer nanoseconds since the epoch, as epoch milliseconds.
 *
 * Such a number is above 2^53: reading and dividing it rounds twice, by less
 * than a microsecond in all. Two are added before flooring, or a time on a
 * whole millisecond would often come out one too early.
 */
export function toEpochMs(nanoseconds: number): number {
  return Math.floor(nanoseconds / 1_000_000 + 0.002);
}

const timeSchema = z
  .number()
  .nonnegative()
  .transform(toEpochMs)
  .optional()
  .catch(undefined);

const count = z.number().int().nonnegative().optional().catch(undefined);

/** Whether the vendor set a field, whatever form its time has. */
const isSet = z
  .unknown()
  .optional()
  .transform(value => value !== undefined && value !== null);

const userSchema = z.object({
  id: z.string(),
  name: z.string().optional().catch(undefined),
  created_at: timeSchema,
  deactivated_at: isSet,
  deleted_at: isSet,
});

/** A user, as queries show it. */
export type WireUser = z.output<typeof userSchema>;

export const queryUsersSchema = z.object({ users: z.array(userSchema) });

const memberSchema = z
  .object({
    user_id: z.string().optional().catch(undefined),
    user: z.object({ id: z.string() }).optional().catch(undefined),
  })
  .transform(member => member.user_id ?? member.user?.id);

const membersSchema = z.array(memberSchema).optional().catch(undefined);

const channelSchema = z
  .object({
    channel: z.object({
      cid: z.string(),
      member_count: count,
      message_count: count,
    }),
    members: membersSchema,
  })
  .transform(({ channel, members }) => ({ ...channel, members }));

/** A channel with as many members as were asked for. */
export type WireChannel = z.output<typeof channelSchema>;

export const queryChannelsSchema = z.object({
  channels: z.array(channelSchema),
});

const callSchema = z
  .object({ call: z.object({ cid: z.string() }), members: membersSchema })
  .transform(({ call, members }) => ({ cid: call.cid, members }));

/** A call with its members. */
export type WireCall = z.output<typeof callSchema>;

export const queryCallsSchema = z.object({
  calls: z.array(callSchema),
  next: z.string().optional().catch(undefined),
});

const taskId = z.string().min(1).max(255);

/** Answer of a write that always starts a task. */
export const startedTaskSchema = z.object({ task_id: taskId });

/**
 * Answer of a restore: documented with and without a task. Without one, only
 * the `duration` that every success carries tells it from a stranger's `{}`.
 */
export const restoreUsersSchema = z.union([
  startedTaskSchema,
  z.object({ task_id: z.null().optional(), duration: z.string() }),
]);

export const taskSchema = z.object({
  task_id: z.string().optional().catch(undefined),
  status: z.string().min(1),
  created_at: timeSchema,
  updated_at: timeSchema,
  result: z.unknown().optional(),
  error: z.unknown().optional(),
});

/** A task, its open parts unread. */
export type WireTask = z.output<typeof taskSchema>;

export const getAppSchema = z.object({
  app: z.object({ name: z.string().optional().catch(undefined) }),
});

/** The vendor's error body; anything else comes from something in between. */
export const errorBodySchema = z.object({
  code: z.number().int(),
  message: z.string(),
});
