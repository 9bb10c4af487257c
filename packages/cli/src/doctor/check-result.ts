export { failed, notReached, passed } from '@mats/contracts';
export type { CheckResult } from '@mats/contracts';
