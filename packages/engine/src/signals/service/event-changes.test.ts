import { expect, test } from '@jest/globals';
import { findEventChanges } from './event-changes.ts';
import type { EventCounts } from './event-counts.ts';
import type { EventKind } from './window-profile.ts';

const line: EventKind = {
  id: 'priced',
  service: 'stock',
  what: 'line',
  text: 'priced',
  place: null,
  severity: 'info',
  about: null,
};
const kinds = new Map([[line.id, line]]);

/** How many of ten visits in each of two contexts show the line. */
function counts(bySearch: number, byOrder: number): EventCounts {
  const context = (happened: number): { loose: boolean; occasions: number; kinds: Map<string, number> } => ({
    loose: false,
    occasions: 10,
    kinds: new Map([[line.id, happened]]),
  });
  return new Map([
    ['search', context(bySearch)],
    ['order', context(byOrder)],
  ]);
}

const quiet = Array.from({ length: 6 }, () => counts(10, 10));
const evidence = (now: EventCounts): number => findEventChanges({ now, quiet, kinds })[0]?.evidence ?? 0;

test('what vanishes wherever it is expected is more than twice what vanishes in one of two contexts', () => {
  expect(evidence(counts(0, 0))).toBeGreaterThan(2 * evidence(counts(0, 10)));
  expect(evidence(counts(0, 10))).toBeGreaterThan(0);
});

test('what happens as often as ever is no change', () => {
  expect(evidence(counts(10, 10))).toBe(0);
});

test('more of what tells of trouble counts twice as much as more of anything else', () => {
  const rare = Array.from({ length: 6 }, () => counts(0, 0));
  const of = (severity: EventKind['severity']): number =>
    findEventChanges({ now: counts(10, 10), quiet: rare, kinds: new Map([[line.id, { ...line, severity }]]) })[0]
      ?.evidence ?? 0;
  expect(of('error')).toBeCloseTo(2 * of('info'));
});

test('a context that no quiet window has says nothing', () => {
  expect(findEventChanges({ now: counts(0, 10), quiet: [], kinds })).toEqual([]);
});
