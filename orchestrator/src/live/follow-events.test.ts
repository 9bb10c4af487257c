import { expect, test } from '@jest/globals';
import type { InvestigationEvent } from '@mats/contracts';
import { EventFeed } from './event-feed.ts';
import { followEvents } from './follow-events.ts';

const READERS = 1_000;
const AT = '2026-03-04T10:00:00.000Z';
const EVENTS: readonly InvestigationEvent[] = [
  { seq: 1, at: AT, body: { type: 'state', state: 'accepted' } },
  { seq: 2, at: AT, body: { type: 'state', state: 'done' } },
];

async function follow(feed: EventFeed, store: Parameters<typeof followEvents>[1]['store']): Promise<number[]> {
  const seen: number[] = [];
  const { signal } = new AbortController();
  for await (const { seq } of followEvents('inv_1', { after: 0, store, feed, signal })) seen.push(seq);
  return seen;
}

test('a thousand readers of a run that another orchestrator works on ask the log as often as one', async () => {
  const feed = new EventFeed();
  let asked = 0;
  let stored = 1;
  const allWait = Promise.withResolvers<void>();
  const store = {
    eventsAfter: (_id: string, seq: number): Promise<InvestigationEvent[]> => {
      asked += 1;
      if (seq === 1 && stored === 1) allWait.resolve();
      return Promise.resolve(EVENTS.filter((event) => event.seq > seq && event.seq <= stored));
    },
  };
  const readers = Array.from({ length: READERS }, () => follow(feed, store));
  await allWait.promise;
  stored = 2;
  await new Promise(setImmediate);
  feed.wake('inv_1');
  const seen = await Promise.all(readers);
  expect(new Set(seen.map((seqs) => seqs.join()))).toEqual(new Set(['1,2']));
  // The first event, nothing, and the last.
  expect(asked).toBe(3);
});

test('readers of a run of this process ask no log and are not woken by their own orchestrator’s word', async () => {
  const feed = new EventFeed();
  const store = { eventsAfter: (): Promise<InvestigationEvent[]> => Promise.reject(new Error('asked')) };
  const [first, last] = EVENTS as [InvestigationEvent, InvestigationEvent];
  feed.open('inv_1', first);
  const seen = follow(feed, store);
  let woken = false;
  const next = feed.next('inv_1', { timeoutMs: 60_000, signal: new AbortController().signal });
  void next.then(() => (woken = true));
  feed.wake('inv_1');
  await new Promise(setImmediate);
  expect(woken).toBe(false);
  feed.stored('inv_1', last);
  expect(await seen).toEqual([1, 2]);
});
