/*
 * The rooms of src and the arrows between them: router → requests →
 * planning and execution → database. A room may use what it lists here, and
 * itself; tests and the wiring in plugin.ts may use everything.
 */
const mayUse = {
  router: ['requests', 'planning', 'evidence', 'database', 'clocks', 'config'],
  requests: [
    'planning',
    'execution',
    'evidence',
    'database',
    'clocks',
    'config',
  ],
  execution: ['planning', 'evidence', 'database', 'clocks', 'config'],
  planning: ['evidence', 'database', 'clocks', 'config'],
  evidence: ['database'],
  clocks: [],
  database: [],
  config: [],
};

const rooms = Object.keys(mayUse);
const zones = rooms.flatMap(room =>
  rooms
    .filter(other => other !== room && !mayUse[room].includes(other))
    .map(other => ({
      target: `./src/${room}`,
      from: `./src/${other}`,
      message: `${room}/ must not know ${other}/: arrows go down.`,
    })),
);

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  settings: {
    'import/resolver': { node: { extensions: ['.ts', '.js'] } },
  },
  rules: {
    'import/no-restricted-paths': ['error', { basePath: __dirname, zones }],
  },
  testRules: { 'import/no-restricted-paths': 'off' },
  restrictedSrcImports: [
    {
      name: 'node-fetch',
      message: 'Vendors are reached through a VendorConnector only.',
    },
  ],
});
