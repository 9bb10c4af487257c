import { expect, test } from '@jest/globals';
import { findTimingChanges, type RoleShift } from './timing-changes.ts';

function shifts(shift: number, count: number): ReadonlyMap<string, RoleShift> {
  return new Map([['cart own', { service: 'cart', role: 'own', shift, excessMs: 1, count }]]);
}

function evidence(shift: number, { count = 500, quiet = [0, 0, 0, 0, 0, 0] } = {}): number {
  const before = quiet.map((drift) => shifts(drift, 500));
  return findTimingChanges(shifts(shift, count), before)[0]?.evidence ?? 0;
}

test('a difference within what single durations vary counts far less than its size, however many show it', () => {
  expect(evidence(6) / evidence(1)).toBeGreaterThan(2 * 6 ** 2);
});

test('who drifts anyway must be slower than the drift', () => {
  expect(evidence(6, { quiet: [-4, 4, -3, 3, -5, 5] })).toBeLessThan(evidence(6) / 4);
});

test('few quiet windows prove less than many', () => {
  expect(evidence(6, { quiet: [0] })).toBeLessThan(evidence(6) / 2);
});

test('faster is no sign of trouble', () => {
  expect(evidence(-6)).toBe(0);
});
