import { expect, test } from '@jest/globals';
import { stripCollectorPrefix } from './collector-prefix.ts';

test.each([
  ['web-1  | at pay', 'at pay', 'web-1'],
  ['web.1.x@host    | at pay', 'at pay', 'web.1.x@host'],
  ['0|app  | at pay', 'at pay', '0|app'],
  ['10:14:02 web.1   | at pay', 'at pay', 'web.1'],
  ['[pod/web-7d4b/web] at pay', 'at pay', 'pod/web-7d4b/web'],
  ['shop/web-7d4b[web]: at pay', 'at pay', 'shop/web-7d4b[web]'],
  ['2024-11-20T10:14:02.1Z stderr F     at pay', '    at pay', undefined],
  ['<34>1 2024-11-20T10:14:02Z host app 123 ID47 - at pay', 'at pay', 'host app 123'],
  ['<34>1 2024-11-20T10:14:02Z host app 123 ID47 [a b="c"] at pay', 'at pay', 'host app 123'],
  ['Nov 20 10:14:02 host app[123]:     at pay', '    at pay', 'host app[123]'],
  ['<11>Nov  2 10:14:02 host app: at pay', 'at pay', 'host app'],
  ['2024-11-20T10:14:02+00:00 app[web.1]: at pay', 'at pay', 'app[web.1]'],
  ['11-20 10:14:02.123  1234  1234 E AndroidRuntime: at pay', 'at pay', '1234'],
  ['E/flutter ( 1234): at pay', 'at pay', 'E/flutter ( 1234)'],
  ['[web] at pay', 'at pay', '[web]'],
  ['[0] at pay', 'at pay', '[0]'],
  ['npm ERR! at pay', 'at pay', undefined],
  ['stderr: at pay', 'at pay', undefined],
  ['web:dev: at pay', 'at pay', undefined],
  ['web-1  | Nov 20 10:14:02 host app[123]: at pay', 'at pay', 'web-1 host app[123]'],
  ['web-1  | [0] stderr: at pay', 'at pay', 'web-1 [0]'],
])('%s', (line, text, stream) => {
  expect(stripCollectorPrefix(line)).toEqual(stream === undefined ? { text } : { text, stream });
});

test.each([
  '    at pay (a.js:1:2)',
  '} | x',
  '[cause]: Error: no',
  '[errors]: [',
  '[web] (x)',
  'Error: no',
  'Nov 20 10:14:02 Caused by: java.io.IOException: no',
  'a sentence with a bar | in it',
  '',
])('has no prefix: %s', (line) => {
  expect(stripCollectorPrefix(line)).toEqual({ text: line });
});

test('five collectors are put up with', () => {
  expect(stripCollectorPrefix(`${'a | '.repeat(6)}x`)).toEqual({ text: 'a | x', stream: 'a a a a a' });
});
