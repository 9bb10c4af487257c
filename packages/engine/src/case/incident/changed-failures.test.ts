import { describe, expect, test } from '@jest/globals';
import type { Onset } from '../../signals/onset/find-onset.ts';
import { askedAbout } from './asked-about.ts';
import { refineOnset, splitFailures, tellsOutcomeOnly } from './changed-failures.ts';
import type { ChangedTemplate } from './changed-failures.ts';
import type { IncidentTemplate } from './log-events.ts';

const template = (
  key: string,
  more: Partial<IncidentTemplate> & { before?: number; after?: number } = {},
): IncidentTemplate => {
  const { before = 0, after = 0, ...own } = more;
  const buckets = [[5_000, before] as const, [15_000, after] as const].filter(([, count]) => count > 0);
  return {
    key,
    id: key,
    text: key,
    owner: 'web',
    severity: 'error',
    count: before + after,
    samples: [],
    first: { line: 1, time: null },
    histogram: { widthMs: 1_000, buckets },
    ...own,
  } as unknown as IncidentTemplate;
};
const ONSET: Onset = { at: 10_000, from: 10_000, to: 10_000, confidence: 1, witnesses: [] };
const RANGE = { from: 0, to: 19_999 };
type Options = Partial<Parameters<typeof splitFailures>[1]>;

const split = (templates: readonly IncidentTemplate[], options: Options = {}) => {
  const all = { onset: ONSET, range: RANGE, deployedAt: null, asked: new Set<string>(), ...options };
  const { failures, background } = splitFailures(templates, all);
  const shown = (entries: readonly ChangedTemplate[]): string[] =>
    entries.map(({ template: { key }, change, before, after }) => `${key} ${change} ${before} ${after}`).toSorted();
  return { failures: shown(failures), background: shown(background) };
};

describe('what fails since it began', () => {
  test('is what is new or has risen; what was there as before is background', () => {
    const templates = [
      template('new', { after: 3 }),
      template('risen', { before: 2, after: 40 }),
      template('steady', { before: 9, after: 9 }),
      template('fallen', { before: 40, after: 2 }),
      template('over', { before: 3 }),
    ];
    expect(split(templates)).toEqual({
      failures: ['new new 0 3', 'risen risen 2 40'],
      background: ['fallen fallen 40 2', 'over vanished 3 0', 'steady steady 9 9'],
    });
  });

  test('is a warning only where it rose beyond chance, or was asked about', () => {
    const warnings = [
      template('few', { severity: 'warn', after: 1 }),
      template('many', { severity: 'warn', after: 40 }),
    ];
    expect(split(warnings).failures).toEqual(['many new 0 40']);
    expect(split(warnings, { asked: new Set(['few']) }).failures).toEqual(['few new 0 1', 'many new 0 40']);
    expect(split(warnings).background).toEqual([]);
  });

  test('is nothing that says how well it goes', () => {
    expect(split([template('fine', { severity: 'info', after: 40 })])).toEqual({ failures: [], background: [] });
  });

  test('began with the deployment right before', () => {
    const early = template('early', { before: 3, after: 3 });
    expect(split([early]).failures).toEqual([]);
    expect(split([early], { deployedAt: 4_000 }).failures).toEqual(['early new 0 6']);
  });

  test('is what has no time too', () => {
    expect(split([template('untimed', { count: 7 })]).failures).toEqual(['untimed unknown 0 7']);
  });

  test('is every error, and what was asked about, where nobody knows when it began', () => {
    const templates = [template('error', { before: 2 }), template('warning', { severity: 'warn', after: 3 })];
    expect(split(templates, { onset: null }).failures).toEqual(['error unknown 0 2']);
    expect(split(templates, { range: null, asked: new Set(['warning']) }).failures).toEqual([
      'error unknown 0 2',
      'warning unknown 0 3',
    ]);
  });

  test('shows the signs of its text, or of at least half of its examples', () => {
    const sample = (text: string) => ({ line: 1, lines: 1, time: null, text });
    const signs = (text: string, ...samples: readonly string[]) =>
      splitFailures([template('x', { text, after: 9, samples: samples.map(sample) })], {
        onset: null,
        range: null,
        deployedAt: null,
        asked: new Set(),
      }).failures[0]?.signals;
    expect(signs('write failed: ENOSPC', 'a', 'b')).toEqual(['disk_full']);
    expect(signs('write failed', 'ENOSPC', 'b')).toEqual(['disk_full']);
    expect(signs('write failed', 'ENOSPC', 'b', 'c')).toEqual([]);
  });
});

describe('when it began', () => {
  const failure = (change: ChangedTemplate['change'], time: number | null): ChangedTemplate => ({
    template: template('x', { first: { line: 1, time } }),
    change,
    before: 0,
    after: 1,
    signals: [],
  });
  const WIDE: Onset = { ...ONSET, from: 8_000, to: 12_000 };

  test.each([
    ['is when a failure that is new was first seen', [failure('new', 9_500)], 9_500],
    ['is the first of several', [failure('new', 9_500), failure('new', 9_200)], 9_200],
    ['may be a bucket before', [failure('new', 7_000)], 7_000],
    ['may be a bucket after', [failure('new', 13_000)], 13_000],
    ['is not when something else began long before', [failure('new', 6_999)], 10_000],
    ['is not when what was there before was first seen', [failure('risen', 9_500)], 10_000],
    ['is what it was where nobody knows', [failure('new', null)], 10_000],
  ])('%s', (_, failures, at) => {
    expect(refineOnset(WIDE, failures)?.at).toBe(at);
  });

  test('is unknown where it was', () => {
    expect(refineOnset(null, [failure('new', 9_500)])).toBeNull();
  });
});

test.each([
  ['GET <*> status=500', true],
  ['GET <*> status=404', true],
  ['GET <*> status=200', false],
  ['payment failed', false],
])('%s tells of an outcome only: %s', (text, expected) => {
  expect(tellsOutcomeOnly(template('x', { text }))).toBe(expected);
});

describe('what a question is about', () => {
  const asked = (question: string, ...texts: readonly string[]): string[] => [
    ...askedAbout(
      texts.map((text) => template(text, { severity: 'warn' })),
      { text: question, services: ['checkout'] },
    ),
  ];

  test.each([
    ['why are card payments refused', 'payment refused: card <*>', true],
    ['why are card payments refused', 'refusing the paymentCard', true],
    ['why are card payments refused', 'order refused', false],
    ['why does checkout fail for the customer', 'checkout failed for the customer', false],
    ['why', 'payment refused', false],
  ])('%s: %s, %s', (question, text, expected) => {
    expect(asked(question, text)).toEqual(expected ? [text] : []);
  });

  test('is no line that complains of nothing', () => {
    const fine = template('payment refused: card <*>', { severity: 'info' });
    expect([...askedAbout([fine], { text: 'why are card payments refused', services: [] })]).toEqual([]);
  });
});
