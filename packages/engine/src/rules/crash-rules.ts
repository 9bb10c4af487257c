import { CRASH_CALL_RULES } from './crash-call-rules.ts';
import { CRASH_TOLD_RULES } from './crash-told-rules.ts';

/** What the chance that none of the files is meant is weighed by. */
export const ELSEWHERE = 'elsewhere';

/** Which file has to be repaired after a crash. */
export const CRASH_RULES = [...CRASH_CALL_RULES, ...CRASH_TOLD_RULES] as const;

/** The sign that each rule's principle demands, by its code. */
export const CRASH_RULE_SIGNS: Readonly<Record<string, 1 | -1>> = {
  ...Object.fromEntries(CRASH_RULES.map(({ code, sign }) => [code, sign])),
  [ELSEWHERE]: 1,
};
