import { describe, expect, test } from '@jest/globals';
import {
  argumentsOf,
  boundTo,
  failingWords,
  parametersAt,
  receiverOf,
  throwsOnPurpose,
  weighed,
} from './failing-words.ts';
import { readScript } from './script-file.ts';
import { scriptTokens } from './script-tokens.ts';

let scripts = 0;
/** A script of these lines; each has a path of its own. */
const script = (...lines: readonly string[]) => readScript(`src/${(scripts += 1)}.ts`, lines.join('\n'));
/** Words with their steps, those without steps plain. */
const shown = (words: ReadonlyMap<string, number> | undefined): string | undefined =>
  words && [...words].map(([word, steps]) => (steps === 0 ? word : `${word}+${steps}`)).join(' ');

describe('what made a line throw', () => {
  const wordsOf = (line: string, message: string, callee?: string): string | undefined =>
    shown(
      failingWords(script('function pay(order) {', `  ${line}`, '}'), {
        line: 2,
        message,
        ...(callee === undefined ? {} : { callee }),
      }),
    );
  const READING = (name: string): string => `TypeError: Cannot read properties of undefined (reading '${name}')`;

  test.each<[string, string, string | undefined, string?]>([
    ['return order.customer.name;', READING('name'), 'order customer'],
    ['return find(order.id).name;', READING('name'), 'find order+1.25 id+1.25'],
    ['return order.lines[index].price;', READING('price'), 'order lines index'],
    ['return order?.customer!.name;', READING('name'), 'order customer'],
    ['return order.lines.map((one) => one.price).total;', READING('total'), 'order lines map one price'],
    [
      'const { name } = order.customer;',
      "TypeError: Cannot destructure property 'name' of 'order.customer' as it is undefined.",
      'order customer',
    ],
    ['order.charge(card);', 'TypeError: order.charge is not a function', 'order charge'],
    ['charge(card);', 'TypeError: charge is not a function', 'charge'],
    ['(0, x.charge)(card); pay(card);', 'TypeError: a is not a function', 'pay'],
    ['structuredClone(order);', 'DataCloneError: no', 'order', 'structuredClone'],
    ['cache.copy(order, of(card));', 'Error: no', 'cache+0.5 order of card', 'copy'],
    ['readFileSync(path, mode);', "Error: ENOENT: no such file or directory, open '/x'", 'path', 'readFileSync'],
    ['total = order + card;', 'TypeError: Cannot mix BigInt and other types', 'total order card'],
    ['total = order ?? !card;', 'TypeError: x', 'total order ?? ! card'],
    ['total = order + card;', 'RangeError: x', undefined],
    ['pay(order);', 'RangeError: Maximum call stack size exceeded', ''],
  ])('%s: %s', (line, message, expected, ...[callee]: [string?]) => {
    expect(wordsOf(line, message, callee)).toBe(expected);
  });

  test('of a throw on purpose is what its condition and its message use', () => {
    const file = script(
      'function pay(order) {',
      '  const now = 1;',
      '  if (order.total < limit) {',
      '    throw new PaymentError(`no ${order}`, order.id);',
      '  }',
      '}',
    );
    expect(shown(failingWords(file, { line: 4, message: 'PaymentError: no' }))).toBe('order id total limit');
    expect([4, 2].map((line) => throwsOnPurpose(file, line))).toEqual([true, false]);
  });
});

describe('what names are bound to', () => {
  const bound = (code: string, ...names: readonly string[]): string | undefined =>
    shown(boundTo(scriptTokens(code), new Map(names.map((name) => [name, 0]))));

  test.each([
    ['for (const page of book.pages) print(page)', ['page'], 'book pages'],
    ['for (const [key, page] of read(book)) print(page)', ['page'], 'read book+1.25'],
    ['for (const page of book.pages) print(page)', ['book'], ''],
    ['const sizes = pages.map((page) => page.size)', ['page'], 'pages map'],
    ['const sizes = pages.map(page => page.size)', ['page'], 'pages map'],
    ['const sizes = pages.map((page) => page.size)', ['other'], ''],
  ])('%s: %j', (code, names, expected) => {
    expect(bound(code, ...names)).toBe(expected);
  });
});

describe('the parts of an expression', () => {
  test('handed to a call lie further away, unless they are a callback', () => {
    expect(shown(weighed(scriptTokens('find(order, this.card)')))).toBe('find order+1.25 this+1.25 card+1.25');
    expect(shown(weighed(scriptTokens('orders.map((one) => one.id)')))).toBe('orders map one id');
    expect(shown(weighed(scriptTokens('find(order) + order')))).toBe('find order');
    expect(shown(weighed(scriptTokens('const order; return this')))).toBe('order this');
    expect(shown(weighed(scriptTokens('return (order.card)')))).toBe('order card');
    expect(shown(weighed(scriptTokens('super(order)')))).toBe('order+1.25');
  });

  test('before a name are its chain, in the line that is asked for', () => {
    const tokens = scriptTokens('a.name\nb.c().name; name');
    expect(shown(receiverOf(tokens, { name: 'name' }))).toBe('b c');
    expect(shown(receiverOf(tokens, { name: 'name', line: 1 }))).toBe('a');
    expect(receiverOf(tokens, { name: 'other' })).toBeUndefined();
    expect(shown(receiverOf(scriptTokens("x = a['name']"), { name: 'name' }))).toBe('a');
  });

  test('of a call are its arguments, by position', () => {
    const texts = argumentsOf(scriptTokens('pay(order, { id, of: [1, 2] }, f(a, b))'), 'pay')?.map((one) =>
      one.map(({ text }) => text).join(''),
    );
    expect(texts).toEqual(['order', '{id,of:[1,2]}', 'f(a,b)']);
    expect(argumentsOf(scriptTokens('pay.order'), 'pay')).toBeUndefined();
  });

  test('of a function are its parameters, by position', () => {
    const file = script('export function pay(order: Order, { card, id = 7 }, ...rest) {', '}');
    expect(parametersAt(file, { line: 1, name: 'pay' })).toEqual([['order', 'Order'], ['card', 'id', '7'], ['rest']]);
    expect(parametersAt(script('const pay = 1'), { line: 1, name: 'pay' })).toEqual([]);
  });
});
