import type { Db } from '../database/schema';
import { familyNames, givenNames, groupNames, lines } from './names';
import { Random } from './random';

const DAY = 86_400_000;

/** How much is made for one app. */
export interface SeedPlan {
  app: string;
  users: number;
  seed: number;
  /** Epoch milliseconds that the history ends at. */
  now: number;
}

class Seeder {
  private readonly random: Random;
  private readonly people: string[] = [];
  private messageCount = 0;

  constructor(private readonly db: Db, private readonly plan: SeedPlan) {
    this.random = new Random(plan.seed);
  }

  run(): void {
    this.staff();
    for (let index = 0; index < this.plan.users; index += 1) this.person(index);
    // The two people that the documentation deletes: four conversations with
    // four other people, 96 messages in all.
    this.showcase();
    const pairs = Math.floor(this.plan.users * 0.6);
    for (let index = 0; index < pairs; index += 1) {
      this.pair(`pair-${index}`, this.random.int(3, 28));
    }
    groupNames.forEach((name, index) => this.group(name, index));
    this.calls();
    this.goneAlready();
  }

  private staff() {
    this.user('acme-support-bot', 'Acme Support Bot', 'admin', {}, 700);
    this.user('acme-admin', 'Acme Admin', 'admin', {}, 720);
  }

  private person(index: number) {
    const given = givenNames[index % givenNames.length];
    const family =
      familyNames[(index * 7 + Math.floor(index / 40)) % familyNames.length];
    const number = this.random.int(1000, 9999);
    const id = `${given}-${family}-${number}`.toLowerCase();
    this.people.push(id);
    const custom = {
      email: `${given}.${family}@example.com`.toLowerCase(),
      plan: this.random.of(['free', 'team', 'business']),
      locale: this.random.of(['en', 'de', 'es', 'ja', 'ar', 'sv']),
    };
    this.user(
      id,
      `${given} ${family}`,
      'user',
      custom,
      this.random.int(20, 690),
    );
  }

  private user(
    id: string,
    name: string,
    role: string,
    custom: Record<string, unknown>,
    daysAgo: number,
  ) {
    const at = this.ago(daysAgo);
    this.db
      .prepare(
        `INSERT OR IGNORE INTO users (app, id, name, image, role, custom, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        this.plan.app,
        id,
        name,
        role === 'user' ? `https://files.example.com/avatars/${id}.png` : null,
        role,
        JSON.stringify(custom),
        at,
        at,
      );
  }

  private showcase() {
    const [first, second, ...rest] = this.people;
    const sizes = [31, 27, 22, 16];
    sizes.forEach((size, index) =>
      this.channel(
        'messaging',
        `showcase-${index}`,
        [index % 2 === 0 ? first : second, rest[index]],
        size,
      ),
    );
  }

  private pair(id: string, messages: number) {
    // The first six belong to the showcase, whose numbers stay as they are.
    const one = this.random.int(6, this.people.length - 1);
    const other = this.random.int(6, this.people.length - 1);
    if (one === other) return;
    this.channel(
      'messaging',
      id,
      [this.people[one], this.people[other]],
      messages,
    );
  }

  private group(name: string, index: number) {
    const members = new Set<string>(['acme-admin']);
    if (index === 0) members.add('acme-support-bot');
    const size = Math.min(this.random.int(8, 24), this.people.length);
    while (members.size < size) members.add(this.random.of(this.people));
    this.channel('team', `group-${index}`, [...members], 40, name);
  }

  private channel(
    type: string,
    id: string,
    members: string[],
    messages: number,
    name?: string,
  ) {
    const { app } = this.plan;
    const cid = `${type}:${id}`;
    const start = this.random.int(20, 300);
    const at = this.ago(start);
    this.db
      .prepare(
        `INSERT INTO channels (app, cid, type, id, name, created_by, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(app, cid, type, id, name ?? null, members[0], at, at);
    for (const member of members) {
      this.db
        .prepare(
          'INSERT INTO members (app, cid, user_id, created_at) VALUES (?, ?, ?, ?)',
        )
        .run(app, cid, member, at);
    }
    for (let index = 0; index < messages; index += 1) {
      this.message(cid, members, start - (start * index) / messages);
    }
  }

  private message(cid: string, members: string[], daysAgo: number) {
    const { app } = this.plan;
    this.messageCount += 1;
    const id = `message-${this.messageCount}`;
    const attachments =
      this.random.next() < 0.08
        ? [{ type: 'image', image_url: `https://files.example.com/${id}.jpg` }]
        : [];
    this.db
      .prepare(
        `INSERT INTO messages (app, id, cid, user_id, text, attachments, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        app,
        id,
        cid,
        this.random.of(members),
        this.random.of(lines),
        JSON.stringify(attachments),
        this.ago(daysAgo),
      );
    if (this.random.next() < 0.15) {
      this.db
        .prepare(
          'INSERT OR IGNORE INTO reactions (app, message_id, user_id, type, created_at) VALUES (?, ?, ?, ?, ?)',
        )
        .run(app, id, this.random.of(members), 'like', this.ago(daysAgo));
    }
  }

  private calls() {
    for (let index = 0; index < Math.floor(this.plan.users / 5); index += 1) {
      const size = index % 4 === 0 ? 5 : 2;
      const members = new Set<string>();
      while (members.size < Math.min(size, this.people.length)) {
        members.add(this.random.of(this.people));
      }
      const [owner] = members;
      this.db
        .prepare(
          'INSERT INTO calls (app, cid, type, id, created_by, created_at) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .run(
          this.plan.app,
          `default:call-${index}`,
          'default',
          `call-${index}`,
          owner,
          this.ago(this.random.int(1, 200)),
        );
      for (const member of members) {
        this.db
          .prepare(
            'INSERT INTO call_members (app, cid, user_id) VALUES (?, ?, ?)',
          )
          .run(this.plan.app, `default:call-${index}`, member);
      }
    }
  }

  private goneAlready() {
    const last = this.people.slice(-6);
    for (const id of last.slice(0, 3)) {
      this.db
        .prepare('UPDATE users SET deactivated_at = ? WHERE app = ? AND id = ?')
        .run(this.ago(15), this.plan.app, id);
    }
    for (const id of last.slice(3)) {
      this.db
        .prepare(
          `UPDATE users SET deleted_at = ?, deleted_mode = 'soft' WHERE app = ? AND id = ?`,
        )
        .run(this.ago(11), this.plan.app, id);
      this.db
        .prepare('INSERT INTO tombstones (app, id, at) VALUES (?, ?, ?)')
        .run(this.plan.app, id, this.ago(11));
    }
  }

  private ago(days: number): number {
    return this.plan.now - days * DAY + this.random.next();
  }
}

/** Fills an app that was never filled. The same number makes the same people. */
export function seedApp(db: Db, plan: SeedPlan): void {
  db.transaction(() => {
    const done = db
      .prepare('INSERT OR IGNORE INTO seeded (app, seed) VALUES (?, ?)')
      .run(plan.app, plan.seed);
    if (done.changes > 0) new Seeder(db, plan).run();
  })();
}
