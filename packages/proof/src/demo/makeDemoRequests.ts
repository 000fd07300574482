/*
 * Fills an empty queue with about a dozen requests, one in every state a
 * newcomer should see, by running the real pipeline: signed-in accounts file,
 * approve and reject over HTTP, the worker calls the sandbox.
 */
import type {
  PrivacyRequest,
  RequestDraftInput,
  RequestState,
} from 'backstage-plugin-privacy-requests-common';
import { signIn, until, type DemoUser } from '../portal';
import { addFault, demoVendors, listUsers } from '../vendor';

const DAY = 24 * 60 * 60 * 1000;

/** Where the demo runs. */
export interface DemoAddress {
  backendUrl: string;
  sandboxUrl: string;
}

type Who = Record<'agent' | 'agent-2' | 'engineer' | 'dpo', DemoUser>;

class DemoMaker {
  private count = 0;

  constructor(
    private readonly address: DemoAddress,
    private readonly who: Who,
    private readonly chatUsers: string[],
    private readonly videoUsers: string[],
  ) {}

  async make(): Promise<number> {
    await this.completed();
    await this.refusedAndTakenBack();
    await this.failing();
    await this.runningAndWaiting();
    await this.awaitingApproval();
    return this.count;
  }

  private async completed() {
    const [one, two, three] = this.take(3);
    const soft = await this.carryOut(
      this.delete([one], { user: 'soft' }, 'Left the company, TCK-2041', 9),
    );
    await this.carryOut({
      ...this.delete([one], {}, 'Came back after all, TCK-2057', 2),
      kind: 'restore',
      options: {},
      relation: { type: 'restores', requestId: soft.id },
    });
    await this.carryOut(
      this.delete(
        [two, three],
        {
          user: 'hard',
          messages: 'hard',
          conversations: 'hard',
          calls: 'hard',
          files: true,
        },
        'Erasure request by e-mail, identity checked, TCK-1990',
        17,
      ),
    );
    await this.carryOut({
      ...this.delete(
        this.videoUsers.splice(0, 1),
        { user: 'pruning', messages: 'pruning' },
        'Account closed in the app, TCK-2012',
        12,
      ),
      app: 'acme-video',
      regulation: 'ccpa',
    });
  }

  private async refusedAndTakenBack() {
    const refused = await this.file(
      'agent-2',
      this.delete(this.take(1), { user: 'soft' }, 'Asked by phone', 6),
    );
    await this.who.engineer.client.reject(refused.id, {
      version: refused.version,
      code: 'refused_unidentifiable',
      comment: 'The caller could not name a single detail of the account.',
    });
    const cancelled = await this.file(
      'agent',
      this.delete(this.take(1), { user: 'soft' }, 'Wrong account picked', 3),
    );
    await this.who.agent.client.cancel(cancelled.id, {
      version: cancelled.version,
      comment: 'Filed for the wrong person, filed again as a new request.',
    });
  }

  private async failing() {
    const [id] = this.take(1);
    const request = await this.file(
      'agent',
      this.delete(
        [id],
        { user: 'soft', messages: 'soft' },
        'Erasure request through the form, TCK-2066',
        21,
      ),
    );
    await this.fault('acme-chat', id, { kind: 'task-duration', ms: 200 });
    await this.fault('acme-chat', id, { kind: 'task-fails' });
    await this.approve(request);
    await this.reach(request.id, 'needs_attention');
  }

  private async runningAndWaiting() {
    const people = this.take(24);
    const running = await this.file(
      'agent',
      this.delete(people, { user: 'soft' }, 'Spam wave of 12 November', 4),
    );
    await this.fault('acme-chat', people[0], {
      kind: 'task-duration',
      ms: 6 * 60 * 60 * 1000,
    });
    await this.approve(running);
    await this.reach(running.id, 'executing');
    const waiting = await this.file(
      'agent-2',
      this.delete([people[0]], { user: 'soft' }, 'Asked again, TCK-2071', 1),
    );
    await this.approve(waiting);
    await this.reach(waiting.id, 'scheduled');
  }

