import { expect, test } from '@jest/globals';
import { explainFailures } from './explain-failures.ts';
import { info, logOf } from './testing/log-of.ts';

test('what the dead wrote last tells more than that they died, the last words first, whatever level they have', () => {
  const lines = logOf(
    { message: 'reading the table', severity: null },
    { message: 'bad stanza near line 41', severity: null },
    info('web-1 exited with code 3', { service: null }),
  );
  const { telling } = explainFailures({ lines, question: 'Why?' });
  expect(telling.map((group) => group.lines[0].message)).toEqual([
    'bad stanza near line 41',
    'reading the table',
    'web-1 exited with code 3',
  ]);
});

test('what the dead said of their ordinary work tells less than that they died', () => {
  const lines = logOf(
    { message: 'reading the table', severity: 'info' },
    { message: 'the table is read', severity: 'info' },
    info('web-1 exited with code 137', { service: null }),
  );
  const { telling } = explainFailures({ lines, question: 'Why?' });
  expect(telling[0]?.lines[0].message).toBe('web-1 exited with code 137');
});
