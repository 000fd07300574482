const onlyTransport = {
  name: 'node-fetch',
  message: 'Only src/transport.ts talks to the network.',
};

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedSrcImports: [onlyTransport],
  restrictedTestImports: [onlyTransport],
  overrides: [
    {
      files: ['src/transport.ts'],
      rules: { 'no-restricted-imports': 'off' },
    },
  ],
});
