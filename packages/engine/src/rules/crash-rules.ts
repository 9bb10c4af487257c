import type { CrashFile } from './crash-file.ts';
import type { Rule } from './rule.ts';

const flag = (holds: boolean): number => (holds ? 1 : 0);

/** Which file has to be repaired after a crash. */
export const CRASH_RULES = [
  {
    code: 'in_trace',
    why: 'Code that did not run cannot have failed; what is on the stack ran at that moment.',
    sign: 1,
    measure: ({ inTrace }) => inTrace,
  },
  {
    code: 'nearest_call',
    why: 'A bad state is mostly made close to where it is noticed.',
    sign: 1,
    measure: ({ nearest }) => nearest,
  },
  {
    code: 'near_call',
    why: 'The chance of the fault falls with each call outwards.',
    sign: 1,
    measure: ({ nearness }) => nearness,
  },
  {
    code: 'threw_itself',
    why: 'Where no library lies between, the statement itself did what the runtime refused.',
    sign: 1,
    measure: ({ threw }) => threw,
  },
  {
    code: 'only_wraps',
    why: 'Who wraps an exception tells of it, and was called with nothing wrong.',
    sign: -1,
    measure: ({ inWrapper }) => inWrapper,
  },
  {
    code: 'many_calls',
    why: 'Code that most calls of a trace go through has more to do with it than code that is passed once.',
    sign: 1,
    measure: ({ share }) => share,
  },
  {
    code: 'is_test',
    why: 'A test shows the fault of what it tests.',
    sign: -1,
    measure: ({ test }) => flag(test),
  },
  {
    code: 'of_others',
    why: 'What is kept of others is used by many, and is seldom where a fault is mended.',
    sign: -1,
    measure: ({ vendored }) => flag(vendored),
  },
  {
    code: 'messenger',
    why: 'Code named for validating or reporting throws because it works; the fault is with whoever handed it the value.',
    sign: -1,
    measure: ({ messenger }) => messenger,
  },
  {
    code: 'refused_value',
    why: 'A constructor or setter that throws on purpose tells of its caller: the value comes from there.',
    sign: -1,
    measure: ({ refused }) => refused,
  },
  {
    code: 'dispatches',
    why: 'Code that recurs through a trace (walkers, pipelines, event loops) runs in every case, good or bad.',
    sign: -1,
    measure: ({ dispatch }) => dispatch,
  },
  {
    code: 'accessor',
    why: 'A function of a few lines does what it is asked for; who asked did it wrongly.',
    sign: -1,
    measure: ({ accessor }) => accessor,
  },
  {
    code: 'on_purpose',
    why: 'A statement that throws does what it was written for; what made it throw lies with who called.',
    sign: -1,
    measure: ({ onPurpose }) => onPurpose,
  },
  {
    code: 'shared_by_many',
    why: 'What many use has been tried by many: the one new use of it is likelier to be wrong.',
    sign: -1,
    measure: ({ shared }) => flag(shared),
  },
  {
    code: 'used_by_many',
    why: 'What many files use fails for all of them when it is wrong; what fails for one is that one.',
    sign: -1,
    measure: ({ fanIn }) => fanIn,
  },
  {
    code: 'handed_in',
    why: 'Who fails with a value that was handed in did not make it.',
    sign: -1,
    measure: ({ handedIn }) => handedIn,
  },
  {
    code: 'hands_value',
    why: 'Who hands in a value that cannot be used had it first.',
    sign: 1,
    measure: ({ hands }) => hands,
  },
  {
    code: 'line_changed_lately',
    why: 'A call that was changed lately is what is new about the way that failed.',
    sign: 1,
    measure: ({ lineFreshness }) => lineFreshness,
  },
  {
    code: 'newest_line',
    why: 'Of all calls on the way the last changed one has been tried least.',
    sign: 1,
    measure: ({ newestLine }) => newestLine,
  },
  {
    code: 'declares_errors',
    why: 'A file of exceptions is used by all who fail.',
    sign: -1,
    measure: ({ declaresErrors }) => flag(declaresErrors),
  },
  {
    code: 'code_disagrees',
    why: 'Where the file does not hold what the frame names, another file may be meant.',
    sign: -1,
    measure: ({ disagrees }) => disagrees,
  },
  {
    code: 'being_loaded',
    why: 'A module that is being loaded runs none of its functions: the chain of imports is where it failed.',
    sign: 1,
    measure: ({ loading }) => loading,
  },
  {
    code: 'test_subject',
    why: 'A test is named for what it tests.',
    sign: 1,
    measure: ({ testSubject }) => testSubject,
  },
  {
    code: 'compared_subject',
    why: 'A test that compares a result and fails shows that what it tests computes it wrongly.',
    sign: 1,
    measure: ({ comparedSubject }) => comparedSubject,
  },
  {
    code: 'named_by_tests',
    why: 'Names of tests hold the words of what they test.',
    sign: 1,
    measure: ({ namedByTests }) => namedByTests,
  },
  {
    code: 'namesake',
    why: 'Files with the words of their names in common do parts of one thing.',
    sign: 1,
    measure: ({ namesake }) => namesake,
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
    code: 'name_in_words',
    why: 'People name what they think is wrong.',
    sign: 1,
    measure: ({ namedInWords }) => namedInWords,
  },
  {
    code: 'unit_in_words',
    why: 'Who writes the whole name of a class or module means it.',
    sign: 1,
    measure: ({ unitInWords }) => flag(unitInWords),
  },
  {
    code: 'words_inside',
    why: 'Rare names that a person writes stand in the code that is meant.',
    sign: 1,
    measure: ({ wordsInside }) => wordsInside,
  },
  {
    code: 'message_inside',
    why: 'Rare names of a message stand in the code that it speaks of.',
    sign: 1,
    measure: ({ messageInside }) => messageInside,
  },
  {
    code: 'says_message',
    why: 'Code that holds the text of a message raised it.',
    sign: 1,
    measure: ({ saysMessage }) => flag(saysMessage),
  },
  {
    code: 'function_in_words',
    why: 'Of all calls of a trace a person names the one that is wrong.',
    sign: 1,
    measure: ({ functionInWords }) => functionInWords,
  },
  {
    code: 'changed_lately',
    why: 'What worked until now and was not changed goes on working.',
    sign: 1,
    measure: ({ freshness }) => freshness,
  },
  {
    code: 'changed_together',
    why: 'Files that were changed together before depend on each other.',
    sign: 1,
    measure: ({ changedTogether }) => changedTogether,
  },
  {
    code: 'changed_often',
    why: 'Code that is changed often is broken often.',
    sign: 1,
    measure: ({ churn }) => churn,
  },
] as const satisfies readonly Rule<CrashFile>[];

/** The sign that each rule's principle demands, by its code. */
export const CRASH_RULE_SIGNS: Readonly<Record<string, 1 | -1>> = Object.fromEntries(
  CRASH_RULES.map(({ code, sign }) => [code, sign]),
);
