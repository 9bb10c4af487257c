import { preset } from '@mats/config/jest';

/** @type {import('jest').Config} */
const config = {
  ...preset,
  // `npm run test:compose` brings containers up; it takes minutes and has a command of its own.
  testPathIgnorePatterns: ['\\.e2e\\.test\\.ts$'],
};

export { config as default };
