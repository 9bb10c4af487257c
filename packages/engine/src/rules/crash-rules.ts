import { CRASH_CALL_RULES } from './crash-call-rules.ts';
import { CRASH_TOLD_RULES } from './crash-told-rules.ts';
import type { RuleRow } from './rule.ts';

/** What the chance that none of the files is meant is weighed by. */
export const ELSEWHERE = 'elsewhere';

/** Which file has to be repaired after a crash. */
export const CRASH_RULES = [...CRASH_CALL_RULES, ...CRASH_TOLD_RULES] as const;

/** Every row that the files of a crash are weighed by, and "none of them". */
export const CRASH_ROWS: readonly RuleRow[] = [
  ...CRASH_RULES,
  { code: ELSEWHERE, why: 'Many a fault lies in a file that neither the trace nor any word leads to.', sign: 1 },
];

/** The sign that each rule's principle demands, by its code. */
export const CRASH_RULE_SIGNS: Readonly<Record<string, 1 | -1>> = Object.fromEntries(
  CRASH_ROWS.map(({ code, sign }) => [code, sign]),
);
