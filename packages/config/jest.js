/**
 * The jest settings of every workspace. Node 24 strips types itself, so nothing is transformed;
 * tests sit beside the source they test.
 *
 * @type {import('jest').Config}
 */
export const preset = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['/dist/', '/.mats/'],
  testTimeout: 20_000,
};
