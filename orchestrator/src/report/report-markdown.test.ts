import { expect, test } from '@jest/globals';
import type { Evidence } from '@mats/contracts';
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

test('times are told to the second', () => {
  const [at, from, to] = [21, 20, 22].map((second) => `2026-11-21T11:34:${second}.527Z`);
  const onset = { at: at ?? '', from: from ?? '', to: to ?? '', confidence: 1, evidence: [] };
  expect(reportMarkdown({ ...open, onset }, 'Why?')).toContain(
    '**Since:** 2026-11-21 11:34:21 UTC (between 2026-11-21 11:34:20 UTC and 2026-11-21 11:34:22 UTC)',
  );
});

test('a cause has its probability', () => {
  const found = { ...open, verdict: 'root_cause' as const, confidence: 0.953, impact: 'web: 3 errors logged.' };
  const lines = reportMarkdown(found, 'Why?').split('\n');
  expect(lines[2]).toBe('**Root cause, 95 %** No conclusion: SRE did not answer.');
  expect(lines[4]).toBe('**Impact:** web: 3 errors logged.');
});

test('leads say how likely they are, as far as they are worth a look', () => {
  const lead = { title: 'A lock', reason: 'It fits less well.', evidence: [] };
  const weakerLeads = [{ ...lead, score: 0.27 }, { ...lead, score: 0.048 }, lead];
  expect(reportMarkdown({ ...open, weakerLeads }, 'Why?').match(/^- A lock.*:/gm)).toEqual([
    '- A lock (27 %):',
    '- A lock (less likely than 5 %):',
    '- A lock:',
  ]);
});

test('evidence is cited in its order, and of pieces that show the same lines the first shows them', () => {
  const piece = (title: string, excerpt: string): Evidence => ({
    id: `ev_${title}`,
    title,
    locator: { source: 'attachment', name: 'a', label: 'a.log', startLine: 7 },
    excerpt,
    hash: '',
    detail: { kind: 'log_excerpt' },
  });
  const evidence = [piece('an error', 'boom'), piece('another', 'crash'), piece('its form', 'boom')];
  const [first = '', second = ''] = evidence.map(({ id }) => id);
  const claims = [
    {
      code: 'told',
      values: {},
      text: 'It broke.',
      about: 'symptom' as const,
      evidence: [second, first],
      verified: true,
    },
  ];
  const lines = reportMarkdown({ ...open, claims, evidence }, 'Why?').split('\n');
  expect(lines).toContain(String.raw`- It broke. \[1\]\[2\]`);
  expect(lines.slice(lines.indexOf('## Evidence') + 1)).toEqual([
    '',
    '### [1] an error',
    '',
    'a.log, line 7',
    '',
    '```',
    'boom',
    '```',
    '',
    '### [2] another',
    '',
    'a.log, line 7',
    '',
    '```',
    'crash',
    '```',
    '',
    '### [3] its form',
    '',
    String.raw`a.log, line 7, as \[1\]`,
    '',
  ]);
});
