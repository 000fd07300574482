import { deleteOptionsSchema } from 'backstage-plugin-privacy-requests-common';
import type {
  CallContext,
  SubmitOutcome,
  VendorCall,
} from 'backstage-plugin-privacy-requests-node';
import { problemOfCall, StreamCallError } from './errors';
import { isUnicode } from './lookup';
import type { DeleteUsersInput, StreamClient } from './StreamClient';

/** Most users in one write (source: the vendor's documentation). */
export const SUBJECTS_PER_CALL = 100;

/** Makes the one write of a chunk and says what is certain about it. */
export async function submitCall(
  client: StreamClient,
  call: VendorCall,
  ctx: CallContext,
): Promise<SubmitOutcome> {
  try {
    checkSubjects(call);
    switch (call.kind) {
      case 'delete': {
        const answer = await client.deleteUsers(toDeleteInput(call), ctx);
        return { type: 'accepted', taskId: answer.task_id };
      }
      case 'restore': {
        const input = { user_ids: call.subjects };
        const answer = await client.restoreUsers(input, ctx);
        return typeof answer.task_id === 'string'
          ? { type: 'accepted', taskId: answer.task_id }
          : { type: 'done' };
      }
      default:
        throw problemOfCall(
          call.kind,
          'this connector does not carry it out yet',
        );
    }
  } catch (error) {
    if (error instanceof StreamCallError) {
      return { type: error.certainty, problem: error.problem };
    }
    // A fault of ours. Where it happened is not known, so neither is whether
    // the call left; its text may hold anything and stays here.
    return {
      type: 'unknown',
      problem: {
        class: 'ambiguous',
        message: `${call.kind}: the connector failed while sending`,
      },
    };
  }
}

/** @throws StreamCallError when the vendor could not take these subjects. */
function checkSubjects({ kind, subjects }: VendorCall): void {
  if (subjects.length === 0 || subjects.length > SUBJECTS_PER_CALL) {
    throw problemOfCall(
      kind,
      `one call takes 1 to ${SUBJECTS_PER_CALL} subjects and this has ${subjects.length}`,
    );
  }
  if (!subjects.every(id => id !== '' && isUnicode(id))) {
    throw problemOfCall(kind, 'an id is empty or not valid Unicode');
  }
}

/**
 * The options exactly as approved. `messages` and `conversations` are there
 * whenever `user` is `hard`: the schema insists on it.
 *
 * @throws StreamCallError when the options are none that could be approved.
 */
function toDeleteInput(call: VendorCall): DeleteUsersInput {
  const parsed = deleteOptionsSchema.safeParse(call.options);
  if (!parsed.success) {
    const names = parsed.error.issues.map(issue => issue.path.join('.'));
    throw problemOfCall(
      call.kind,
      `options at fault: ${names.filter(Boolean).join(', ') || 'unknown ones'}`,
    );
  }
  const { newChannelOwnerId, newCallOwnerId, ...options } = parsed.data;
  return {
    user_ids: call.subjects,
    ...options,
    new_channel_owner_id: newChannelOwnerId,
    new_call_owner_id: newCallOwnerId,
  };
}
