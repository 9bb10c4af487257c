import { COMMIT_RULES } from '../code/commits/commit-rules.ts';
import { COMMIT_WEIGHTS } from '../code/commits/commit-weights.ts';
import { SUSPICION_RULES, SUSPICION_WEIGHTS } from '../code/frames/suspicion-rules.ts';
import { CHANGE_RULES } from './change-rules.ts';
import { CRASH_COMMIT_RULES } from './crash-commit-rules.ts';
import { CRASH_ROWS } from './crash-rules.ts';
import { CRASH_WEIGHTS } from './crash-weights.ts';
import { FAILURE_RULES, NO_INCIDENT_RULES, UNKNOWN_RULES } from './failure-rules.ts';
import { JUDGE_RULES, OUTLOOK_RULES } from './judge-rules.ts';
import type { RuleRow } from './rule.ts';
import type { Weights } from './weigh.ts';
import { WEIGHTS } from './weights.ts';

/** Rules that are weighed against each other. */
export interface RuleTable {
  readonly rows: readonly RuleRow[];
  /** Log odds by the code of a rule. */
  readonly weights: Weights;
  /** The command whose figures its weights and its rows without a source rest on. */
  readonly measuredBy: string;
}

const CHANGES = Object.entries(CHANGE_RULES).map(([code, rule]) => ({ code, ...rule }));

/** Every table of rules that the engine judges by. Each row has an example that it decides and one where it must not hold. */
export const RULE_TABLES = {
  changes: {
    rows: CHANGES,
    weights: Object.fromEntries(CHANGES.map(({ code, weight }) => [code, weight])),
    measuredBy: 'npm run --silent eval -- report --suites demo,rootcausebench,node-traces',
  },
  complaints: {
    rows: COMMIT_RULES,
    weights: COMMIT_WEIGHTS,
    measuredBy: 'npm run --silent eval -- fit commits',
  },
  crashFiles: {
    rows: CRASH_ROWS,
    weights: CRASH_WEIGHTS.files,
    measuredBy: 'npm run --silent eval -- fit crash',
  },
  crashCommits: {
    rows: CRASH_COMMIT_RULES,
    weights: CRASH_WEIGHTS.commits,
    measuredBy: 'npm run --silent eval -- fit crash',
  },
  frames: {
    rows: SUSPICION_RULES,
    weights: SUSPICION_WEIGHTS,
    measuredBy: 'npm run --silent eval -- report --suites defects4j-traces,swebench-tracebacks',
  },
  failures: {
    rows: [...FAILURE_RULES, ...UNKNOWN_RULES, ...NO_INCIDENT_RULES],
    weights: WEIGHTS.failures,
    measuredBy: 'npm run --silent eval -- fit judge',
  },
  judge: {
    rows: [...JUDGE_RULES, ...OUTLOOK_RULES],
    weights: WEIGHTS.judge,
    measuredBy: 'npm run --silent eval -- fit judge',
  },
} as const satisfies Readonly<Record<string, RuleTable>>;

export type TableName = keyof typeof RULE_TABLES;
