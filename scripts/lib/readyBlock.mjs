const accounts = [
  ['Sam Okafor, Mia Castellanos', 'support agents: file requests'],
  ['Nora Lindqvist, Tomasz Wrona', 'privacy engineers: approve, retry'],
  ['Ines Barbosa', 'data protection officer: approves'],
  ['Kenji Mori', 'on-call admin: sees what fails'],
  ['Ruth Adeyemi', 'auditor: sees cases without people'],
  ['Leo Hartmann', 'visitor: has no duty'],
];

/** What to click and how to stop: all that npm start says in the end. */
export function readyBlock(urls, seconds) {
  const line = '─'.repeat(66);
  return [
    line,
    `Ready after ${seconds} s.`,
    '',
    `  Portal           ${urls.portal}/privacy-requests`,
    `  Vendor’s window  ${urls.sandbox}/`,
    '',
    '  Accounts, chosen on the first page and switched in the sidebar:',
    ...accounts.map(([who, what]) => `    ${who.padEnd(29)} ${what}`),
    '',
    '  Stop   Ctrl-C           the data stays in .data/',
    '  Reset  npm run reset    forgets all requests and starts anew',
    '  Logs   .data/logs/',
    line,
  ].join('\n');
}
