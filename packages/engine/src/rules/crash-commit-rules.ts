import type { Rule } from './rule.ts';

/** A commit that last changed lines which a crash points to. */
export interface CrashCommit {
  readonly sha: string;
  /** Epoch milliseconds. */
  readonly time: number;
  /** It changed the statement that threw. */
  readonly threw: boolean;
  /** It changed a call on the way: 1 for the nearest, less with each step. */
  readonly calls: number;
  /** It changed a statement that the failing value comes from: 1 for the nearest. */
  readonly feeds: number;
  /** The most probable of its files. */
  readonly suspicion: number;
  /** 1 right before the crash, 0 ten years before it, by the logarithm of the days. */
  readonly recency: number;
  /** No other commit of the crash's lines is newer. */
  readonly newest: boolean;
  /** The same among the statement that threw and where its values come from. */
  readonly newestOfValue: boolean;
  /** Share of the crash's lines. */
  readonly lines: number;
  /** Share of the lines of the function that threw. */
  readonly ofFunction: number;
}

const flag = (holds: boolean): number => (holds ? 1 : 0);

/** Which of the commits that blame gives brought the crash. */
export const CRASH_COMMIT_RULES = [
  {
    code: 'changed_throw',
    why: 'Who changed the failing statement last decided what it does.',
    sign: 1,
    measure: ({ threw }) => flag(threw),
  },
  {
    code: 'changed_call',
    why: 'Who changed a call decided what it is called with.',
    sign: 1,
    measure: ({ calls }) => calls,
  },
  {
    code: 'changed_feeding',
    why: 'Who changed where a value comes from decided what it can be.',
    sign: 1,
    measure: ({ feeds }) => feeds,
  },
  {
    code: 'in_suspect_file',
    why: 'A fault is brought where it has to be repaired.',
    sign: 1,
    measure: ({ suspicion }) => suspicion,
  },
  {
    code: 'recent',
    why: 'Most faults show soon: what ran for years without harm is seldom new to blame.',
    sign: 1,
    measure: ({ recency }) => recency,
  },
  {
    code: 'newest_of_crash',
    why: 'What worked until then was broken by the last change of what takes part in it.',
    sign: 1,
    measure: ({ newest }) => flag(newest),
  },
  {
    code: 'newest_of_value',
    why: 'Of all that a value passes through, the last that was changed is what older callers did not expect.',
    sign: 1,
    measure: ({ newestOfValue }) => flag(newestOfValue),
  },
  {
    code: 'many_lines',
    why: 'A change that most of the lines come from made the path that failed.',
    sign: 1,
    measure: ({ lines }) => lines,
  },
  {
    code: 'wrote_function',
    why: 'Who wrote most of a function knew what it must be given.',
    sign: 1,
    measure: ({ ofFunction }) => ofFunction,
  },
] as const satisfies readonly Rule<CrashCommit>[];

/** The sign that each rule's principle demands, by its code. */
export const CRASH_COMMIT_RULE_SIGNS: Readonly<Record<string, 1 | -1>> = Object.fromEntries(
  CRASH_COMMIT_RULES.map(({ code, sign }) => [code, sign]),
);
