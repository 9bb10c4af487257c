import { preset } from '@mats/config/jest';

/** @type {import('jest').Config} */
const config = { ...preset };

export { config as default };
