import type { CrashFile } from './crash-file.ts';
import type { Rule } from './rule.ts';

type Measure = Rule<CrashFile>['measure'];
const flag = (holds: boolean): number => (holds ? 1 : 0);

/** What tells calls of a trace apart does not tell apart what was not called, and the other way round: each has weights of its own. */
const traced =
  (measure: Measure): Measure =>
  (file) =>
    file.inTrace > 0 ? measure(file) : 0;
const untraced =
  (measure: Measure): Measure =>
  (file) =>
    file.inTrace > 0 ? 0 : measure(file);

/** What tests, words, messages and history say of the file that has to be repaired. */
export const CRASH_TOLD_RULES = [
  {
    code: 'traced_test_subject',
    why: 'A test is named for what it tests.',
    sign: 1,
    measure: traced(({ testSubject }) => testSubject),
  },
  {
    code: 'untraced_test_subject',
    why: 'What a test is named for can have returned before the test failed.',
    sign: 1,
    measure: untraced(({ testSubject }) => testSubject),
  },
  {
    code: 'traced_compared_subject',
    why: 'A test that compares a result and fails shows that what it tests computes it wrongly.',
    sign: 1,
    measure: traced(({ comparedSubject }) => comparedSubject),
  },
  {
    code: 'untraced_compared_subject',
    why: 'A wrong result that a test compares was computed in calls that have returned.',
    sign: 1,
    measure: untraced(({ comparedSubject }) => comparedSubject),
  },
  {
    code: 'traced_named_by_tests',
    why: 'Names of tests hold the words of what they test.',
    sign: 1,
    measure: traced(({ namedByTests }) => namedByTests),
  },
  {
    code: 'untraced_named_by_tests',
    why: 'What the name of a test speaks of belongs to what it tests.',
    sign: 1,
    measure: untraced(({ namedByTests }) => namedByTests),
  },
  {
    code: 'in_other_trace',
    why: 'What is printed beside a trace, of another thread or another failure, can be the other half of the cause.',
    sign: 1,
    measure: ({ inOthers }) => inOthers,
  },
  {
    code: 'counterpart',
    why: 'A declaration and its definition are changed together.',
    sign: 1,
    measure: ({ counterpart }) => counterpart,
  },
  {
    code: 'neighbour',
    why: 'What belongs together is kept together.',
    sign: 1,
    measure: ({ neighbour }) => flag(neighbour),
  },
  {
    code: 'makes_value',
    why: 'A value that is wrong was made wrong by the code that it comes from.',
    sign: 1,
    measure: ({ makes }) => makes,
  },
  {
    code: 'declares_member',
    why: 'A member that is missing, or has no value, is declared or filled where it should have been.',
    sign: 1,
    measure: ({ declares }) => declares,
  },
  {
    code: 'named_in_calls',
    why: 'The functions that failed name what they use; what they use can have failed them.',
    sign: 1,
    measure: ({ namedInCalls }) => flag(namedInCalls),
  },
  {
    code: 'traced_unit_in_words',
    why: 'Who writes the whole name of a class or module on the way means it.',
    sign: 1,
    measure: traced(({ unitInWords }) => flag(unitInWords)),
  },
  {
    code: 'untraced_unit_in_words',
    why: 'Who writes the whole name of a class or module means it.',
    sign: 1,
    measure: untraced(({ unitInWords }) => flag(unitInWords)),
  },
  {
    code: 'traced_words_inside',
    why: 'Rare names that a person writes stand in the code that is meant.',
    sign: 1,
    measure: traced(({ wordsInside }) => wordsInside),
  },
  {
    code: 'untraced_words_inside',
    why: 'Rare names that a person writes stand in the code that is meant, called or not.',
    sign: 1,
    measure: untraced(({ wordsInside }) => wordsInside),
  },
  {
    code: 'traced_message_inside',
    why: 'Rare names of a message stand in the code that it speaks of.',
    sign: 1,
    measure: traced(({ messageInside }) => messageInside),
  },
  {
    code: 'untraced_message_inside',
    why: 'Rare names of a message stand in the code that it speaks of, called or not.',
    sign: 1,
    measure: untraced(({ messageInside }) => messageInside),
  },
  {
    code: 'folders_told',
    why: 'The first words of a report say which part it is about, and parts are folders.',
    sign: 1,
    measure: untraced(({ foldersTold }) => foldersTold),
  },
  {
    code: 'untraced_subjects_told',
    why: 'What is told of was worked on in these words before.',
    sign: 1,
    measure: untraced(({ subjectsTold }) => subjectsTold),
  },
  {
    code: 'traced_changed_lately',
    why: 'What worked until now and was not changed goes on working.',
    sign: 1,
    measure: traced(({ freshness }) => freshness),
  },
  {
    code: 'untraced_changed_lately',
    why: 'What worked until now and was not changed goes on working, called or not.',
    sign: 1,
    measure: untraced(({ freshness }) => freshness),
  },
  {
    code: 'changed_together',
    why: 'Files that were changed together before depend on each other.',
    sign: 1,
    measure: ({ changedTogether }) => changedTogether,
  },
  {
    code: 'traced_changed_often',
    why: 'Code that is changed often is broken often.',
    sign: 1,
    measure: traced(({ churn }) => churn),
  },
  {
    code: 'untraced_changed_often',
    why: 'Code that is changed often is broken often, called or not.',
    sign: 1,
    measure: untraced(({ churn }) => churn),
  },
] as const satisfies readonly Rule<CrashFile>[];
