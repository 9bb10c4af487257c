// cspell:ignore openat FDCWD
import { describe, expect, test } from '@jest/globals';
import { passedCalls } from './passed-calls.ts';
import { logOf } from './testing/log-of.ts';

const MISSING = (path: string): string =>
  `openat(AT_FDCWD, "${path}", O_RDONLY) = -1 ENOENT (No such file or directory)`;

function passedOf(...written: readonly string[]): number[] {
  return [...passedCalls(logOf(...written))].map(({ line }) => line);
}

describe('calls that a traced process went on from', () => {
  test('are all that failed but the last', () => {
    expect(passedOf(MISSING('/a'), MISSING('/b'), 'exit_group(1) = ?')).toEqual([1]);
  });

  test('are counted for each process by itself', () => {
    expect(passedOf(`[pid 11] ${MISSING('/a')}`, `[pid 12] ${MISSING('/b')}`, `[pid 12] ${MISSING('/c')}`)).toEqual([
      2,
    ]);
  });

  test('are those that only have to wait', () => {
    expect(passedOf(MISSING('/a'), 'read(5, 0x7f, 8) = -1 EAGAIN (Resource temporarily unavailable)')).toEqual([2]);
  });

  test('are none of other lines', () => {
    expect(passedOf('open /a: no such file or directory', MISSING('/b'))).toEqual([]);
  });
});
