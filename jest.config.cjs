const { readFileSync } = require('node:fs');
const { availableParallelism } = require('node:os');
const swc = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
const libs = readFileSync(`${__dirname}/package.json`, 'utf8')
  .match(/"#([a-z-]+)":/g)
  .map((name) => name.slice(2, -2));

/** Everything is transformed to CommonJS: jest on Node 20 cannot require the ESM packages of Nest by itself. */
module.exports = {
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/support/kafka/jest-setup.cjs',
  globalTeardown: '<rootDir>/test/support/kafka/jest-teardown.cjs',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test', '<rootDir>/bench', '<rootDir>/scripts'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  transform: { '^.+\\.(t|j|mj)sx?$': ['@swc/jest', { ...swc, $schema: undefined }] },
  transformIgnorePatterns: ['/generated/validators\\.js$'],
  moduleNameMapper: {
    [`^#(${libs.join('|')})$`]: '<rootDir>/libs/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  testSequencer: '<rootDir>/test/support/long-ones-first.cjs',
  testTimeout: 30_000,
  // Most of a journey is waiting for what others do: two go on beside each other even where one would be jest's choice.
  maxWorkers: Math.max(2, availableParallelism() - 1),
};
