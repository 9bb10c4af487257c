import { describe, expect, test } from '@jest/globals';
import { RULE_TABLES } from './rule-tables.ts';
import type { TableName } from './rule-tables.ts';
import { EXAMPLES } from './testing/examples.ts';

const TABLES = Object.keys(RULE_TABLES) as TableName[];
/** Every row of every table, with its example if it has one. */
const ROWS = TABLES.flatMap((table) =>
  RULE_TABLES[table].rows.map((row) => ({
    table,
    ...row,
    weight: RULE_TABLES[table].weights[row.code] ?? 0,
    example: EXAMPLES[table].find(({ code }) => code === row.code),
  })),
);
const TRIED = ROWS.flatMap(({ example, ...row }) => (example === undefined ? [] : [{ ...row, ...example }]));

describe('tables of rules', () => {
  test.each(TABLES)('%s holds each rule once, and no weight or example of another', (table) => {
    const { rows, weights } = RULE_TABLES[table];
    const codes = rows.map(({ code }) => code).toSorted();
    expect(new Set(codes).size).toBe(codes.length);
    expect(Object.keys(weights).toSorted()).toEqual(codes);
    expect(EXAMPLES[table].map(({ code }) => code).toSorted()).toEqual(codes);
  });

  test.each(ROWS)('$table: $code states its principle in a sentence', ({ why }) =>
    expect(why).toMatch(/^[A-Z“"].{15,200}[.]$/),
  );

  test.each(ROWS)('$table: $code weighs something, in the direction of its principle', ({ sign, weight }) =>
    expect(Math.sign(weight)).toBe(sign),
  );

  test.each(ROWS)('$table: $code has an example', ({ example }) => expect(example).toBeDefined());
});

describe('what a rule decides', () => {
  test.each(TRIED)('$table: $code holds in its example, where the right answer is first', async ({ decides }) => {
    expect(await decides.measured()).not.toBe(0);
    expect(await decides.firstWith(1)).toBe(decides.right);
  });

  test.each(TRIED)('$table: without $code another answer is first', async ({ decides }) =>
    expect(await decides.firstWith(0)).not.toBe(decides.right),
  );

  test.each(TRIED)('$table: with the sign of $code turned another answer is first', async ({ decides }) =>
    expect(await decides.firstWith(-1)).not.toBe(decides.right),
  );

  test.each(TRIED)('$table: $code does not hold in what looks alike', async ({ looksAlike }) => {
    expect(await looksAlike.measured()).toBe(0);
    expect(await looksAlike.firstWith(1)).toBe(looksAlike.right);
  });
});
