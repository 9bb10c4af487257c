import { describe, expect, test } from '@jest/globals';
import type { LogStatement } from './log-statements.ts';
import { matchTemplateToStatement } from './match-template.ts';

const statement = (template: string, line = 1, path = 'a.ts'): LogStatement =>
  ({ template, path, line }) as LogStatement;
const matchesOf = (template: string, ...statements: readonly LogStatement[]) =>
  matchTemplateToStatement(template, statements).map(({ statement: found, score }) => [found.template, score]);

describe('the statement that wrote a message', () => {
  test('agrees with it in all fixed words, whatever varies and however it is marked', () => {
    for (const message of [
      'order <*> was refused',
      'order *** was refused',
      'Order {id} was refused',
      'order %s was refused',
    ])
      expect(matchesOf(message, statement('order <*> was refused'))).toEqual([['order <*> was refused', 1]]);
  });

  test('may be followed by more than it wrote', () => {
    const [match] = matchesOf('order was refused because the card had expired', statement('order was refused'));
    expect(match?.[1]).toBeGreaterThan(0.75);
    expect(match?.[1]).toBeLessThan(1);
  });

  test('says what it says in the same order', () => {
    expect(matchesOf('refused was order', statement('order was refused'))).toEqual([]);
    const [straight, turned] = ['order was refused by card', 'was order refused by card'].map(
      (message) => matchesOf(message, statement('order was refused by card'))[0]?.[1] ?? 0,
    );
    expect(straight).toBe(1);
    expect(turned).toBeLessThan(0.9);
  });

  test('is the one that says the rare words', () => {
    const common = ['a', 'b', 'c', 'd'].map((name) => statement(`order ${name} done`));
    const [best] = matchesOf(
      'order shipped twice',
      ...common,
      statement('order shipped'),
      statement('order twice lost'),
    );
    expect(best?.[0]).toBe('order shipped');
  });

  test('shares words that weigh enough', () => {
    expect(matchesOf('order <*>', statement('order'))).toEqual([['order', 0.5]]);
    expect(matchesOf('order one two three four five', statement('order six seven eight nine ten'))).toEqual([]);
    expect(matchesOf('<*>', statement('order'))).toEqual([]);
  });

  test('comes first by words, length, path and line', () => {
    const same = [
      statement('order lost', 9, 'b.ts'),
      statement('order lost', 7),
      statement('order lost', 3),
      statement('order lost <*>', 5),
    ];
    const found = matchTemplateToStatement('order lost', same).map(
      ({ statement: { path, line } }) => `${path}:${line}`,
    );
    expect(found).toEqual(['a.ts:5', 'a.ts:3', 'a.ts:7', 'b.ts:9']);
  });

  test('is one of twenty at the most', () => {
    expect(
      matchesOf('order lost', ...Array.from({ length: 30 }, (_, line) => statement('order lost', line))),
    ).toHaveLength(20);
  });
});
