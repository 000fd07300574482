module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // Waiting for what the page must show is the assertion.
      files: ['e2e-tests/**'],
      rules: { 'jest/expect-expect': 'off' },
    },
  ],
});
