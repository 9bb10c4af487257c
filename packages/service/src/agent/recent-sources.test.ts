import { expect, test } from '@jest/globals';
import type { ConnectedSource } from '@mats/contracts';
import { recentSources } from './recent-sources.ts';

const of = (state: ConnectedSource['state']): ConnectedSource[] => [{ kind: 'bucket', name: 'shop', state }];

test('what is slow is answered by what was found last, and asked once at a time', async () => {
  const asked: ((sources: ConnectedSource[]) => void)[] = [];
  const look = (): Promise<ConnectedSource[]> => new Promise((resolve) => asked.push(resolve));
  const sources = recentSources(look, { pending: of('failed'), patienceMs: 0 });
  expect([await sources(), await sources(), asked.length]).toEqual([of('failed'), of('failed'), 1]);
  asked[0]?.(of('connected'));
  await new Promise((resolve) => setImmediate(resolve));
  expect([await sources(), asked.length]).toEqual([of('connected'), 2]);
});

test('what is quick is answered as it is', async () => {
  const sources = recentSources(() => Promise.resolve(of('connected')), { pending: of('failed') });
  expect(await sources()).toEqual(of('connected'));
});
