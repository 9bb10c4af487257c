import { describe, expect, test } from '@jest/globals';
import { SAMPLE_EVENTS } from '../../testing/sample-report.ts';
import { nextQuestions } from './next-questions.ts';

const report = SAMPLE_EVENTS.flatMap((event) => (event.type === 'report' ? [event.report] : []))[0];
if (report === undefined) throw new Error('the sample has no report');
const NONE: ReadonlySet<never> = new Set();

describe('three questions to ask next', () => {
  test('name what the evidence holds', () => {
    expect(nextQuestions(report, NONE)).toEqual([
      'Show me the diff of 7c1e5d0a',
      'Since when has checkout been failing?',
      'What else could it be?',
    ]);
  });

  test('ask for a commit that was ruled out by its id, never for the one that is blamed', () => {
    const [commit] = report.evidence.filter(({ detail }) => detail.kind === 'commit');
    if (commit?.detail.kind !== 'commit') throw new Error('the sample has no commit');
    const other = { ...commit, id: 'ev_other', detail: { ...commit.detail, sha: 'a'.repeat(40) } };
    const ruledOut = [
      { title: 'the blamed one', reason: '', evidence: [commit.id] },
      { title: 'another', reason: '', evidence: [other.id] },
    ];
    const asked = new Set(['diff', 'since_when'] as const);
    const evidence = [...report.evidence, other];
    expect(nextQuestions({ ...report, ruledOut, weakerLeads: [], evidence }, asked)[0]).toBe('Why not aaaaaaaa?');
  });

  test('are other ones when they were asked, and name nothing that is not known', () => {
    const asked = new Set(['diff', 'since_when', 'what_else', 'affected', 'what_changed', 'what_now'] as const);
    expect(nextQuestions({ ...report, where: {} }, asked)).toEqual([
      'Which errors are there?',
      'Is it still failing?',
      'How many failures?',
    ]);
  });
});
