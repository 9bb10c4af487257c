import { expect, test } from '@jest/globals';
import { hunkKeepsBehaviour } from './same-behaviour.ts';

function keeps(before: string, after: string): boolean {
  return hunkKeepsBehaviour([
    ...before.split('\n').map((line) => `-${line}`),
    ...after.split('\n').map((line) => `+${line}`),
  ]);
}

test.each([
  ['braces', 'if (x) throw new E();', 'if (x) {\n  throw new E();\n}'],
  ['line breaks', 'return f(a, b);', 'return f(\n  a,\n  b,\n);'],
  ['comments', 'const a = 1;', '// why\nconst a = 1;'],
  ['types', 'function f(a, b) {', 'function f(a: string, b: { c: number }): void {'],
  ['a type of its own', 'f(order: { id: string }) {', 'interface Order {\n  id: string;\n}\nf(order: Order) {'],
  ['a local name', 'const v = a.b;\nreturn v + 1;', 'const w = a.b;\nreturn w + 1;'],
  ['a name for a part', 'return `x-${card.slice(-4)}`;', 'const digits = card.slice(-4);\nreturn `x-${digits}`;'],
  ['a name for a part of a part', 'const f = m(s(row));\ndone(f);', 'const c = s(row);\nconst f = m(c);\ndone(f);'],
])('%s: the same thing in another way', (_, before, after) => {
  expect(keeps(before, after)).toBe(true);
});

test.each([
  ['a literal', "row.split(';')", "row.split(',')"],
  ['a property', 'a.cents', 'a.amount'],
  ['a key', '({ retryLimit: 3 })', '({ maxRetries: 3 })'],
  ['a value that reads like a type', '({ kind: Fast })', '({ kind: Slow })'],
  ['a choice', 'x ? A : B', 'x ? A : C'],
  ['an order', 'send(a, b)', 'send(b, a)'],
  ['a lost object', 'f((a) => from.withdraw(a))', 'f(from.withdraw)'],
  ['a lost wait', 'const user = await load(id);', 'const user = load(id);'],
  ['another function by the same use', 'return floor(x);', 'return round(x);'],
])('%s: something else', (_, before, after) => {
  expect(keeps(before, after)).toBe(false);
});
