import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Prediction } from '../suite.ts';
import { nezhaTt } from './nezha-tt.ts';

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'minutes-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

function put(path: string, rows: readonly string[]): void {
  mkdirSync(dirname(join(data, path)), { recursive: true });
  writeFileSync(join(data, path), rows.map((row) => `${row}\n`).join(''));
}

async function predict(): Promise<Prediction[]> {
  const written: Prediction[] = [];
  await nezhaTt.predict({ data, write: (prediction) => written.push(prediction) });
  return written;
}

/** Ten requests of the desk, which asks the till; `lost` leaves out the till's last line. */
function putMinute(name: string, { lost = false }: { readonly lost?: boolean } = {}): void {
  const spans = ['TraceID,SpanID,ParentID,PodName,OperationName,StartTimeUnixNano,EndTimeUnixNano,Duration'];
  const logs = ['Timestamp,TimeUnixNano,Node,PodName,Container,TraceID,SpanID,Log'];
  for (let request = 0; request < 10; request += 1) {
    const at = (milliseconds: number): string => `${1_700_000_000_000 + request * 1000 + milliseconds}000000`;
    spans.push(
      `${name}${request},a,root,desk-1a-2b,/pay,${at(0)},${at(90)},1`,
      `${name}${request},b,a,desk-1a-2b,POST,${at(10)},${at(80)},1`,
      `${name}${request},c,b,till-3c-4d,/till,${at(20)},${at(70)},1`,
    );
    const say = (milliseconds: number, text: string): number =>
      logs.push(
        `t,${at(milliseconds)},n,till-3c-4d,server,${name}${request},c,"{""log"":""INFO s.till.Till#${text}\\n"",""stream"":""stdout""}"`,
      );
    say(30, '12 take');
    if (!lost) say(60, '40 taken');
  }
  put(`log/${name}.csv`, logs);
  put(`trace/${name}.csv`, spans);
}

const minute = (name: string): object => ({
  day: '2024-05-01',
  minute: '10_00',
  from: null,
  to: null,
  log: `log/${name}.csv`,
  trace: `trace/${name}.csv`,
});

test('a line that vanished leads to service, class and line', async () => {
  for (const name of ['q1', 'q2', 'q3', 'q4', 'q5', 'q6']) putMinute(name);
  putMinute('bad', { lost: true });
  put(
    'quiet.jsonl',
    ['q1', 'q2', 'q3', 'q4', 'q5', 'q6'].map((name) => JSON.stringify(minute(name))),
  );
  put('cases.jsonl', [
    JSON.stringify({
      case: 'x',
      inject_time: '2024-05-01T09:58:00Z',
      metrics: null,
      before: null,
      fault: minute('bad'),
    }),
  ]);
  const [prediction] = await predict();
  expect(prediction).toMatchObject({
    case: 'x',
    services: ['till', 'desk'],
    files: ['till/s.till.Till'],
    lines: [{ file: 'till/s.till.Till', line: 40 }],
  });
});

test('with nothing but metrics, those up to the named minute answer', async () => {
  const header = 'Time,TimeStamp,PodName,CpuUsageRate(%)';
  const start = Date.parse('2024-05-01T09:30:00Z') / 1000;
  const rows = (pod: string, last: readonly number[]): string[] => [
    header,
    ...[...Array.from({ length: 30 }, (_, index) => 4 + (index % 3)), ...last].map(
      (value, index) => `t,${start + index * 60},${pod},${value}`,
    ),
  ];
  put('metric/till-3c-4d_metric.csv', rows('till-3c-4d', [97, 4]));
  put('metric/desk-1a-2b_metric.csv', rows('desk-1a-2b', [5, 99]));
  put('quiet.jsonl', []);
  const fault = { day: '2024-05-01', minute: '10_00', from: null, to: null, log: null, trace: null };
  put('cases.jsonl', [
    JSON.stringify({ case: 'x', inject_time: '2024-05-01T09:59:30Z', metrics: 'metric', before: null, fault }),
  ]);
  await expect(predict()).resolves.toMatchObject([{ services: ['till'], metric: { service: 'till', family: 'cpu' } }]);
});
