import { describe, expect, test } from '@jest/globals';
import { stateLines } from './state-lines.ts';

const inspect = (...containers: readonly object[]): string[] => JSON.stringify(containers, null, 4).split('\n');
const FULL = { Name: '/a', State: { OOMKilled: true, ExitCode: 137, Error: '' }, HostConfig: { Memory: 268_435_456 } };
const FINE = { Name: '/b', State: { OOMKilled: false, ExitCode: 0, Error: '' }, HostConfig: { Memory: 0 } };

describe('what a printed container tells', () => {
  test('is what is not as it should be', () => {
    const [told = []] = stateLines(inspect(FULL), 1);
    expect(told.filter((line) => line !== '')).toEqual([
      '"OOMKilled": true,',
      '"ExitCode": 137,',
      '"Memory": 268435456',
    ]);
  });

  test('stands on the lines of the document', () => {
    const lines = inspect(FINE, FULL);
    const [, told = []] = stateLines(lines, 2);
    const at = told.indexOf('"OOMKilled": true,');
    expect(lines[at]?.trim()).toBe('"OOMKilled": true,');
  });

  test('is nothing for one that is as it should be', () => {
    expect(stateLines(inspect(FINE), 1).flat().join('')).toBe('');
  });

  test('is not told where it cannot be said of whom it is', () => {
    expect(stateLines(inspect(FULL, FINE), 1)).toEqual([]);
  });
});
