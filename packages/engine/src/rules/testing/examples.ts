import { CHANGE_CODE_EXAMPLES } from '../change-code-examples.ts';
import { CHANGE_CONTENT_EXAMPLES } from '../change-content-examples.ts';
import { CHANGE_KIND_EXAMPLES, CHANGE_TIME_EXAMPLES } from '../change-history-examples.ts';
import { RULE_TABLES } from '../rule-tables.ts';
import type { TableName } from '../rule-tables.ts';
import { rankChanges } from './rank-changes.ts';
import { triedExamples } from './try-rules.ts';
import type { TriedExample } from './try-rules.ts';

/** The examples of every table, each tied to the ranking that uses the table. */
export const EXAMPLES: Readonly<Record<TableName, readonly TriedExample[]>> = {
  changes: triedExamples(
    RULE_TABLES.changes.weights,
    [...CHANGE_CODE_EXAMPLES, ...CHANGE_CONTENT_EXAMPLES, ...CHANGE_TIME_EXAMPLES, ...CHANGE_KIND_EXAMPLES],
    rankChanges,
  ),
};
