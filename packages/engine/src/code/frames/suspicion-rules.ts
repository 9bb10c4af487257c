import type { Rule } from '../../rules/rule.ts';
import type { Weights } from '../../rules/weigh.ts';

/** What is known of one file from the traces of one failure. Shares are between 0 and 1: the part of the traces where it holds. */
export interface FileFacts {
  /** Share of traces it appears in. */
  inTrace: number;
  /** Mean of 1 / (1 + place): 1 when it is always the own file nearest to where the root cause was thrown. */
  nearness: number;
  /** It is named for checking or reporting what others did, or such a function of it is the nearest. */
  messenger: number;
  /** The nearest call is a constructor or a setter that refused a value. */
  refusedValue: number;
  /** It calls itself so often that it makes up much of the trace. */
  dispatch: number;
  /** It declares exceptions. */
  exceptionClass: number;
  /** Share of the failing tests that are named for it. */
  testSubject: number;
  /** The same, counting only tests that failed on a comparison. */
  comparedSubject: number;
  /** How much of its name the failing tests name, by rarity of the words. */
  namedByTests: number;
  /** It lies in the same folder as one of the nearest files. */
  neighbour: number;
  /** Not in the trace, but named like one of the nearest files. */
  namesake: number;
}

/** One principle of ranking: how strongly a fact counts, and why it should count in code never seen. */
export interface SuspicionRule extends Rule<FileFacts> {
  readonly weight: number;
  /** What it says of a file, behind its name. */
  readonly reason: string;
}

/**
 * The rules, the same for every language and project. Weights were set by hand from the principle and checked by leaving out one project
 * at a time: no project's cases change them by more than a step.
 */
export const SUSPICION_RULES: readonly SuspicionRule[] = [
  {
    code: 'in_trace',
    weight: 2,
    sign: 1,
    reason: 'is in the trace',
    why: 'Code that did not run cannot have failed; what is on the stack ran at that moment.',
    measure: ({ inTrace }) => inTrace,
  },
  {
    code: 'nearness',
    weight: 3,
    sign: 1,
    reason: 'is nearest to where it was thrown',
    why: 'A bad state is mostly made close to where it is noticed: the chance of the fault falls with each call outwards.',
    measure: ({ nearness }) => nearness,
  },
  {
    code: 'messenger',
    weight: -2.5,
    sign: -1,
    reason: 'only checks or reports what others did',
    why: 'Code named for validating or reporting throws because it works; the fault is with whoever handed it the value.',
    measure: ({ messenger }) => messenger,
  },
  {
    code: 'refused_value',
    weight: -1.8,
    sign: -1,
    reason: 'refused a value it was given',
    why: 'A constructor or setter that throws on purpose tells of its caller: the value comes from there.',
    measure: ({ refusedValue }) => refusedValue,
  },
  {
    code: 'dispatch',
    weight: -1.5,
    sign: -1,
    reason: 'passes calls on to other code',
    why: 'Code that recurs through a trace (walkers, pipelines, event loops) runs in every case, good or bad.',
    measure: ({ dispatch }) => dispatch,
  },
  {
    code: 'exception_class',
    weight: -2,
    sign: -1,
    reason: 'declares exceptions',
    why: 'The class of an exception carries the news; it hardly ever holds logic that can be wrong.',
    measure: ({ exceptionClass }) => exceptionClass,
  },
  {
    code: 'test_subject',
    weight: 1.5,
    sign: 1,
    reason: 'is what the failing test is named for',
    why: 'Tests are named for the unit they exercise in every ecosystem, since tools find them by that.',
    measure: ({ testSubject }) => testSubject,
  },
  {
    code: 'compared_subject',
    weight: 1.5,
    sign: 1,
    reason: 'produced the value the test compared',
    why: 'A failed comparison is thrown by the test itself, so the stack says little and the name says most.',
    measure: ({ comparedSubject }) => comparedSubject,
  },
  {
    code: 'named_by_tests',
    weight: 1.2,
    sign: 1,
    reason: 'shares its name with the failing test',
    why: 'Tests name what they are about, also in parts: rare shared words are seldom chance.',
    measure: ({ namedByTests }) => namedByTests,
  },
  {
    code: 'neighbour',
    weight: 0.3,
    sign: 1,
    reason: 'lies beside the failing code',
    why: 'Folders hold what changes together; the collaborator that set up the bad state is often next door.',
    measure: ({ neighbour }) => neighbour,
  },
  {
    code: 'namesake',
    weight: 0.5,
    sign: 1,
    reason: 'is named like the failing code',
    why: 'Variants of a unit (implementations, sub-classes, writer and reader) share words and assumptions.',
    measure: ({ namesake }) => namesake,
  },
];

/** What each rule weighs, by its code. */
export const SUSPICION_WEIGHTS: Weights = Object.fromEntries(SUSPICION_RULES.map(({ code, weight }) => [code, weight]));

/** Facts of a file of which nothing is known yet. */
export function noFacts(): FileFacts {
  return {
    inTrace: 0,
    nearness: 0,
    messenger: 0,
    refusedValue: 0,
    dispatch: 0,
    exceptionClass: 0,
    testSubject: 0,
    comparedSubject: 0,
    namedByTests: 0,
    neighbour: 0,
    namesake: 0,
  };
}

/** The score of a file, and the words for the rules that moved it most. */
export function suspicionOf(facts: FileFacts, weights: Weights = SUSPICION_WEIGHTS): { score: number; reason: string } {
  const parts = SUSPICION_RULES.map((rule) => ({ rule, part: (weights[rule.code] ?? 0) * rule.measure(facts) }));
  const score = parts.reduce((sum, { part }) => sum + part, 0);
  const reasons = parts
    .filter(({ part }) => Math.abs(part) >= 0.5)
    .toSorted((a, b) => Math.abs(b.part) - Math.abs(a.part))
    .slice(0, 3)
    .map(({ rule, part }) => (part < 0 ? `but ${rule.reason}` : rule.reason));
  return { score, reason: reasons.join(', ') };
}
