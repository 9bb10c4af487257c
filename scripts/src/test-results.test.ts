import { describe, expect, test } from '@jest/globals';
import { addResults, NO_RESULTS, parseResults, readResults, summaryLine } from './test-results.ts';

function assertion(status: string, title: string, group: string): Record<string, unknown> {
  return { status, title, ancestorTitles: [group], fullName: `${group} ${title}` };
}

const text = JSON.stringify({
  testResults: [
    {
      name: 'a.test.ts',
      status: 'failed',
      assertionResults: [
        assertion('passed', 'adds', 'sums'),
        assertion('failed', 'subtracts', 'sums'),
        assertion('pending', 'opens', 'page [needs Chromium]'),
        assertion('pending', 'closes', 'page [needs Chromium]'),
      ],
    },
    { name: 'b.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] },
  ],
});

describe('the results of a workspace', () => {
  test('count what passed, failed and was skipped', () => {
    expect(summaryLine(parseResults('ui', text))).toBe('1 passed, 2 failed, 2 skipped');
  });

  test('name failed tests and files that could not be run', () => {
    expect(parseResults('ui', text).failed).toEqual(['ui: b.test.ts could not be run', 'ui: sums subtracts']);
  });

  test('say once why a group was skipped', () => {
    expect(parseResults('ui', text).missed).toEqual(['ui: page [needs Chromium]']);
  });

  test('that were never written are a failure', () => {
    expect(readResults('ui', 'no/such/file.json').failed).toEqual(['ui: ended without results']);
  });

  test('add up', () => {
    const one = parseResults('ui', text);
    expect(summaryLine(addResults(addResults(NO_RESULTS, one), one))).toBe('2 passed, 4 failed, 4 skipped');
  });
});
