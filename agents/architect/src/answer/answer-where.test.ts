import { describe, expect, test } from '@jest/globals';
import { createEvidence } from '@mats/engine';
import { understandQuestion } from '@mats/engine/question';
import type { Evidence, Report } from '@mats/contracts';
import { answerWhere } from './answer-code.ts';
import type { SessionFacts } from './session-facts.ts';

const question = understandQuestion('where is it', { now: 0 });
const lead = (score: number): Partial<Report['weakerLeads'][number]> => ({
  title: '"Round down" (abc) is about “round”',
  commit: 'abc',
  file: 'src/total.ts',
  score,
  evidence: ['ev_commit'],
});

function where(evidence: Evidence[], leads: Partial<Report['weakerLeads'][number]>[] = []): [string, string[]] {
  const facts = {
    conclusion: { where: {}, weakerLeads: leads, claims: [] },
    evidence: new Map(evidence.map((piece) => [piece.id, piece])),
    incident: undefined,
    findings: [],
    candidates: [],
  } as unknown as SessionFacts;
  const answer = answerWhere(question, facts);
  return [answer.text, [...answer.evidence]];
}

describe('where no place is blamed', () => {
  test('the code that tells of the failure is named as no more than that', () => {
    const told = createEvidence({
      title: 'src/total.ts:9 in total',
      locator: {
        source: 'git',
        name: 'shop',
        label: 'shop/src/total.ts',
        path: 'src/total.ts',
        startLine: 1,
        endLine: 17,
      },
      excerpt: '',
      detail: { kind: 'code_range', repository: 'shop', focusLine: 9, function: 'total', blame: [] },
    } as unknown as Parameters<typeof createEvidence>[0]);
    expect(where([told], [lead(0.9)])).toEqual([
      'It is told at src/total.ts:9 in total; which line failed is not known.',
      [told.id],
    ]);
  });

  test('a change that words alone point to is named with how likely it is, from a quarter on', () => {
    expect(where([], [lead(0.25)])).toEqual([
      'No line of code is known. The likeliest change, with 25 %, is “"Round down" (abc) is about ‘round’” in src/total.ts.',
      ['ev_commit'],
    ]);
    expect(where([], [lead(0.24)])).toEqual(['No line of code is known, and no failing line was read.', []]);
    expect(where([], [])).toEqual(['No line of code is known, and no failing line was read.', []]);
  });
});
