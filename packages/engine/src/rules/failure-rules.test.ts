import { describe, expect, test } from '@jest/globals';
import { viewFailures } from '../case/failures/view-failures.ts';
import { CATALOGUE } from '../knowledge/catalogue.ts';
import { createKindGuesser } from '../knowledge/guess/guess-kind.ts';
import { createFormMatcher } from '../knowledge/match-forms.ts';
import { readLogLines } from '../logs/digest/read-log-lines.ts';
import { FAILURE_RULE_EXAMPLES } from './failure-rule-examples.ts';
import type { ExampleLog } from './failure-rule-examples.ts';
import { FAILURE_RULES, NO_INCIDENT_RULES, UNKNOWN_RULES } from './failure-rules.ts';
import { measureAll, reasonsOf } from './weigh.ts';
import { WEIGHTS } from './weights.ts';

const knowledge = { matcher: createFormMatcher(CATALOGUE), guesser: createKindGuesser(CATALOGUE) };
const REFERENCE = Date.parse('2026-03-01T12:00:00Z');
const CASE_RULES = [...UNKNOWN_RULES, ...NO_INCIDENT_RULES];
const RULES = [...FAILURE_RULES, ...CASE_RULES];

/** What the rules measure of the line, or of the whole case, that an example is about. */
function measuredIn({ lines, question = '', about }: ExampleLog): Readonly<Record<string, number>> {
  const read = readLogLines([{ file: 0, firstLine: 1, lines, service: null }], { referenceMs: REFERENCE });
  const { failures, whole } = viewFailures({ lines: read, question, ...knowledge });
  if (about === undefined) return lines.length === 0 ? {} : measureAll(CASE_RULES, whole);
  const view = failures.find(({ group }) => group.lines.some(({ line }) => line === about));
  return view === undefined ? {} : measureAll(FAILURE_RULES, view);
}

describe('rules of failures', () => {
  test('each has an example', () =>
    expect(RULES.map(({ code }) => code).toSorted()).toEqual(FAILURE_RULE_EXAMPLES.map(({ code }) => code).toSorted()));

  test.each(FAILURE_RULE_EXAMPLES)(
    '$code holds in its example and less or not in the other',
    ({ code, holds, holdsNot }) => {
      const measured = measuredIn(holds)[code] ?? 0;
      expect(measured).toBeGreaterThan(0);
      expect(measuredIn(holdsNot)[code] ?? 0).toBeLessThan(measured);
    },
  );

  test.each(RULES)('$code has the sign of its principle and weight enough to matter', ({ code, sign }) => {
    const weight = WEIGHTS.failures[code] ?? 0;
    expect(Math.sign(weight)).toBe(sign);
  });

  test.each(FAILURE_RULE_EXAMPLES)('without $code its example weighs otherwise', ({ code, holds }) => {
    const measured = measuredIn(holds);
    const sum = (weights: Readonly<Record<string, number>>): number =>
      reasonsOf(measured, weights).reduce((all, { weight }) => all + weight, 0);
    const change = sum(WEIGHTS.failures) - sum({ ...WEIGHTS.failures, [code]: 0 });
    const sign = RULES.find((rule) => rule.code === code)?.sign;
    expect(Math.sign(change)).toBe(sign);
  });
});
