import { describe, expect, test } from '@jest/globals';
import { splitFlatTrace } from './split-flat-trace.ts';

describe('a trace on one line', () => {
  test.each([
    [
      'of JavaScript',
      'TypeError: no at pay (/a/pay.js:1:2) at run (/a/run.js:3:4)',
      ['TypeError: no', 'at pay (/a/pay.js:1:2)', 'at run (/a/run.js:3:4)'],
    ],
    [
      'of Java with a cause',
      'java.lang.IllegalStateException: x at a.B.c(B.java:3) Caused by: java.io.IOException: y at a.D.e(D.java:9) ... 3 more',
      [
        'java.lang.IllegalStateException: x',
        'at a.B.c(B.java:3)',
        'Caused by: java.io.IOException: y',
        'at a.D.e(D.java:9)',
        '... 3 more',
      ],
    ],
    [
      'of Python',
      'Traceback (most recent call last): File "/a/pay.py", line 3, in pay main() ValueError: no',
      ['Traceback (most recent call last):', 'File "/a/pay.py", line 3, in pay', 'main()', 'ValueError: no'],
    ],
    [
      'of PHP',
      'PHP Fatal error: Uncaught Error: no in /a/pay.php:3 Stack trace: #0 /a/run.php(7): pay() #1 {main} thrown in /a/pay.php on line 3',
      [
        'PHP Fatal error: Uncaught Error: no in /a/pay.php:3',
        'Stack trace:',
        '#0 /a/run.php(7): pay()',
        '#1 {main}',
        'thrown in /a/pay.php on line 3',
      ],
    ],
  ])('%s', (_, line, expected) => {
    expect(splitFlatTrace(line)).toEqual(expected);
  });

  test.each([
    ['a frame as it should be', '    at pay (/a/pay.js:1:2)'],
    ['a sentence', 'we met at noon at the office'],
    ['what is too short', 'at a at b'],
    ['an error alone', 'TypeError: cannot read the name of undefined'],
  ])('is not %s', (_, line) => {
    expect(splitFlatTrace(line)).toEqual([line]);
  });
});
