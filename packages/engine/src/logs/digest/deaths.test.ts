import { describe, expect, test } from '@jest/globals';
import { findDeaths, lastWords } from './deaths.ts';
import type { LogLine } from './log-line.ts';
import { readLogLines } from './read-log-lines.ts';

const NOW = Date.UTC(2026, 0, 10);

function linesOf(text: string, service: string | null = null): LogLine[] {
  return readLogLines([{ file: 0, firstLine: 1, lines: text.split('\n'), service }], { referenceMs: NOW });
}

function deathOf(line: string): string {
  const [death] = findDeaths(linesOf(line, 'writer'));
  return death === undefined ? 'none' : `${death.service} ${death.code} ${death.signal}`;
}

describe('a death', () => {
  test.each([
    ['shop-db-1 exited with code 137', 'shop-db 137 null'],
    ['container web exited with code 1', 'web 1 null'],
    ['app.service: Main process exited, code=exited, status=203/EXEC', 'app 203 EXEC'],
    ['app@2.service: Main process exited, code=killed, status=9/KILL', 'app@2 9 KILL'],
    ["app.service: Failed with result 'oom-kill'", 'app null oom-kill'],
    ['app.service: Scheduled restart job, restart counter is at 3.', 'app null null'],
    ['app.service: Start request repeated too quickly.', 'app null null'],
    [
      'E0109 10:00:02.000000    1200 pod_workers.go:1298] "Error syncing pod" err="failed with CrashLoopBackOff: \\"back-off 5m0s restarting failed container=app pod=orders-7c9d4f8b6-x2x9k_shop(6f1b)\\"" pod="shop/orders-7c9d4f8b6-x2x9k"',
      'orders null null',
    ],
    [
      'I0109 10:00:01.000000    1200 kubelet.go:2250] "SyncLoop (PLEG): event for pod" pod="shop/orders-7c9d4f8b6-x2x9k" event={"ID":"u","Type":"ContainerDied","Data":"abc"}',
      'orders null null',
    ],
    ['exited: worker (exit status 2; not expected)', 'worker 2 null'],
    ['2026-01-09 10:00:01,101 INFO exited: worker (exit status 78; not expected)', 'worker 78 null'],
    ['exited: worker (terminated by SIGSEGV (core dumped); not expected)', 'worker null SIGSEGV'],
    ['App [api:0] exited with code [1] via signal [SIGINT]', 'api 1 SIGINT'],
    ['2026-01-09T10:00:00.000Z container die 77 (image=shop, exitCode=139, name=web)', 'writer 139 null'],
    ['Back-off restarting failed container app in pod orders-7c9d4f-x2x9k', 'app null null'],
    ['    Reason:       OOMKilled', 'writer null null'],
    ['    Exit Code:    137', 'writer 137 null'],
    ['[12345.678901] Out of memory: Killed process 77 (java) total-vm:1kB', 'java null null'],
    ['Killed process 77, java', 'java null null'],
    ['[12345.678901] nginx[77]: segfault at 0 ip 0', 'nginx null null'],
    ['make: *** [Makefile:3: all] Error 2', 'writer 2 null'],
    ['Error: Process completed with exit code 127.', 'writer 127 null'],
    ["The command '/bin/sh -c make' returned a non-zero code: 2", 'writer 2 null'],
  ])('is told by: %s', (line, expected) => {
    expect(deathOf(line)).toBe(expected);
  });

  test.each([
    ['a process that ended as it should', 'shop-db-1 exited with code 0'],
    ['a unit that ended as it should', 'app.service: Main process exited, code=exited, status=0/SUCCESS'],
    ['a container that ended as it should', 'container die 77 (exitCode=0, name=web)'],
    ['an exit that was expected', 'exited: worker (exit status 0; expected)'],
    ['an exit code of nought', '    Exit Code:    0'],
    ['a sentence about killing', 'do not kill the process while it writes'],
    ['a step that went well', 'Process completed with exit code 0.'],
  ])('is not: %s', (_, line) => {
    expect(deathOf(line)).toBe('none');
  });
});

describe('last words', () => {
  const wordsOf = (text: string): string[] => {
    const lines = linesOf(text);
    return [...lastWords(lines, findDeaths(lines))].map(([{ message }, distance]) => `${distance} ${message}`);
  };

  test('are those of the one that died, the last one first, and of nobody else', () => {
    expect(
      wordsOf(
        ['db-1 | starting', 'web-1 | ready', 'db-1 | no space left', 'web-1 | waiting', 'db-1 exited with code 1'].join(
          '\n',
        ),
      ),
    ).toEqual(['0 no space left', '1 starting']);
  });

  test('are at most twelve', () => {
    const spoken = Array.from({ length: 20 }, (_, index) => `db-1 | step ${index}`);
    const words = wordsOf([...spoken, 'db-1 exited with code 1'].join('\n'));
    expect(words).toHaveLength(12);
    expect(words.at(-1)).toBe('11 step 8');
  });

  test('end at the death before', () => {
    expect(
      wordsOf(['db-1 | first', 'db-1 exited with code 1', 'db-1 | second', 'db-1 exited with code 1'].join('\n')),
    ).toEqual(['0 first', '0 second']);
  });

  test('of a death that is told twice in a row are those before both', () => {
    expect(
      wordsOf(
        [
          'db-1 | no space left',
          'db-1 | db.service: Main process exited, code=exited, status=1/FAILURE',
          "db-1 | db.service: Failed with result 'exit-code'",
        ].join('\n'),
      ),
    ).toEqual(['0 no space left']);
  });

  test.each([
    ['db', 'db'],
    ['db', 'db-primary'],
    ['db-primary', 'db'],
    ['shop_db', 'db'],
  ])('of %s are those that %s wrote', (died, writer) => {
    expect(wordsOf(`${writer} | no space left\n${died} exited with code 1`)).toEqual(['0 no space left']);
  });

  test('of a writer without a name are those of its own file', () => {
    const lines = readLogLines(
      [
        {
          file: 0,
          firstLine: 1,
          lines: ['10:00:00 disk is full', '10:00:02 Process completed with exit code 1'],
          service: null,
        },
        { file: 1, firstLine: 1, lines: ['10:00:01 all is well'], service: null },
      ],
      { referenceMs: NOW },
    );
    expect([...lastWords(lines, findDeaths(lines)).keys()].map(({ message }) => message)).toEqual(['disk is full']);
  });
});
