import { appendFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createFileLogSource } from '@mats/sources';
import type { LogSource, LogStream } from '@mats/sources';
import { temporaryFolders } from '@mats/sources/testing';
import { analyseLogStream } from './analyse-log-stream.ts';
import type { AnalyseLogOptions, AnalysedLog } from './analyse-log-stream.ts';
import { byteRanges } from './byte-ranges.ts';
import { createLogWorkers } from './log-workers.ts';
import type { LogWorkers } from './log-workers.ts';

const temporaryFolder = temporaryFolders();
const crews: LogWorkers[] = [];
const START = Date.UTC(2026, 0, 1);

afterEach(async () => {
  for (const crew of crews.splice(0)) await crew.close();
});

/** A log with stack traces, in which every message has a number of its own. */
function makeLog(events: number): string {
  const lines = Array.from({ length: events }, (_none, index) => {
    const time = new Date(START + index * 10).toISOString();
    if (index % 50 !== 0) return `${time} INFO [web] request ${index} took ${index % 300} ms`;
    return `${time} ERROR [checkout] payment of order ${index} failed\n    at pay (/srv/shop/pay.js:1:2)\n    at run (/srv/shop/run.js:3:4)`;
  });
  return `${lines.join('\n')}\n`;
}

async function logFile(content: string | Uint8Array): Promise<{ source: LogSource; stream: LogStream; file: string }> {
  const file = path.join(await temporaryFolder(), 'web.log');
  await writeFile(file, content);
  const source = createFileLogSource({ patterns: [file] });
  const [stream] = (await source.list()).streams;
  if (stream === undefined) throw new Error('no stream');
  return { source, stream, file };
}

const reader = { source: 'web.log', referenceTime: START + 86_400_000 };

function byThreads(size: number): Partial<AnalyseLogOptions> {
  const workers = createLogWorkers({ size });
  crews.push(workers);
  return { workers, leastThreadBytes: 0 };
}

/** What must not depend on how a log was read. */
const facts = ({ analysis, cut, problem }: AnalysedLog): unknown => ({
  ...analysis,
  stacks: analysis.stacks[0]?.text,
  stackEvents: analysis.stacks.reduce((sum, stack) => sum + stack.count, 0),
  cut,
  problem,
});

describe('analyseLogStream', () => {
  test.each([1, 2, 3])('%i threads find what one reading finds', async (size) => {
    const log = await logFile(makeLog(30_000));
    const here = await analyseLogStream(log, { reader });
    const there = await analyseLogStream(log, { reader, ...byThreads(size) });
    expect(here.analysis.events).toBe(30_000);
    expect(facts(there)).toEqual(facts(here));
  });

  test('tells of all bytes that were read', async () => {
    const text = makeLog(20_000);
    const log = await logFile(text);
    const told = { here: 0, there: 0 };
    await analyseLogStream(log, { reader, onBytes: (bytes) => (told.here += bytes) });
    await analyseLogStream(log, { reader, ...byThreads(2), onBytes: (bytes) => (told.there += bytes) });
    expect(told).toEqual({ here: text.length, there: text.length });
  });

  test.each(['here', 'there'])('stops at the limit and says so (%s)', async (where) => {
    const text = makeLog(5_000);
    const log = await logFile(text);
    const way = where === 'here' ? {} : byThreads(2);
    const cut = await analyseLogStream(log, { reader, ...way, maxBytes: 100_000 });
    expect({ cut: cut.cut, bytes: cut.analysis.bytes }).toEqual({ cut: true, bytes: 100_000 });
    const whole = await analyseLogStream(log, { reader, ...way, maxBytes: text.length });
    expect({ cut: whole.cut, bytes: whole.analysis.bytes }).toEqual({ cut: false, bytes: text.length });
  });

  test.each(['here', 'there'])('an abort ends it with the reason, and the next log is read (%s)', async (where) => {
    const log = await logFile(makeLog(100_000));
    const way = where === 'here' ? {} : byThreads(1);
    const controller = new AbortController();
    const reason = new Error('stopped by the test');
    const reading = analyseLogStream(log, { reader, ...way, signal: controller.signal });
    controller.abort(reason);
    await expect(reading).rejects.toBe(reason);
    const again = await analyseLogStream(log, { reader, ...way });
    expect(again.analysis.events).toBe(100_000);
  });

  test('a log that breaks off gives what came before, with the problem', async () => {
    const packed = gzipSync(makeLog(60_000));
    const log = await logFile(packed.subarray(0, packed.length - 100));
    const { analysis, problem } = await analyseLogStream(log, { reader });
    expect(problem?.message).toBe('The file web.log cannot be read: its gzip data ends early.');
    expect(analysis.events).toBeGreaterThan(30_000);
  });

  test('a log of which nothing can be read is an error', async () => {
    const log = await logFile(Buffer.from('89504e470d0a1a0a0000', 'hex'));
    await expect(analyseLogStream(log, { reader })).rejects.toMatchObject({ code: 'attachment_unreadable' });
  });

  test('a file that shrinks meanwhile gives what is left', async () => {
    const log = await logFile(makeLog(2_000));
    const source = { ...log.source, plainFile: () => Promise.resolve({ path: log.file, bytes: 500_000 }) };
    await truncate(log.file, 10_000);
    const { analysis } = await analyseLogStream({ ...log, source }, { reader, ...byThreads(2) });
    expect(analysis.bytes).toBe(10_000);
  });

  test('a file that is gone is an error of that file', async () => {
    const log = await logFile('x\n');
    const source = { ...log.source, plainFile: () => Promise.resolve({ path: `${log.file}.none`, bytes: 9 }) };
    await expect(analyseLogStream({ ...log, source }, { reader, ...byThreads(1) })).rejects.toMatchObject({
      code: 'attachment_unreadable',
    });
  });
});

