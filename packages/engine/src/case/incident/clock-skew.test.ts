import { describe, expect, test } from '@jest/globals';
import { createLogReader } from '../../logs/lines/reader.ts';
import { analyseIncident } from './analyse-incident.ts';
import { clockOffsets } from './clock-skew.ts';
import type { ReadLog } from './incident-input.ts';

const START = Date.parse('2026-03-01T10:00:00Z');

/** One line of a service: seconds since the start by a right clock, and its fields. */
type Line = readonly [at: number, fields: Readonly<Record<string, unknown>>];

/** A log whose clock is some seconds ahead. */
function log(service: string, lines: readonly Line[], ahead = 0): ReadLog {
  const reader = createLogReader({ source: service, referenceTime: START });
  for (const [at, fields] of lines.toSorted((a, b) => a[0] - b[0])) {
    const time = new Date(START + (at + ahead) * 1_000).toISOString();
    reader.push(Buffer.from(`${JSON.stringify({ level: 'info', time, service, ...fields })}\n`));
  }
  const label = `${service}.log`;
  return { analysis: reader.finish(), locator: { source: 'file', name: label, label }, service: null };
}

/** What a service writes for requests a second apart, each `late` seconds after it came in. */
const requests = (msg: string, late: number, key = 'requestId'): Line[] =>
  Array.from({ length: 300 }, (_, index) => [index + late, { msg, [key]: `4bf92f35${index + 100}` }] as const);
const failures = (msg: string, from: number): Line[] =>
  Array.from({ length: 100 }, (_, index) => [from + index, { level: 'error', msg }] as const);

const web = log('web', [...requests('request received', 0), ...requests('request completed', 0.5)]);
const offsetsOf = (logs: readonly ReadLog[]): (number | null)[] => clockOffsets(logs.map(({ analysis }) => analysis));

describe('clocks that differ', () => {
  test('are found by the requests that logs share', () => {
    const stock = log('stock', requests('reserved', 0.2, 'x_request_id'));
    const payment = log('payment', requests('charged', 0.3), 42);
    expect(offsetsOf([web, stock, payment])).toEqual([0, 0, 42_050]);
  });

  test('are left alone without shared ids', () => {
    const payment = log('payment', requests('charged', 0.3, 'orderId'), 42);
    expect(offsetsOf([web, payment])).toEqual([null, null]);
  });

  test('are left alone when the requests disagree', () => {
    const lines = requests('mailed', 0).map(([at, fields], index): Line => [at + index * 60, fields]);
    expect(offsetsOf([web, log('mail', lines)])).toEqual([null, null]);
  });

  test('are not seen in what only waited', () => {
    const lines = requests('export ready', 30).map(([at, fields]): Line => [at, { ...fields, durationMs: 30_000 }]);
    expect(offsetsOf([web, log('export', lines)])).toEqual([null, null]);
  });

  test('do not decide who failed first', () => {
    const payment = log('payment', [...requests('charged', 0.3), ...failures('no such card table', 200)]);
    const late = [...requests('reserved', 0.2), ...failures('no such stock table', 210)];
    const right = analyseIncident({ logs: [web, payment, log('stock', late)], containers: [] });
    const wrong = analyseIncident({ logs: [web, payment, log('stock', late, -42)], containers: [] });
    expect(right).toMatchObject({ firstService: 'payment', notes: [] });
    expect(wrong.firstService).toBe('payment');
    expect(wrong.notes).toEqual(['The clock of stock is 42 s behind; its times were corrected.']);
    expect(Math.abs((wrong.onset?.at ?? 0) - (right.onset?.at ?? 0))).toBeLessThanOrEqual(1_000);
    const uncorrected = log('stock', failures('no such stock table', 210), -42);
    expect(analyseIncident({ logs: [web, payment, uncorrected], containers: [] }).firstService).toBe('stock');
  });
});
