import { describe, expect, test } from '@jest/globals';
import { invokeRequestSchema } from '@mats/contracts';
import type { InvokeRequest } from '@mats/contracts';
import { sreFinding } from '@mats/testing';
import { byNearness, failureWindow, isWithin, momentWords } from './failure-window.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const ONSET = '2026-11-20T10:00:00.000Z';

function asked(message: string, onset?: string): InvokeRequest {
  const finding = sreFinding(onset === undefined ? {} : { onset });
  return invokeRequestSchema.parse({ message, session_id: 's', context: { findings: [finding] } });
}

describe('the time around a failure', () => {
  test('is a day before the onset and two hours after it', () => {
    expect(failureWindow(asked('Why?', ONSET), NOW)).toEqual({
      period: { from: '2026-11-19T10:00:00.000Z', to: '2026-11-20T12:00:00.000Z' },
      at: Date.parse(ONSET),
      isOnset: true,
    });
  });

  test('is the last day without an onset, and with one that is no time', () => {
    const lastDay = {
      period: { from: '2026-11-19T12:00:00.000Z', to: '2026-11-20T12:00:00.000Z' },
      at: NOW,
      isOnset: false,
    };
    expect([failureWindow(asked('Why?'), NOW), failureWindow(asked('Why?', 'soon'), NOW)]).toEqual([lastDay, lastDay]);
  });

  test('has both its ends', () => {
    const period = { from: ONSET, to: '2026-11-20T11:00:00.000Z' };
    const times = ['2026-11-20T09:59:59Z', ONSET, '2026-11-20T11:00:00Z', '2026-11-20T11:00:01Z', 'never'];
    expect(times.map((time) => isWithin(period, time))).toEqual([false, true, true, false, false]);
  });

  test('what came before the moment goes before what came after it, each by how near it is', () => {
    const times = ['2026-11-20T10:00:01Z', '2026-11-19T10:00:00Z', '2026-11-20T09:59:00Z', '2026-11-20T11:00:00Z'];
    const sorted = times.map((time) => ({ time })).toSorted(byNearness(Date.parse(ONSET)));
    expect(sorted.map(({ time }) => times.indexOf(time))).toEqual([2, 1, 0, 3]);
  });

  test.each([
    ['2026-11-20T09:59:01Z', true, '59 s before it began to fail'],
    ['2026-11-20T09:59:00Z', true, '1 min before it began to fail'],
    ['2026-11-20T08:01:00Z', true, '119 min before it began to fail'],
    ['2026-11-20T12:00:00Z', true, '2 h after it began to fail'],
    ['2026-11-20T09:00:00Z', false, '60 min ago'],
    ['', true, ''],
  ])('%s, onset %s: %s', (time, isOnset, words) => {
    expect(momentWords(time, { at: Date.parse(ONSET), isOnset })).toBe(words);
  });
});
