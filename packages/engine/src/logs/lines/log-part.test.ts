import { describe, expect, test } from '@jest/globals';
import type { LogPart } from './log-part.ts';
import { combineLogParts } from './log-part.ts';
import { createLogReader } from './reader.ts';

const OPTIONS = { source: 'shop.log', referenceTime: Date.UTC(2026, 0, 10) };

const lines = Array.from({ length: 500 }, (_, index) => {
  const time = new Date(Date.UTC(2026, 0, 9, 10, 0, index)).toISOString();
  if (index % 50 === 7) return `${time} ERROR charge ${index} failed\nError: boom\n    at pay (/app/pay.js:1:${index})`;
  return `${time} ${index % 3 === 0 ? 'WARN slow' : 'INFO quick'} answer for customer ${'abcdefghijklmnop'[index % 16]}x in ${index} ms`;
});

const partOf = (text: string): LogPart => {
  const reader = createLogReader(OPTIONS);
  reader.push(new TextEncoder().encode(text));
  return reader.finishPart();
};

describe('combineLogParts', () => {
  test('two halves of a log give the same analysis as the whole', () => {
    const whole = createLogReader(OPTIONS);
    whole.push(new TextEncoder().encode(`${lines.join('\n')}\n`));
    const halves = [lines.slice(0, 200), lines.slice(200)].map((half) => partOf(`${half.join('\n')}\n`));
    const { notes: _, ...expected } = whole.finish();
    const { notes, ...combined } = combineLogParts(halves).analysis;
    expect(notes).toEqual([]);
    expect(combined).toEqual(expected);
    expect(combined.stacks).toHaveLength(1);
  });

  test('the last samples of a rare kind are of the last part', () => {
    const { templates } = combineLogParts(
      [lines.slice(0, 480), lines.slice(480)].map((part) => partOf(`${part.join('\n')}\n`)),
    ).analysis;
    const rare = templates.find(({ count }) => count === 10);
    expect(rare?.samples).toHaveLength(6);
    expect(rare?.samples.at(-1)?.line).toBe(rare?.last.line);
  });

  test('parts can be sent between threads', () => {
    const part = partOf(lines.join('\n'));
    expect(structuredClone(part)).toEqual(part);
  });
});
