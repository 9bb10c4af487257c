import { expect, test } from '@jest/globals';
import { findDeaths } from '../../logs/digest/deaths.ts';
import { readLogLines } from '../../logs/digest/read-log-lines.ts';
import { deadParts } from './dead-parts.ts';

function told(text: string): unknown[] {
  const lines = readLogLines([{ file: 0, firstLine: 1, lines: text.split('\n'), service: null }], {
    referenceMs: Date.UTC(2026, 0, 10),
  });
  return deadParts(lines, findDeaths(lines)).map(({ service, code, signal, count, told: death, words }) => [
    service,
    code,
    signal,
    count,
    death.lines[0].line,
    words?.lines[0].message ?? null,
  ]);
}

test('a part that died twice is told once, with its code, how often, and its last words before the last death', () => {
  const text = `web-1  | 2026-01-09T10:00:00Z INFO up
worker-1  | 2026-01-09T10:00:01Z reading plan 1
worker-1  | 2026-01-09T10:00:02Z the plan has no colour
worker-1 exited with code 7
worker-1  | 2026-01-09T10:00:03Z reading plan 2
worker-1  | 2026-01-09T10:00:04Z the plan has no shape
worker-1 exited with code 7`;
  expect(told(text)).toEqual([['worker', 7, null, 2, 7, 'the plan has no shape']]);
});

test('several lines about one death are one death, and a signal is told beside its code', () => {
  const text = `Jan  9 10:00:01 h systemd[1]: plan.service: Main process exited, code=killed, status=9/KILL
Jan  9 10:00:01 h systemd[1]: plan.service: Failed with result 'signal'.
Jan  9 10:00:02 h systemd[1]: plan.service: Scheduled restart job, restart counter is at 1.`;
  expect(told(text)).toEqual([['plan', 9, 'KILL', 1, 1, null]]);
});

test('a complaint among the last words is told and not the line that tidies up behind it', () => {
  const text = `job-1  | 2026-01-09T10:00:01Z ERROR the plan has no colour
job-1  | 2026-01-09T10:00:02Z INFO closing
job-1 exited with code 1
mail-1  | 2026-01-09T10:00:03Z INFO sent
mail-1 exited with code 0`;
  expect(told(text)).toEqual([['job', 1, null, 1, 3, 'the plan has no colour']]);
});
