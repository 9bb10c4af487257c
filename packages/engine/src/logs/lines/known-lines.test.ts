import { describe, expect, test } from '@jest/globals';
import type { LogAnalysis } from './types.ts';
import { createLogReader } from './reader.ts';

const read = (lines: readonly string[]): LogAnalysis => {
  const reader = createLogReader({ source: 'json', referenceTime: Date.UTC(2026, 0, 10) });
  reader.push(new TextEncoder().encode(`${lines.join('\n')}\n`));
  return reader.finish();
};

/** The same line several times with other values, so that all but the first two are recognised by their form. */
const many = (line: (index: number) => Readonly<Record<string, unknown>>): string[] =>
  Array.from({ length: 6 }, (_, index) => JSON.stringify(line(index)));

describe('JSON lines recognised by their form', () => {
  test('have the time of their own field, as number or text', () => {
    const start = Date.UTC(2026, 0, 9, 10);
    expect(read(many((index) => ({ level: 30, time: start + index * 90_000, msg: 'tick' })))).toMatchObject({
      timedEvents: 6,
      from: start,
      to: start + 450_000,
    });
    const asText = read(
      many((index) => ({ level: 'info', ts: new Date(start + index * 90_000).toISOString(), msg: 'tick' })),
    );
    expect(asText).toMatchObject({ timedEvents: 6, from: start, to: start + 450_000, zone: 'stated' });
  });

  test('differ by level, service and a failed status', () => {
    const lines = [
      ...many((index) => ({ level: 30, msg: `order ${index} placed`, name: 'shop', id: index })),
      ...many((index) => ({ level: 50, msg: `order ${index} placed`, name: 'shop', id: index })),
      ...many((index) => ({ level: 30, msg: `order ${index} placed`, name: 'stock', id: index })),
      ...many((index) => ({ level: 30, msg: 'request completed', res: { statusCode: 200 }, ms: index })),
      ...many((index) => ({ level: 30, msg: 'request completed', res: { statusCode: 503 }, ms: index })),
    ];
    const analysis = read(lines);
    expect(analysis.severities).toMatchObject({ info: 18, error: 12 });
    expect(analysis.services.map(({ name, events, errors }) => [name, events, errors])).toEqual([
      ['shop', 12, 6],
      ['stock', 6, 0],
    ]);
    expect(analysis.templates.find((template) => template.text.includes('503'))).toMatchObject({
      count: 6,
      severity: 'error',
    });
  });

  test('keep the stack of an error field even when the line is well known', () => {
    const stack = 'Error: boom\n    at pay (/app/pay.js:1:2)';
    const lines = [
      ...many(() => ({ level: 50, msg: 'charge failed' })),
      JSON.stringify({ level: 50, msg: 'charge failed', err: { stack } }),
    ];
    expect(read(lines).stacks[0]?.text).toContain('at pay (/app/pay.js:1:2)');
  });
});
