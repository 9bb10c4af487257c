import { expect, test } from '@jest/globals';
import { OthersHere } from './others-here.ts';
import type { HereMessage } from './others-here.ts';

function othersOf(id: string): { others: OthersHere; told: HereMessage[] } {
  const told: HereMessage[] = [];
  return { others: new OthersHere({ id, tell: (message) => told.push(message) }), told };
}

test('who is at another orchestrator is here until it says that they have left', () => {
  const { others } = othersOf('one');
  others.heard({ session: 's-1', from: 'two', members: ['bob', 'eve'] });
  const before = others.membersIn('s-1');
  others.heard({ session: 's-1', from: 'two', members: [] });
  expect([before, others.membersIn('s-1'), others.membersIn('s-2')]).toEqual([['bob', 'eve'], [], []]);
});

test('what an orchestrator told itself is no news', () => {
  const { others, told } = othersOf('one');
  others.announce('s-1', ['ann'], true);
  expect(told).toEqual([{ session: 's-1', from: 'one', members: ['ann'], asks: true }]);
  expect(told.map((message) => others.heard(message))).toEqual([false]);
  expect(others.membersIn('s-1')).toEqual([]);
});

test('who was not told of again for fifteen looks has left, since their orchestrator may have died', () => {
  const { others } = othersOf('one');
  others.heard({ session: 's-1', from: 'two', members: ['bob'] });
  const looks = Array.from({ length: 16 }, () => others.look());
  expect(looks.map(({ left }) => left.length)).toEqual([...Array.from({ length: 15 }, () => 0), 1]);
  expect(looks.filter(({ again }) => again).length).toBe(3);
  expect(others.membersIn('s-1')).toEqual([]);
});

test('a message stays below what Postgres takes, however many are there', () => {
  const { others, told } = othersOf('one');
  others.announce(
    's-1',
    Array.from({ length: 1_000 }, (_none, index) => `member-${index}@example.com`),
  );
  const [message] = told;
  expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(7_000);
  expect(message?.members.length).toBeGreaterThan(200);
});
