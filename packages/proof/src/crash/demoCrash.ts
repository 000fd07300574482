/*
 * Two ways to delete six people, both killed while the vendor's answer is on
 * its way: our backend, and a script that repeats what it is unsure of. The
 * sandbox's own log says who was deleted how often.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn, until } from '../portal';
import { startNode } from '../processes';
import { startStack, type Stack } from '../stack';
import {
  addFault,
  demoVendors,
  listUsers,
  readWitness,
  type VendorAddress,
} from '../vendor';
import type { NaiveOrder } from './naiveScript';

const PEOPLE = 6;
/** How long the vendor holds back its answer, in milliseconds. */
const ANSWER_DELAY = 6_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** What the vendor's log holds after both ways were tried. */
export interface CrashResult {
  /** Accepted delete calls for each person, by way. */
  ours: number[];
  naive: number[];
}

async function acceptedCalls(stack: Stack, people: string[]) {
  const entries = await readWitness(stack.sandboxUrl, 'DeleteUsers');
  return people.map(
    id =>
      entries.filter(
        entry => entry.outcome === 'accepted' && entry.userIds.includes(id),
      ).length,
  );
}

async function untilEffect(stack: Stack, people: string[]) {
  await until(
    'the vendor to carry the deletion out',
    async () =>
      (await acceptedCalls(stack, people)).every(count => count > 0) ||
      undefined,
    { timeoutMs: 60_000, everyMs: 50 },
  );
}

async function holdAnswerBack(stack: Stack, vendor: VendorAddress, id: string) {
  await addFault(stack.sandboxUrl, {
    kind: 'delay-answer',
    ms: ANSWER_DELAY,
    app: vendor.apiKey,
    endpoint: 'DeleteUsers',
    userId: id,
    times: 1,
  });
}

async function ourWay(stack: Stack, vendor: VendorAddress, people: string[]) {
  const agent = await signIn(stack.backendUrl, 'agent');
  const engineer = await signIn(stack.backendUrl, 'engineer');
  const filed = await agent.client.file(
    {
      app: 'acme-chat',
      kind: 'delete',
      subjects: people,
      options: { user: 'hard', messages: 'hard', conversations: 'hard' },
      regulation: 'gdpr',
      receivedAt: new Date().toISOString(),
      channel: 'email',
      reason: 'Crash demonstration',
    },
    { idempotencyKey: 'demo-crash' },
  );
  await holdAnswerBack(stack, vendor, people[0]);
  await engineer.client.approve(filed.id, {
    version: filed.version,
    planDigest: filed.plan.digest,
  });
  await untilEffect(stack, people);
  await stack.killBackend();
  say('  backend killed: the vendor has acted, its answer never arrived');
  await stack.startBackend();
  say('  backend started again');
  const again = await signIn(stack.backendUrl, 'engineer');
  const ended = await until(
    'the request to end',
    async () => {
      const request = await again.client.getRequest(filed.id);
      return ['completed', 'needs_attention'].includes(request.state)
        ? request
        : undefined;
    },
    { timeoutMs: 180_000, everyMs: 500 },
  );
  say(`  request #${ended.number} is ${ended.state.replace('_', ' ')}`);
}

async function naiveWay(
  stack: Stack,
  vendor: VendorAddress,
  people: string[],
  notesFile: string,
) {
  const order: NaiveOrder = { ...vendor, userIds: people, notesFile };
  const start = () =>
    startNode('src/crash/naiveScript.ts', {
      cwd: 'packages/proof',
      args: [JSON.stringify(order)],
    });
  await holdAnswerBack(stack, vendor, people[0]);
  const first = start();
  await untilEffect(stack, people);
  await first.kill();
  say('  script killed at the same moment');
  const second = start();
  await new Promise(resolve => second.process.once('exit', resolve));
  if (second.process.exitCode !== 0) throw new Error(second.lastLines());
  say('  script started again: its notes say nothing, so it sends again');
}

/**
 * Runs both ways against one sandbox and counts.
 *
 * @throws Error when a process does not come up or nothing happens in time.
 */
export async function demoCrash(): Promise<CrashResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'privacy-requests-crash-'));
  say('Starting a sandbox and a backend of their own …');
  const stack = await startStack({
    dataDir,
    config: {
      privacyRequests_execution: {
        submitTimeout: { seconds: 5 },
        lease: { seconds: 10 },
        quiesce: { seconds: 8 },
      },
    },
  });
  try {
    const vendor = { url: stack.sandboxUrl, ...demoVendors['acme-chat'] };
    const users = await listUsers(vendor, { limit: PEOPLE * 2, offset: 40 });
    const [ourPeople, naivePeople] = [
      users.slice(0, PEOPLE),
      users.slice(PEOPLE),
    ];
    say(`\n1. This product deletes ${PEOPLE} people and is killed half-way`);
    await ourWay(stack, vendor, ourPeople);
    say(`\n2. A script deletes ${PEOPLE} other people and is killed likewise`);
    await naiveWay(stack, vendor, naivePeople, join(dataDir, 'notes.json'));
    return {
      ours: await acceptedCalls(stack, ourPeople),
      naive: await acceptedCalls(stack, naivePeople),
    };
  } finally {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
