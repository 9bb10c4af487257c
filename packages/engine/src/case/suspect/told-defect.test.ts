import { describe, expect, test } from '@jest/globals';
import type { Candidate, Evidence, EvidenceDetail } from '@mats/contracts';
import type { FailureText } from './failure-text.ts';
import { defectOf, failuresOfDefect } from './told-defect.ts';

const known = (more: Partial<Candidate>): Candidate => ({
  id: 'k',
  found: 'known_failure',
  kind: 'code_defect',
  change: 'none_known',
  title: 'k',
  commit: null,
  score: 0.7,
  reasons: [],
  nextSteps: [],
  for: [{ code: 'told', values: {}, text: 'k', about: 'cause', evidence: ['ev_line'] }],
  against: [],
  ...more,
});

describe('a defect that was found before', () => {
  test('is told by its evidence, and stands out where it is more probable than all else', () => {
    expect(defectOf([known({})])).toEqual({ evidence: ['ev_line'], stands: true });
    expect(defectOf([known({ score: 0.49 })])?.stands).toBe(false);
  });

  test.each([
    ['another kind is stronger', [known({}), known({ kind: 'disk_full', score: 0.8 })]],
    ['it is not known', [known({ found: 'measured' })]],
    ['nothing was found', []],
  ])('is none where %s', (_, candidates) => expect(defectOf(candidates)).toBeUndefined());
});

const line = (id: string, detail: Partial<EvidenceDetail<'log_excerpt'>>, excerpt: string): Evidence => ({
  id,
  title: id,
  locator: { source: 'file', name: 'shop.log', label: 'shop.log', startLine: 8, endLine: 10 },
  excerpt,
  hash: '',
  detail: { kind: 'log_excerpt', focusLine: 9, severity: 'warn', ...detail },
});
const failure = (evidence: string): FailureText => ({
  service: 'shop',
  template: evidence,
  words: evidence,
  count: 9,
  evidence,
  victim: false,
});
const WARNED = '2026-01-09 10:00:00 WARN shop.Cart : cannot draw the label';
const stands = { evidence: ['ev_line'], stands: true };

describe('the lines of a defect', () => {
  const cited = line('ev_line', {}, `2026-01-09 09:59:00 INFO ready\n${WARNED}\nafter`);

  test('are asked about without what the logger put before them, also where they are warnings', () =>
    expect(failuresOfDefect([], { evidence: [cited], defect: stands })).toMatchObject([
      { template: 'cannot draw the label', evidence: 'ev_line', service: '' },
    ]));

  test('come with the message above where they are the exception that was logged with it', () => {
    const bare = line('ev_line', {}, `${WARNED}\nSystem.NullReferenceException: no box\nafter`);
    const [asked] = failuresOfDefect([], { evidence: [bare], defect: stands });
    expect(asked?.template).toBe('cannot draw the label System.NullReferenceException: no box');
  });

  test('are the template that stands at the same place, where there is one', () => {
    const detail = {
      kind: 'log_template',
      template: 't',
      count: 9,
      severity: 'error',
      change: 'new',
      focusLine: 9,
      buckets: [],
    };
    const template = { ...cited, id: 'ev_template', detail } as Evidence;
    const given = { evidence: [cited, template], defect: stands };
    expect(failuresOfDefect([failure('ev_other'), failure('ev_template')], given)).toEqual([failure('ev_template')]);
  });

  test('do not take the place of other failures unless they stand out', () => {
    const weak = { ...stands, stands: false };
    expect(failuresOfDefect([failure('ev_other')], { evidence: [cited], defect: weak })).toEqual([]);
    expect(failuresOfDefect([], { evidence: [cited], defect: weak })).toHaveLength(1);
    expect(failuresOfDefect([], { evidence: [cited], defect: undefined })).toEqual([]);
    const work = line('ev_line', { severity: 'info' }, WARNED);
    expect(failuresOfDefect([], { evidence: [work], defect: stands })).toEqual([]);
  });
});
