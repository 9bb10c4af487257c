import { describe, expect, test } from '@jest/globals';
import type { Report } from '../report.ts';
import { expectedAnswerSchema, expectedOf } from './dataset-example.ts';
import { evaluateAnswer } from './evaluate-answer.ts';

const REPORT = {
  verdict: 'root_cause',
  kind: 'authentication_refused',
  component: 'postgres server',
  where: { file: 'src/db/connect.ts', line: 12, commit: 'abcdef12' },
  claims: [{ about: 'cause', text: 'x', evidence: ['ev_000000000001'], verified: true }],
  evidence: [{ id: 'ev_000000000001', locator: { label: 'web.log', startLine: 30, endLine: 34 } }],
} as unknown as Report;
const OPEN = { ...REPORT, verdict: 'inconclusive', kind: null, component: null, where: {}, claims: [] } as Report;

function scores(report: Report | null, expected: object): Record<string, number> {
  const all = evaluateAnswer(report, { expected: expectedAnswerSchema.parse(expected), seconds: 1.5 });
  return Object.fromEntries(all.map(({ name, score }) => [name, score]));
}

describe('evaluateAnswer', () => {
  test.each([
    ['the kind', { kinds: ['missing_setting', 'authentication_refused'] }, { cause: 1, abstention: 1 }],
    ['another kind', { kinds: ['disk_full'] }, { cause: 0, abstention: 1 }],
    ['the part, where no kind was said', { components: ['db', 'postgres'] }, { cause: 1, abstention: 1 }],
    ['another part', { components: ['redis'] }, { cause: 0, abstention: 1 }],
    ['the place in code', { places: [{ file: 'connect.ts', line: 12 }] }, { place: 1, abstention: 1 }],
    [
      'a line that a claim on the cause cites',
      { places: [{ file: 's/web.log', line: 34 }] },
      { place: 1, abstention: 1 },
    ],
    ['a line beside it', { places: [{ file: 'web.log', line: 35 }] }, { place: 0, abstention: 1 }],
    ['the commit, cut', { commit: 'abcdef1234' }, { place: 1, abstention: 1 }],
    ['nothing', {}, { abstention: 1 }],
    ['that there is no cause', { kinds: ['unknown'] }, { abstention: 0 }],
  ])('holds a named cause against %s', (_what, expected, wanted) => {
    expect(scores(REPORT, expected)).toEqual({ ...wanted, seconds: 1.5 });
  });

  test('no cause is right where there is none, and wrong where there is one', () => {
    expect(scores(OPEN, { abstains: true })).toEqual({ abstention: 1, seconds: 1.5 });
    expect(scores(null, { kinds: ['disk_full'] })).toEqual({ cause: 0, abstention: 0, seconds: 1.5 });
  });

  test('a report is right by what it says itself', () => {
    expect(scores(REPORT, expectedOf(REPORT))).toEqual({ cause: 1, place: 1, abstention: 1, seconds: 1.5 });
    expect(scores(OPEN, expectedOf(OPEN))).toEqual({ abstention: 1, seconds: 1.5 });
  });
});
