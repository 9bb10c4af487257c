import { RELATIVE_RULE_EXAMPLES, SHAPE_RULE_EXAMPLES } from '../../code/commits/shape-rule-examples.ts';
import { FATE_RULE_EXAMPLES, TIME_RULE_EXAMPLES } from '../../code/commits/time-rule-examples.ts';
import { WORD_RULE_EXAMPLES } from '../../code/commits/word-rule-examples.ts';
import { SUSPICION_EXAMPLES } from '../../code/frames/suspicion-examples.ts';
import { CASE_RULE_EXAMPLES } from '../case-rule-examples.ts';
import { CHANGE_CODE_EXAMPLES } from '../change-code-examples.ts';
import { CHANGE_CONTENT_EXAMPLES } from '../change-content-examples.ts';
import { CHANGE_KIND_EXAMPLES, CHANGE_TIME_EXAMPLES } from '../change-history-examples.ts';
import { CRASH_CODE_EXAMPLES, CRASH_PLACE_EXAMPLES } from '../crash-call-examples.ts';
import { CRASH_COMMIT_EXAMPLES } from '../crash-commit-examples.ts';
import { CRASH_HISTORY_EXAMPLES, CRASH_TEST_EXAMPLES, CRASH_WORD_EXAMPLES } from '../crash-told-examples.ts';
import { FAILURE_FORM_EXAMPLES, FAILURE_PLACE_EXAMPLES } from '../failure-rule-examples.ts';
import { JUDGE_RULE_EXAMPLES } from '../judge-rule-examples.ts';
import { RULE_TABLES } from '../rule-tables.ts';
import type { TableName } from '../rule-tables.ts';
import { rankCommitsOfCrash, rankFilesOfCrash } from './crash-case.ts';
import { judgeCase } from './judged-case.ts';
import { rankChanges } from './rank-changes.ts';
import { rankTracedFiles } from './rank-traced-files.ts';
import { rankComplaint } from './rank-complaint.ts';
import { triedExamples } from './try-rules.ts';
import type { TriedExample } from './try-rules.ts';
import { weighLog } from './weigh-log.ts';

/** The examples of every table, each tied to the ranking that uses the table. */
export const EXAMPLES: Readonly<Record<TableName, readonly TriedExample[]>> = {
  changes: triedExamples(
    RULE_TABLES.changes.weights,
    [...CHANGE_CODE_EXAMPLES, ...CHANGE_CONTENT_EXAMPLES, ...CHANGE_TIME_EXAMPLES, ...CHANGE_KIND_EXAMPLES],
    rankChanges,
  ),
  complaints: triedExamples(
    RULE_TABLES.complaints.weights,
    [
      ...WORD_RULE_EXAMPLES,
      ...TIME_RULE_EXAMPLES,
      ...FATE_RULE_EXAMPLES,
      ...SHAPE_RULE_EXAMPLES,
      ...RELATIVE_RULE_EXAMPLES,
    ],
    rankComplaint,
  ),
  crashFiles: triedExamples(
    RULE_TABLES.crashFiles.weights,
    [
      ...CRASH_PLACE_EXAMPLES,
      ...CRASH_CODE_EXAMPLES,
      ...CRASH_TEST_EXAMPLES,
      ...CRASH_WORD_EXAMPLES,
      ...CRASH_HISTORY_EXAMPLES,
    ],
    rankFilesOfCrash,
  ),
  crashCommits: triedExamples(RULE_TABLES.crashCommits.weights, CRASH_COMMIT_EXAMPLES, rankCommitsOfCrash),
  frames: triedExamples(RULE_TABLES.frames.weights, SUSPICION_EXAMPLES, rankTracedFiles),
  failures: triedExamples(
    RULE_TABLES.failures.weights,
    [...FAILURE_FORM_EXAMPLES, ...FAILURE_PLACE_EXAMPLES, ...CASE_RULE_EXAMPLES],
    weighLog,
  ),
  judge: triedExamples(RULE_TABLES.judge.weights, JUDGE_RULE_EXAMPLES, judgeCase),
};
