import { describe, expect, test } from '@jest/globals';
import { textHeader } from './line-header.ts';

const UTC = { zoneOffsetMinutes: 0, referenceMs: Date.UTC(2026, 0, 10) };

/** Format, time, level, service and message of a line; a dash for what it does not say. */
function read(line: string): string {
  const { format, time, severity, service, message } = textHeader(line, UTC);
  const at = time === null ? '-' : new Date(time).toISOString().slice(0, 19);
  return [format, at, severity ?? '-', service ?? '-', message].join(' | ');
}
const AT = '2026-01-09T10:11:12';

describe('what stands before the message of a line', () => {
  test.each([
    [
      '1.2.3.4 - ann [09/Jan/2026:10:11:12 +0000] "GET /orders/7?x=1 HTTP/1.1" 503 12',
      `access | ${AT} | error | - | GET /orders/7 status=503`,
    ],
    [
      '1.2.3.4 - - [09/Jan/2026:10:11:12 +0000] "POST /x HTTP/1.1" 404 0',
      `access | ${AT} | warn | - | POST /x status=404`,
    ],
    ['ERROR:shop.pay:card declined', 'python | - | error | - | card declined'],
    ['<11>Jan  9 10:11:12 host shop[77]: card declined', `syslog | ${AT} | error | shop | card declined`],
    ['Jan  9 10:11:12 host CRON(root)[77]: started', `syslog | ${AT} | - | CRON | started`],
    ['<14>1 2026-01-09T10:11:12Z host shop 77 id [a b="c"] ready', `syslog | ${AT} | info | shop | ready`],
    ['2026-01-09T10:11:12Z host shop[77]: ready', `syslog | ${AT} | - | shop | ready`],
    [
      '2026-01-09T10:11:12Z tar: Error is not recoverable: exiting now',
      `header | ${AT} | - | - | Error is not recoverable: exiting now`,
    ],
    [
      '2026-01-09T10:11:12Z db ERROR FATAL:  password authentication failed',
      `header | ${AT} | - | - | db ERROR FATAL:  password authentication failed`,
    ],
    ['Jan  9 10:11:12 fe80::1 shop[77]: ready', `syslog | ${AT} | - | shop | ready`],
    ['E0109 10:11:12.345678   77 pay.go:12] card declined', `klog | ${AT} | error | - | card declined`],
    [
      '[Fri Jan 09 10:11:12 2026] [core:error] [pid 77] AH00124: too many',
      `apache-error | ${AT} | error | - | too many`,
    ],
    ['2026/01/09 10:11:12 [error] 77#77: *1 open() failed', `nginx-error | ${AT} | error | - | *1 open() failed`],
    ['2026-01-09 10:11:12.345 UTC [77] ann@shop ERROR:  no relation', `postgres | ${AT} | error | - | no relation`],
    ['2026-01-09 10:11:12,345 ERROR [main] com.acme.Pay: declined', `java | ${AT} | error | - | declined`],
    ['2026-01-09 10:11:12.345  INFO 77 --- [main] c.a.Pay        : ready', `java | ${AT} | info | - | ready`],
    ['2026-01-09 10:11:12 [INFO] shop.pay - ready', `header | ${AT} | info | - | ready`],
    ['[2026-01-09 10:11:12] production.ERROR: no table', `header | ${AT} | error | - | no table`],
    ['[2026-01-09 10:11:12 ERROR shop] no table', `header | ${AT} | error | - | no table`],
    [
      '2026-01-09 10:11:12 ready service=shop level=warn',
      `header | ${AT} | warn | shop | ready service=shop level=warn`,
    ],
    ['2026-01-09 10:11:12 error while paying', `header | ${AT} | error | - | while paying`],
    ['2026-01-09 10:11:12 Error while paying', `header | ${AT} | - | - | Error while paying`],
    ['2026-01-09 10:11:12 | WARN  | shop | ready', `header | ${AT} | warn | - | ready`],
    ['ERROR 2026-01-09 10:11:12 ready', `header | ${AT} | error | - | ready`],
    ['[WARN] disk is nearly full', 'header | - | warn | - | disk is nearly full'],
    ['ERROR: disk is full', 'header | - | error | - | disk is full'],
    ['Error: disk is full', 'plain | - | - | - | Error: disk is full'],
    ['<11>disk is full', 'plain | - | error | - | <11>disk is full'],
    ['I am a sentence', 'plain | - | - | - | I am a sentence'],
    ['error handling was changed', 'plain | - | - | - | error handling was changed'],
    ['    at pay (/app/pay.js:1:2)', 'plain | - | - | - |     at pay (/app/pay.js:1:2)'],
  ])('%s', (line, expected) => {
    expect(read(line)).toBe(expected);
  });

  test.each([
    [
      'a relayed line has the host once more',
      '2026-01-09 10:11:12 host1 Jan  9 10:11:12 host2 shop[77]: ready',
      'ready',
    ],
    [
      'machine logs name origin and facility',
      '- 1767953472 2026.01.09 R02-M1 2026-01-09-10.11.12.123456 R02-M1 RAS KERNEL FATAL data lost',
      'data lost',
    ],
    ['up to three numbers', '2026-01-09 10:11:12 77 78 79 80 ready', '80 ready'],
    ['a pipe behind a number', '10:11:12|shop|77|ready', 'ready'],
    ['up to four brackets', '2026-01-09 10:11:12 [a] [b] [c] [d] [e] ready', '[e] ready'],
    ['one bracket behind a component', '2026-01-09 10:11:12 [a] shop: [b] ready', '[b] ready'],
    ['no parentheses behind a component', '2026-01-09 10:11:12 shop: (b) ready', '(b) ready'],
    ['parentheses before one', '2026-01-09 10:11:12 (b) shop: ready', 'ready'],
    ['one component', '2026-01-09 10:11:12 shop: pay: ready', 'pay: ready'],
    ['a caller', '2026-01-09 10:11:12 INFO pay.go:12 ready', 'ready'],
    ['a bracket with a time and a number', '[2026-01-09 10:11:12 #77] ready', 'ready'],
    ['a time in parentheses', '(2026-01-09 10:11:12) ready', 'ready'],
    ['ten fields', '10:11:12 [a] [b] [c] 1 2 3 4 ready', '4 ready'],
  ])('%s', (_, line, message) => {
    expect(textHeader(line, UTC).message).toBe(message);
  });

  test.each([
    ['in the last of several words in brackets', '2026-01-09 10:11:12 [pay:error] ready', 'error'],
    ['behind a thread', '2026-01-09 10:11:12 [main] WARN ready', 'warn'],
    ['in front of the time', 'WARNING [2026-01-09 10:11:12] ready', 'warn'],
    ['before two blanks', '2026-01-09 10:11:12 [x] warn  ready', 'warn'],
    ['in brackets', '2026-01-09 10:11:12 [x] [warn] ready', 'warn'],
    ['before a colon', '2026-01-09 10:11:12 [x] warn: ready', 'warn'],
    ['as a letter', '01-09 10:11:12.123  77  78 W Shop: ready', 'warn'],
    ['in a pair far behind', '2026-01-09 10:11:12 ready severity="warn"', 'warn'],
  ])('the level stands %s', (_, line, severity) => {
    expect(textHeader(line, UTC).severity).toBe(severity);
  });

  test.each([
    ['the first word of a message in lower case', '2026-01-09 10:11:12 [x] warn about it'],
    ['a pair of a line that is too long to look through', `2026-01-09 10:11:12 ${'x'.repeat(2_000)} level=warn`],
    ['a word that is one in capitals alone', '2026-01-09 10:11:12 [x] Failed to pay'],
  ])('no level is %s', (_, line) => {
    expect(textHeader(line, UTC).severity).toBeNull();
  });

  test('begins an event where a time, a level or a priority does', () => {
    const headed = (line: string): boolean => textHeader(line, UTC).headed;
    expect(['10:11:12 ready', 'ERROR: x', '<11>x', 'Error: x', 'x'].map(headed)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