test.each([1, 2])('%i threads tell where lines begin, counted from the top of the file', async (size) => {
  const text = `\uFEFF${makeLog(30_000)}`;
  const { anchors } = await analyseLogStream(await logFile(text), { reader, ...byThreads(size) });
  const bytes = Buffer.from(text);
  const linesBefore = ({ byte }: { byte: number }): number =>
    bytes.subarray(0, byte).toString('latin1').split('\n').length - 1;
  expect(anchors.length).toBeGreaterThan(4);
  expect(anchors.map(({ line }) => line)).toEqual(anchors.map((anchor) => linesBefore(anchor) + 1));
  expect(anchors.filter(({ byte }) => byte > 0 && bytes[byte - 1] !== 10)).toEqual([]);
});

describe('byteRanges', () => {
  const rangesOf = async (text: string, pieces: number): Promise<string[]> => {
    const { file } = await logFile(text);
    const ranges = await byteRanges({ path: file, bytes: text.length }, pieces);
    return ranges.map(({ start, end }) => text.slice(start, end));
  };

  test('cuts at lines, and keeps a stack trace with its message', async () => {
    expect(await rangesOf('aaaa\nbbbb\n  at x\n\tat y\ncccc\ndddd\n', 2)).toEqual([
      'aaaa\nbbbb\n  at x\n\tat y\n',
      'cccc\ndddd\n',
    ]);
  });

  test('a file without line ends, or with fewer lines than pieces, is cut less often', async () => {
    expect(await rangesOf('x'.repeat(50), 4)).toEqual(['x'.repeat(50)]);
    expect(await rangesOf('a\nb\n', 8)).toEqual(['a\n', 'b\n']);
    expect(await rangesOf('', 3)).toEqual([]);
  });

  test('every byte is in exactly one range, whatever the number of pieces', async () => {
    const text = makeLog(500);
    for (const pieces of [1, 2, 3, 7, 50]) expect((await rangesOf(text, pieces)).join('')).toBe(text);
  });

  test('bytes that came after the measuring are left for the next reading', async () => {
    const { file } = await logFile('a\nb\n');
    await appendFile(file, 'c\n');
    expect(await byteRanges({ path: file, bytes: 4 }, 1)).toEqual([{ start: 0, end: 4 }]);
  });
});
