import { expect, test } from '@jest/globals';
import { analyseIncident } from '@mats/engine';
import { createTextLogSource } from '@mats/sources';
import { gatherEvidence } from './gather-evidence.ts';
import type { IncidentEvidence } from './gather-evidence.ts';
import { incidentRecord } from './incident-record.ts';
import { readLogs } from '../read/read-logs.ts';

async function evidenceOf(lines: readonly string[]): Promise<IncidentEvidence> {
  const source = createTextLogSource({ text: lines.join('\n') });
  const options = { signal: new AbortController().signal, now: Date.now(), onStep: (): void => undefined };
  const { logs } = await readLogs([source], options);
  return gatherEvidence(analyseIncident({ logs, containers: [] }), {
    containers: [],
    recordings: [],
    tell: () => undefined,
  });
}

const requests = (count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({ level: 30, time: 1_772_359_200_000 + index * 1_000, msg: 'request completed', index }),
  );

test('a stack trace inside of one JSON line takes one line of the log', async () => {
  const frames = [
    'chargeCard (/app/src/payment.ts:41:9)',
    'checkout (/app/src/checkout.ts:17:3)',
    'main (/app/main.ts:3:1)',
  ];
  const stack = [
    "TypeError: Cannot read properties of undefined (reading 'total')",
    ...frames.map((at) => `    at ${at}`),
  ];
  const err = { type: 'TypeError', message: stack[0]?.slice(11), stack: stack.join('\n') };
  const failed = JSON.stringify({ level: 50, time: 1_772_359_210_000, err, msg: 'request failed' });
  const lines = [...requests(6), failed, ...requests(12)];
  const evidence = await evidenceOf(lines);
  const pieces = [...evidence.failures, ...evidence.stacks].map((entry) => entry.evidence);
  expect(pieces).toHaveLength(2);
  for (const { excerpt, locator } of pieces) {
    expect(locator).toMatchObject({ startLine: 5, endLine: 9 });
    expect(excerpt).toBe(lines.slice(4, 9).join('\n'));
  }
});

test('a stack trace over several lines is quoted with all of them', async () => {
  const trace = ['Error: no stock', '    at reserve (/app/stock.ts:4:1)', '    at main (/app/main.ts:3:1)'];
  const lines = [
    '2026-03-01T10:00:00Z INFO ready',
    `2026-03-01T10:00:05Z ERROR failed: ${trace[0]}`,
    ...trace.slice(1),
  ];
  const evidence = await evidenceOf([...lines, ...['06', '07', '08'].map((at) => `2026-03-01T10:00:${at}Z INFO done`)]);
  expect(evidence.stacks[0]?.evidence.locator).toMatchObject({ startLine: 1, endLine: 6 });
});

test('an onset that is read from times without a zone says so', async () => {
  const onsetIn = async (zone: string): Promise<unknown> => {
    const source = createTextLogSource({
      text: `2026-03-01 10:00:00${zone} INFO ready\n2026-03-01 10:00:05${zone} ERROR no`,
    });
    const options = { signal: new AbortController().signal, now: Date.now(), onStep: (): void => undefined };
    const { logs } = await readLogs([source], options);
    const analysed = analyseIncident({ logs, containers: [] });
    const gathered = await gatherEvidence(analysed, { containers: [], recordings: [], tell: () => undefined });
    return incidentRecord(analysed, gathered).onset?.zoneAssumed;
  };
  expect([await onsetIn(''), await onsetIn('Z')]).toEqual([true, undefined]);
});
