import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Minute } from './read-window.ts';
import { writeCase } from './write-case.ts';
import type { CaseFiles } from './write-case.ts';

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'minutes-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

function put(path: string, rows: readonly string[]): void {
  mkdirSync(dirname(join(data, path)), { recursive: true });
  writeFileSync(join(data, path), rows.map((row) => `${row}\n`).join(''));
}

/** What is brought of a case, by the names of the files. */
async function written(of: Pick<CaseFiles, 'fault' | 'quiet' | 'metrics'>): Promise<ReadonlyMap<string, string>> {
  const folder = join(data, 'made');
  mkdirSync(folder);
  const files = await writeCase(folder, { ...of, data, asked: { from: FAULT - MINUTE, to: FAULT + MINUTE - 1 } });
  return new Map(files.map((file) => [basename(file), readFileSync(file, 'utf8')]));
}

const MINUTE = 60_000;
const FAULT = Date.parse('2024-05-01T10:00:00Z');
const QUIET = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6'];

/** Ten requests of the desk from `start` on, which asks the till; `lost` leaves out the till's last line. */
function putMinute(name: string, { start, lost = false }: { readonly start: number; readonly lost?: boolean }): void {
  const spans = ['TraceID,SpanID,ParentID,PodName,OperationName,StartTimeUnixNano,EndTimeUnixNano,Duration'];
  const logs = ['Timestamp,TimeUnixNano,Node,PodName,Container,TraceID,SpanID,Log'];
  for (let request = 0; request < 10; request += 1) {
    const at = (milliseconds: number): string => `${start + request * 1000 + milliseconds}000000`;
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

const minute = (name: string): Minute => ({
  day: '2024-05-01',
  minute: '10_00',
  from: null,
  to: null,
  log: `log/${name}.csv`,
  trace: `trace/${name}.csv`,
});

test('minutes become a log and a trace recording as collectors write them', async () => {
  for (const [place, name] of QUIET.entries()) putMinute(name, { start: FAULT - (60 - place) * MINUTE });
  putMinute('bad', { start: FAULT, lost: true });
  const quiet = QUIET.map(minute);
  const files = await written({ fault: minute('bad'), quiet, metrics: null });
  expect([...files.keys()]).toEqual(['services.jsonl', 'traces.otlp.jsonl']);
  const lines = (files.get('services.jsonl') ?? '').trim().split('\n');
  expect(lines).toHaveLength(6 * 20 + 10);
  expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
    time: '2024-05-01T10:00:09.030Z',
    service: 'till',
    message: 'INFO s.till.Till#12 take',
    trace_id: 'bad9',
    span_id: 'c',
  });
});

test('of tables of metrics only what was measured by the end of the time in question is brought, by service', async () => {
  const start = FAULT / 1000;
  put('metric/till-3c-4d_metric.csv', [
    'Time,TimeStamp,PodName,CpuUsageRate(%)',
    ...[4, 97, 5].map((value, index) => `t,${start + index * 60},till-3c-4d,${value}`),
  ]);
  const fault = { ...minute('bad'), log: null, trace: null };
  const files = await written({ fault, quiet: [], metrics: 'metric' });
  expect(files.get('till-3c-4d_metric.csv')).toBe(`Time,TimeStamp,service,CpuUsageRate(%)\nt,${start},till,4\n`);
});
