/*
 * What most people would write: send the deletion, and when the run died
 * before an answer was noted, send it again. It keeps a note of what it
 * finished in a file, like a careful script does. It is the other half of
 * `demo:crash`, run as a process of its own so that it can be killed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { callVendor } from '../vendor';

/** What the script is told, as one JSON argument. */
export interface NaiveOrder {
  url: string;
  apiKey: string;
  apiSecret: string;
  userIds: string[];
  notesFile: string;
}

async function run(order: NaiveOrder) {
  const notes = existsSync(order.notesFile)
    ? (JSON.parse(readFileSync(order.notesFile, 'utf8')) as { taskId?: string })
    : {};
  if (notes.taskId) return;
  const answer = await callVendor<{ task_id: string }>(
    order,
    'POST',
    '/users/delete',
    {
      user_ids: order.userIds,
      user: 'hard',
      messages: 'hard',
      conversations: 'hard',
    },
  );
  writeFileSync(order.notesFile, JSON.stringify({ taskId: answer.task_id }));
}

run(JSON.parse(process.argv[2]) as NaiveOrder).catch(error => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
