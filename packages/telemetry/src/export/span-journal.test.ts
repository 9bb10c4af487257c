import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { createSpanJournal } from './span-journal.ts';
import type { SpanJournal } from './span-journal.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mats-journal-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

function spans(count: number): ReadableSpan[] {
  const memory = new InMemorySpanExporter();
  const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(memory)] }).getTracer('test');
  for (let made = 0; made < count; made += 1) tracer.startSpan(`span ${made}`).end();
  return memory.getFinishedSpans();
}

const idOf = (span: ReadableSpan | undefined): string => span?.spanContext().spanId ?? '';
/** A journal of a process that has this number no more: two journals of different times are two processes. */
const journalAt = (time: number, segmentBytes?: number): SpanJournal =>
  createSpanJournal({
    directory,
    now: () => time,
    ...(segmentBytes === undefined ? {} : { segmentBytes, segments: 3 }),
  });

describe('the journal of spans', () => {
  test('gives what a killed process had not handed over to the next, once', async () => {
    const made = spans(5);
    const killed = journalAt(1);
    for (const span of made) killed.write(span);
    killed.handedOver(3);

    const left = await journalAt(2).takeLeft();
    expect(left.map(({ spanId }) => spanId)).toEqual(made.slice(3).map(idOf));
    expect(await journalAt(3).takeLeft()).toEqual([]);
  });

  test('counts what was handed over across segments', async () => {
    const made = spans(40);
    const killed = journalAt(1, 2_000);
    for (const span of made.slice(0, 8)) killed.write(span);
    killed.handedOver(7);
    expect((await readdir(directory)).length).toBe(2);
    expect((await journalAt(2).takeLeft()).map(({ spanId }) => spanId)).toEqual([idOf(made[7])]);
  });

  test('forgets traces: nothing of them is left on the disk, and the others are given as if they had been there', async () => {
    const made = spans(6);
    const killed = journalAt(1);
    for (const span of made) killed.write(span);
    killed.handedOver(2);
    const traceOf = (place: number): string => made[place]?.spanContext().traceId ?? '';
    const asking = journalAt(2);
    expect(await asking.forget(new Set([traceOf(0), traceOf(3)]))).toBe(2);
    expect(await asking.forget(new Set([traceOf(0)]))).toBe(0);
    const files = await Promise.all((await readdir(directory)).map((name) => readFile(join(directory, name))));
    const bytes = Buffer.concat(files);
    const held = [0, 1, 2, 3, 4, 5].map((place) => [
      bytes.includes(`span ${place}`),
      bytes.includes(Buffer.from(traceOf(place), 'hex')),
    ]);
    const [gone, there] = [
      [false, false],
      [true, true],
    ];
    expect(held).toEqual([gone, there, there, gone, there, there]);
    expect((await asking.takeLeft()).map(({ spanId }) => spanId)).toEqual([2, 4, 5].map((place) => idOf(made[place])));
    expect(await journalAt(3).takeLeft()).toEqual([]);
  });

  test('leaves out a record in whose middle its process was killed', async () => {
    const [first] = spans(1);
    const killed = journalAt(1);
    if (first !== undefined) killed.write(first);
    const [name = ''] = await readdir(directory);
    await appendFile(join(directory, name), Buffer.from([0, 0, 1, 0, 7]));
    expect((await journalAt(2).takeLeft()).map(({ spanId }) => spanId)).toEqual([idOf(first)]);
  });

  test('has the spans of a trace also after they were handed over', async () => {
    const [first, second] = spans(2);
    const journal = journalAt(1);
    for (const span of [first, second]) if (span !== undefined) journal.write(span);
    journal.handedOver(2);
    const found = await journal.ofTrace(first?.spanContext().traceId ?? '');
    expect(found.map(({ spanId }) => spanId)).toEqual([idOf(first)]);
  });

  test('keeps the newest segments alone', async () => {
    const journal = journalAt(1, 2_000);
    for (const span of spans(60)) journal.write(span);
    expect((await readdir(directory)).length).toBe(3);
  });

  test('lets its service go on where nothing can be written', () => {
    const journal = createSpanJournal({ directory: '/dev/null/spool', now: () => 1 });
    const [first] = spans(1);
    expect(() => first !== undefined && journal.write(first)).not.toThrow();
  });
});
