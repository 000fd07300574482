import type { SandboxCore } from '../core';
import { html, type Html } from './html';

/** What a page of the window is asked for. */
export interface ViewQuery {
  app: string;
  q: string;
  page: number;
}

/** The sections of the window. */
export const sections = [
  'users',
  'channels',
  'calls',
  'tasks',
  'log',
  'faults',
] as const;

/** @see sections */
export type Section = (typeof sections)[number];

const PAGE = 25;

const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const time = (ms: number) => new Date(ms).toISOString().slice(11, 19);

function count(core: SandboxCore, sql: string, app: string): number {
  return core.db.prepare(sql).pluck().get(app) as number;
}

function table(heads: string[], rows: Html[], empty: string): Html {
  if (rows.length === 0) return html`<p class="soft">${empty}</p>`;
  return html`<table>
    <thead>
      <tr>
        ${heads.map(head => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function users(core: SandboxCore, query: ViewQuery): Html {
  const like = `%${query.q.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = core.db
    .prepare(
      `SELECT id, name, role, created_at, deactivated_at FROM users
       WHERE app = ? AND deleted_at IS NULL
         AND (id LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\')
       ORDER BY role = 'user' DESC, id LIMIT ? OFFSET ?`,
    )
    .all(query.app, like, like, PAGE + 1, query.page * PAGE) as Array<{
    id: string;
    name: string | null;
    role: string;
    created_at: number;
    deactivated_at: number | null;
  }>;
  const live =
    'SELECT count(*) FROM users WHERE app = ? AND deleted_at IS NULL';
  const marked =
    'SELECT count(*) FROM users WHERE app = ? AND deleted_at IS NOT NULL';
  const burnt = 'SELECT count(*) FROM tombstones WHERE app = ?';
  const link = (page: number) =>
    `?app=${encodeURIComponent(query.app)}&q=${encodeURIComponent(
      query.q,
    )}&page=${page}`;
  return html`<div class="figures">
      <div><b>${count(core, live, query.app)}</b> users</div>
      <div><b>${count(core, marked, query.app)}</b> marked deleted</div>
      <div><b>${count(core, burnt, query.app)}</b> ids burnt</div>
    </div>
    <form method="get">
      <input type="hidden" name="app" value="${query.app}" />
      <input
        type="search"
        name="q"
        value="${query.q}"
        aria-label="Search users by id or name"
        placeholder="Search by id or name"
      />
      <button>Search</button>
    </form>
    ${table(
      ['Id', 'Name', 'State', 'Since'],
      rows.slice(0, PAGE).map(
        row => html`<tr>
          <td><code>${row.id}</code></td>
          <td>${row.name ?? '–'}</td>
          <td class="word">
            ${row.deactivated_at === null ? 'active' : 'deactivated'}
          </td>
          <td class="word">${day(row.created_at)}</td>
        </tr>`,
      ),
      'No such user. Deleted users are not shown, as in the vendor’s queries.',
    )}
    <p>
      ${query.page > 0 && html`<a href="${link(query.page - 1)}">Back</a> `}
      ${rows.length > PAGE && html`<a href="${link(query.page + 1)}">More</a>`}
    </p>`;
}

function channels(core: SandboxCore, query: ViewQuery): Html {
  const rows = core.db
    .prepare(
      `SELECT cid, name,
         (SELECT group_concat(user_id, ', ') FROM members m WHERE m.app = c.app AND m.cid = c.cid) AS members,
         (SELECT count(*) FROM messages s WHERE s.app = c.app AND s.cid = c.cid AND deleted_at IS NULL) AS messages
       FROM channels c WHERE app = ? AND deleted_at IS NULL ORDER BY cid LIMIT 200`,
    )
    .all(query.app) as Array<{
    cid: string;
    name: string | null;
    members: string | null;
    messages: number;
  }>;
  return table(
    ['Channel', 'Members', 'Messages'],
    rows.map(
      row => html`<tr>
        <td><code>${row.cid}</code> ${row.name}</td>
        <td>${row.members ?? '–'}</td>
        <td>${row.messages}</td>
      </tr>`,
    ),
    'No channels.',
  );
}

function calls(core: SandboxCore, query: ViewQuery): Html {
  const rows = core.db
    .prepare(
      `SELECT cid, created_at,
         (SELECT group_concat(user_id, ', ') FROM call_members m WHERE m.app = c.app AND m.cid = c.cid) AS members
       FROM calls c WHERE app = ? AND deleted_at IS NULL ORDER BY cid LIMIT 200`,
    )
    .all(query.app) as Array<{
    cid: string;
    created_at: number;
    members: string | null;
  }>;
  return table(
    ['Call', 'Members', 'On'],
    rows.map(
      row => html`<tr>
        <td><code>${row.cid}</code></td>
        <td>${row.members ?? '–'}</td>
        <td class="word">${day(row.created_at)}</td>
      </tr>`,
    ),
    'No calls.',
  );
}

function tasks(core: SandboxCore, query: ViewQuery): Html {
  const rows = core.db
    .prepare(
      `SELECT id, type, status, created_at, updated_at FROM tasks
       WHERE app = ? ORDER BY created_at DESC LIMIT 100`,
    )
    .all(query.app) as Array<{
    id: string;
    type: string;
    status: string;
    created_at: number;
    updated_at: number;
  }>;
  return table(
    ['Task', 'What', 'Status', 'Began', 'Last change'],
    rows.map(
      row => html`<tr>
        <td><code>${row.id}</code></td>
        <td>${row.type}</td>
        <td class="word">${row.status}</td>
        <td class="word">${time(row.created_at)} UTC</td>
        <td class="word">${time(row.updated_at)} UTC</td>
      </tr>`,
    ),
    'No task yet. One appears when users are deleted or restored.',
  );
}

function log(core: SandboxCore, query: ViewQuery): Html {
  const entries = core.witness.read({ app: query.app, limit: 100 }).reverse();
  return table(
    ['#', 'At', 'Call', 'Outcome', 'Users', 'Options'],
    entries.map(
      entry => html`<tr>
        <td>${entry.seq}</td>
        <td class="word">${entry.at.slice(11, 19)} UTC</td>
        <td>${entry.endpoint}</td>
        <td class="word">
          ${entry.outcome} (${entry.status || 'no answer'})
          ${entry.fault && html`<span class="warn">${entry.fault}</span>`}
        </td>
        <td>
          ${entry.userIds.slice(0, 5).join(', ')}
          ${entry.userIds.length > 5 && `and ${entry.userIds.length - 5} more`}
        </td>
        <td><code>${JSON.stringify(entry.options)}</code></td>
      </tr>`,
    ),
    'No call that changes anything was made yet.',
  );
}

function faults(core: SandboxCore): Html {
  return html`<p class="soft">
      Faults are off unless somebody switches one on:
      <code>POST /sandbox/faults</code>.
    </p>
    ${table(
      ['Fault', 'Scope', 'Times left'],
      core.faults.list().map(
        fault => html`<tr>
          <td class="warn">${fault.kind}</td>
          <td>
            ${[fault.app, fault.endpoint, fault.userId]
              .filter(Boolean)
              .join(' · ') || 'every call'}
          </td>
          <td>${fault.times}</td>
        </tr>`,
      ),
      'No fault is switched on.',
    )}
    ${core.faults.list().length > 0 &&
    html`<p><button type="button" id="clear-faults">Clear all</button></p>`}`;
}

/** Draws one section. */
export function drawSection(
  core: SandboxCore,
  section: Section,
  query: ViewQuery,
): Html {
  const draw = { users, channels, calls, tasks, log, faults }[section];
  return draw(core, query);
}
