import { preset } from '@mats/config/jest';

/** @type {import('jest').Config} */
const config = { ...preset, roots: ['<rootDir>/src'] };

export { config as default };
