import { randomBytes } from 'node:crypto';
import express, { type Router } from 'express';
import type { SandboxCore } from '../core';
import { Html, html } from './html';
import { style } from './style';
import { drawSection, sections, type Section, type ViewQuery } from './views';

const titles: Record<Section, string> = {
  users: 'Users',
  channels: 'Channels',
  calls: 'Calls',
  tasks: 'Tasks',
  log: 'Log of calls',
  faults: 'Faults',
};

/**
 * Replaces the section's content every two seconds, unless one is typing. The
 * page itself stays, and with it the scroll; a focused link keeps its focus.
 */
const script = `
document.addEventListener('click', async event => {
  if (event.target.id !== 'clear-faults') return;
  await fetch('/sandbox/faults', { method: 'DELETE', headers: { 'x-sandbox-admin': '1' } });
  location.reload();
});
setInterval(async () => {
  const typing = document.activeElement && document.activeElement.tagName === 'INPUT';
  if (document.hidden || typing) return;
  try {
    const answer = await fetch(location.href, { headers: { 'x-section': '1' } });
    if (!answer.ok) return;
    const next = document.createElement('template');
    next.innerHTML = await answer.text();
    const now = document.querySelector('#section');
    if (next.innerHTML.trim() === now.innerHTML.trim()) return;
    const at = [...now.querySelectorAll('a, button')].indexOf(document.activeElement);
    now.innerHTML = next.innerHTML;
    if (at >= 0) [...now.querySelectorAll('a, button')][at]?.focus({ preventScroll: true });
  } catch { /* the sandbox is away; the next round finds it again */ }
}, 2000);`;

function page(
  core: SandboxCore,
  section: Section,
  query: ViewQuery,
  nonce: string,
): Html {
  const link = (to: Section, app: string) =>
    `/${to === 'users' ? '' : to}?app=${encodeURIComponent(app)}`;
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${titles[section]} – the vendor’s window</title>
        <link rel="icon" href="data:," />
        <style nonce="${nonce}">
          ${new Html(style)}
        </style>
      </head>
      <body>
        <header>
          <h1>The vendor’s window</h1>
          <p class="soft">
            Sandbox: speaks Stream’s users and tasks API for development. Not
            affiliated with Stream, not a replacement.
          </p>
          <nav aria-label="App">
            ${core.apps.map(
              app => html`<a
                href="${link(section, app.apiKey)}"
                ${app.apiKey === query.app && html`aria-current="page"`}
                >${app.name}</a
              >`,
            )}
          </nav>
          <nav aria-label="Section">
            ${sections.map(
              name => html`<a
                href="${link(name, query.app)}"
                ${name === section && html`aria-current="page"`}
                >${titles[name]}</a
              >`,
            )}
          </nav>
        </header>
        <main class="card" id="section">
          ${drawSection(core, section, query)}
        </main>
        <script nonce="${nonce}">
          ${new Html(script)};
        </script>
      </body>
    </html>`;
}

/** The pages at `/`, for people. */
export function windowRoutes(core: SandboxCore): Router {
  const router = express.Router();
  for (const section of sections) {
    router.get(section === 'users' ? '/' : `/${section}`, (req, res) => {
      const asked = core.apps.find(app => app.apiKey === req.query.app);
      const number = Number(req.query.page ?? 0);
      const nonce = randomBytes(16).toString('base64');
      res.setHeader(
        'Content-Security-Policy',
        `default-src 'none'; connect-src 'self'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      );
      res.setHeader('Cache-Control', 'no-store');
      res.setHeader('Referrer-Policy', 'no-referrer');
      res.setHeader('X-Content-Type-Options', 'nosniff');
      const query = {
        app: (asked ?? core.apps[0]).apiKey,
        q: typeof req.query.q === 'string' ? req.query.q.slice(0, 200) : '',
        page: Number.isSafeInteger(number) && number > 0 ? number : 0,
      };
      // The refresh takes the section alone: a whole page would bring a style
      // whose nonce is not the one this page was loaded with.
      const drawn = req.headers['x-section']
        ? drawSection(core, section, query)
        : page(core, section, query, nonce);
      res.type('html').send(drawn.text);
    });
  }
  return router;
}
