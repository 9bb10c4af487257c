import { expect, test } from '@jest/globals';
import { MatsError } from '@mats/contracts';
import { TurnQueue } from './turn-queue.ts';

const LIMITS = { running: 2, waitingPerMember: 3, waiting: 5 };
const never = new AbortController().signal;

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test('members take turns: many questions of one do not make another wait for all of them', async () => {
  const queue = new TurnQueue(LIMITS);
  const order: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (member: string): void => {
    void queue.enter(member, never).then((end) => {
      order.push(member);
      ends.push(end);
    });
  };
  for (const member of ['ann', 'ann', 'ann', 'ann', 'ann', 'bob', 'cid']) ask(member);
  await settled();
  expect(order).toEqual(['ann', 'ann']);
  for (let turn = 0; turn < 5; turn += 1) {
    ends.shift()?.();
    await settled();
  }
  expect(order).toEqual(['ann', 'ann', 'bob', 'ann', 'cid', 'ann', 'ann']);
});

test('whoever would wait too long is told at once, one member and all together', async () => {
  const queue = new TurnQueue(LIMITS);
  const enter = async (member: string): Promise<void> => {
    queue.assertRoom(member);
    void queue.enter(member, never);
    await settled();
  };
  for (let turn = 0; turn < 5; turn += 1) await enter('ann');
  expect(() => queue.assertRoom('ann')).toThrow(new MatsError('too_many_requests', { limit: 3 }));
  await enter('bob');
  await enter('bob');
  expect(() => queue.assertRoom('cid')).toThrow(new MatsError('too_many_requests', { limit: 5 }));
});

test('a turn that is stopped while it waits leaves its place, and one that ends twice frees one place', async () => {
  const queue = new TurnQueue({ ...LIMITS, running: 1 });
  const end = await queue.enter('ann', never);
  const stop = new AbortController();
  const stopped = queue.enter('bob', stop.signal);
  const next = queue.enter('cid', never);
  const last = queue.enter('dan', never);
  stop.abort(new MatsError('cancelled'));
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  end();
  end();
  await next;
  let isLastIn = false;
  void last.then(() => (isLastIn = true));
  await settled();
  expect(isLastIn).toBe(false);
});
