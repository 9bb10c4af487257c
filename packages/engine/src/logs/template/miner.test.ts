import { describe, expect, test } from '@jest/globals';
import { lexMessage } from './lexer.ts';
import { mineMessages } from './miner.ts';

const textsOf = (messages: readonly string[]): string[] => {
  const mined = mineMessages(messages);
  return Array.from(mined.templateOf, (template) => mined.texts[template] ?? '');
};

describe('mineMessages', () => {
  test('numbers, addresses, paths, hosts and identifiers are variables', () => {
    const [text] = textsOf(['job 7 of 10.0.0.1:80 wrote /var/a/b.txt to db.shop.internal as 9f4e-77 in 3 ms']);
    expect(text).toBe('job <*> of <*> wrote <*> to <*> as <*> in <*> ms');
  });

  test('a quantity restated in parentheses belongs to the number before it', () => {
    expect(new Set(mineMessages(['took 5 bytes (1.2 KB) sent', 'took 15 bytes sent']).templateOf).size).toBe(1);
  });

  test('an empty value and an empty argument list are values', () => {
    expect(new Set(mineMessages(['close id= in f() now', 'close id=77 in f(3) now']).templateOf).size).toBe(1);
  });

  test('few values after a key are states, many are a variable', () => {
    const few = ['on', 'off', 'on'].map((state) => `switch changed state=${state}`);
    const many = ['ann', 'bob', 'cyd', 'dan', 'eve'].map((name) => `switch changed owner=${name}`);
    expect(new Set(textsOf(few))).toEqual(new Set(['switch changed state=on', 'switch changed state=off']));
    expect(new Set(textsOf(many))).toEqual(new Set(['switch changed owner=<*>']));
  });

  test('statements that differ in one word stay apart when there are few of them', () => {
    expect(new Set(textsOf(['worker pool was started by hand', 'worker pool was stopped by hand'])).size).toBe(2);
  });

  test('a failed request is not counted with successful ones', () => {
    const texts = textsOf(['GET /api/orders 500 12.3 ms', 'GET /api/orders/9 200 3 ms', 'GET /x/y 204 1 ms']);
    expect(texts).toEqual(['GET <*> 500 <*> ms', 'GET <*> ms', 'GET <*> ms']);
  });

  test('the length of a printed list does not matter', () => {
    const list = (length: number): string => Array.from({ length }, (_, index) => `node-${index} state ok`).join(' ');
    expect(new Set(mineMessages([3, 5, 9].map((length) => `uneven sets ${list(length)}`)).templateOf).size).toBe(1);
  });

  test('the class of an error tells statements apart', () => {
    expect(textsOf(['call of com.acme.Pay failed: java.net.ConnectException: refused'])).toEqual([
      'call of <*> failed: java.net.ConnectException: refused',
    ]);
  });

  test('personal data and secrets never become template text', () => {
    const messages = [
      'login of ann.lee@example.com failed',
      'password=hunter token: abcdef user=ann',
      'Failed password for ann from 10.0.0.1',
      'session closed for user bob',
    ];
    const text = textsOf(messages).join('\n');
    for (const secret of ['ann', 'hunter', 'abcdef', 'bob', 'example.com']) expect(text).not.toContain(secret);
  });

  test('the answer does not depend on the order of the messages', () => {
    const messages = Array.from(
      { length: 60 },
      (_, index) => `step ${index} of plan ${'abcdefghijkl'[index % 12]}${'xyz'[index % 3]} was done by hand`,
    );
    const forwards = new Set(textsOf(messages));
    const backwards = new Set(textsOf(messages.toReversed()));
    expect(backwards).toEqual(forwards);
  });
});

describe('lexMessage', () => {
  test('a date inside a message is one variable', () => {
    expect(lexMessage('at Sun Jul  3 10:05:25 2005 it broke').words).toEqual(['at', '<*>', 'it', 'broke']);
  });

  test('stops at a bounded number of words', () => {
    expect(lexMessage('a '.repeat(5000)).words.length).toBeLessThanOrEqual(96);
  });
});
