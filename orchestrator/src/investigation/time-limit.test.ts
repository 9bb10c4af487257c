import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { TimeLimit } from './time-limit.ts';

function whenOver({ signal }: TimeLimit): Promise<unknown> {
  return new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

test('a limit is over after its time', async () => {
  const began = performance.now();
  const keepsRunning = setInterval(() => undefined, 1_000);
  await whenOver(new TimeLimit(30));
  clearInterval(keepsRunning);
  // A timer may fire a millisecond early.
  expect(performance.now() - began).toBeGreaterThan(28);
});

test('what is done outside does not count, and is answered', async () => {
  const limit = new TimeLimit(40);
  const seen = await limit.outside(async () => {
    await delay(120);
    return limit.signal.aborted;
  });
  expect([seen, limit.signal.aborted]).toEqual([false, false]);
  await Promise.all([whenOver(limit), delay(60)]);
  expect(limit.signal.aborted).toBe(true);
});

test('one that was stopped is never over', async () => {
  const limit = new TimeLimit(5);
  limit.stop();
  await delay(30);
  expect(limit.signal.aborted).toBe(false);
});
