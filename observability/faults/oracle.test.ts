import { expect, test } from '@jest/globals';
import { resumedAfter } from './oracle.ts';

const SECOND_MS = 1_000;

/** Events at these seconds. */
function eventsAt(...seconds: readonly number[]): Parameters<typeof resumedAfter>[0] {
  const body = { type: 'state', state: 'accepted' } as const;
  return seconds.map((second, index) => ({ seq: index + 1, at: new Date(second * SECOND_MS).toISOString(), body }));
}

test.each([
  ['went on two seconds after it was back', [1, 2, 12, 13], 2_000],
  ['was taken over before it was back', [1, 2, 7, 13], 0],
  ['had ended before', [1, 2, 3], undefined],
  ['came later', [11, 12], undefined],
])('a turn that %s', (_what, seconds, expected) => {
  const outage = { goneAt: 5 * SECOND_MS, backAt: 10 * SECOND_MS, resumeWithinMs: 5_000 };
  expect(resumedAfter(eventsAt(...seconds), outage)).toBe(expected);
});
