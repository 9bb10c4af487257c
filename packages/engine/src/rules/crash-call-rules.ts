import type { CrashFile } from './crash-file.ts';
import type { Rule } from './rule.ts';

const flag = (holds: boolean): number => (holds ? 1 : 0);

/** What the calls of a trace say of the file that has to be repaired. */
export const CRASH_CALL_RULES = [
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
    code: 'working_call',
    why: 'Who only hands on, reports or is shared by all is passed on the way; the first call that does work of its own made the mistake.',
    sign: 1,
    measure: ({ working }) => working,
  },
  {
    code: 'far_call',
    why: 'Behind five files a call has little to do with what failed.',
    sign: -1,
    measure: ({ far }) => far,
  },
  {
    code: 'threw_itself',
    why: 'Where no library lies between, the statement itself did what the runtime refused.',
    sign: 1,
    measure: ({ threw }) => threw,
  },
  {
    code: 'statement_fault',
    why: 'A statement that cannot be carried out has to be guarded where it stands; what somebody threw on purpose tells of others.',
    sign: 1,
    measure: ({ statementFault }) => statementFault,
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
    code: 'on_purpose',
    why: 'A statement that throws does what it was written for; what made it throw lies with who called.',
    sign: -1,
    measure: ({ onPurpose }) => onPurpose,
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
    code: 'line_changed_lately',
    why: 'A call that was changed lately is what is new about the way that failed.',
    sign: 1,
    measure: ({ lineFreshness }) => lineFreshness,
  },
  {
    code: 'changed_around',
    why: 'Code that was changed lately has been tried least.',
    sign: 1,
    measure: ({ changedAround }) => changedAround,
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
    code: 'function_in_words',
    why: 'Of all calls of a trace a person names the one that is wrong.',
    sign: 1,
    measure: ({ functionInWords }) => functionInWords,
  },
] as const satisfies readonly Rule<CrashFile>[];
