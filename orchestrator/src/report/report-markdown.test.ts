import { expect, test } from '@jest/globals';
import { partialReport } from './partial-report.ts';
import { reportMarkdown } from './report-markdown.ts';

const why = 'The SRE agent did not answer within 60 s.';
const open = { ...partialReport({ findings: [], missing: [{ agent: 'sre', what: 'its finding', why }] }), impact: '' };

test('an answer without a cause has no probability, and no line for an impact that is not known', () =>
  expect(reportMarkdown(open, 'Why?').split('\n').slice(0, 8)).toEqual([
    '# Inconclusive: Why?',
    '',
    '**Inconclusive** No conclusion: SRE did not answer.',
    '',
    '## What to do',
    '',
    `- Start the SRE agent and ask again: ${why}`,
    '',
  ]));

test('a cause has its probability', () => {
  const found = { ...open, verdict: 'root_cause' as const, confidence: 0.953, impact: 'web: 3 failures.' };
  const lines = reportMarkdown(found, 'Why?').split('\n');
  expect(lines[2]).toBe('**Root cause, 0.95** No conclusion: SRE did not answer.');
  expect(lines[4]).toBe('**Impact:** web: 3 failures.');
});
