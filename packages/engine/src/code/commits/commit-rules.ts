import type { Rule } from '../../rules/rule.ts';
import { SHAPE_RULES } from './shape-rules.ts';
import { TIME_RULES } from './time-rules.ts';
import { WORD_RULES } from './word-rules.ts';
import type { CommitView } from './commit-view.ts';

/** What speaks for or against a commit when somebody says what broke. Measures are of the order of 1. */
export const COMMIT_RULES: readonly Rule<CommitView>[] = [...WORD_RULES, ...TIME_RULES, ...SHAPE_RULES];

/** The sign that each rule's principle demands, by its code. */
export const COMMIT_RULE_SIGNS: Readonly<Record<string, 1 | -1>> = Object.fromEntries(
  COMMIT_RULES.map(({ code, sign }) => [code, sign]),
);