  private async awaitingApproval() {
    const [late, soon, fresh] = this.take(3);
    await this.file(
      'agent',
      this.delete([late], { user: 'soft' }, 'Letter of last month', 41),
    );
    await this.file(
      'agent-2',
      this.delete(
        [soon],
        { user: 'hard', messages: 'hard', conversations: 'hard' },
        'Erasure request by e-mail, TCK-2038',
        27,
      ),
    );
    await this.file(
      'agent',
      this.delete([fresh], { user: 'pruning' }, 'Account closure, TCK-2080', 0),
    );
  }

  private take(count: number): string[] {
    return this.chatUsers.splice(0, count);
  }

  private delete(
    subjects: string[],
    options: Record<string, unknown>,
    reason: string,
    daysAgo: number,
  ): RequestDraftInput {
    const ticket = /TCK-\d+/.exec(reason)?.[0];
    return {
      app: 'acme-chat',
      kind: 'delete',
      subjects,
      options,
      regulation: 'gdpr',
      receivedAt: new Date(Date.now() - daysAgo * DAY).toISOString(),
      channel: 'email',
      reason,
      ...(ticket ? { ticket } : {}),
    };
  }

  private async file(
    filer: keyof Who,
    draft: RequestDraftInput,
  ): Promise<PrivacyRequest> {
    this.count += 1;
    return this.who[filer].client.file(draft, {
      idempotencyKey: `demo-${this.count}`,
    });
  }

  private async approve(request: PrivacyRequest) {
    await this.who.engineer.client.approve(request.id, {
      version: request.version,
      planDigest: request.plan.digest,
      comment: 'Ticket checked.',
    });
  }

  private async carryOut(draft: RequestDraftInput): Promise<PrivacyRequest> {
    const request = await this.file('agent', draft);
    await this.fault(draft.app, draft.subjects[0], {
      kind: 'task-duration',
      ms: 200,
      ...(draft.kind === 'restore' ? { endpoint: 'RestoreUsers' } : {}),
    });
    await this.approve(request);
    return this.reach(request.id, 'completed');
  }

  private reach(id: string, state: RequestState): Promise<PrivacyRequest> {
    return until(
      `request ${id} to be ${state}`,
      async () => {
        const request = await this.who.engineer.client.getRequest(id);
        return request.state === state ? request : undefined;
      },
      { timeoutMs: 90_000 },
    );
  }

  private fault(
    app: string,
    userId: string,
    fault: Record<string, unknown>,
  ): Promise<void> {
    const vendor = demoVendors[app as keyof typeof demoVendors];
    return addFault(this.address.sandboxUrl, {
      app: vendor.apiKey,
      endpoint: 'DeleteUsers',
      userId,
      times: 1,
      ...fault,
    });
  }
}

/**
 * Makes the demo's requests, unless there are requests already.
 *
 * @returns how many were made
 * @throws Error when a request does not reach its state in time.
 */
export async function makeDemoRequests(address: DemoAddress): Promise<number> {
  const names = ['agent', 'agent-2', 'engineer', 'dpo'] as const;
  const users = await Promise.all(
    names.map(name => signIn(address.backendUrl, name)),
  );
  const who = Object.fromEntries(
    names.map((name, index) => [name, users[index]]),
  ) as Who;
  const { totalItems } = await who.dpo.client.listRequests({ limit: 1 });
  if (totalItems > 0) return 0;
  const [chatUsers, videoUsers] = await Promise.all([
    listUsers(vendorAt(address, 'acme-chat'), { limit: 60, offset: 100 }),
    listUsers(vendorAt(address, 'acme-video'), { limit: 5, offset: 20 }),
  ]);
  return new DemoMaker(address, who, chatUsers, videoUsers).make();
}

function vendorAt(address: DemoAddress, app: keyof typeof demoVendors) {
  return { url: address.sandboxUrl, ...demoVendors[app] };
}
