import { expect, test } from '@jest/globals';
import { wholeKnowledge } from '../../knowledge/whole-knowledge.ts';
import { readLogLines } from '../../logs/digest/read-log-lines.ts';
import { viewFailures } from './view-failures.ts';

function failing(text: string): string[] {
  const lines = readLogLines([{ file: 0, firstLine: 1, lines: text.split('\n'), service: 'app' }], { referenceMs: 0 });
  return viewFailures({ lines, question: 'Why?', ...wholeKnowledge() }).failures.map(
    ({ group }) => group.lines[0].message,
  );
}

test('of a traceback the error fails, not the lines that open and join its parts', () => {
  const messages = failing(
    [
      '2026-11-29 09:00:31 ERROR job failed',
      'Traceback (most recent call last):',
      '  File "/srv/app/tasks.py", line 12, in nightly',
      '    rows = fetch()',
      'ValueError: gizmo is wobbly',
      '',
      'The above exception was the direct cause of the following exception:',
      '',
      'Traceback (most recent call last):',
      '  File "/srv/app/tasks.py", line 14, in nightly',
      '    raise JobError("no gizmo") from error',
      'JobError: no gizmo',
      '',
      'During handling of the above exception, another exception occurred:',
      '',
      'Traceback (most recent call last):',
      '  File "/srv/app/tasks.py", line 20, in report',
      '    tell(error)',
      'TellError: nobody listens',
    ].join('\n'),
  );
  expect(messages.join('\n')).toMatch(/job failed[^]*gizmo is wobbly[^]*no gizmo[^]*nobody listens/);
  expect(messages.join('\n')).not.toMatch(/Traceback|above exception/);
});
