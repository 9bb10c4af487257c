import { expect, test } from '@jest/globals';
import { createTextLogSource } from '../text/text-log-source.ts';
import { readExport } from './read-export.ts';

async function read(text: string): Promise<unknown> {
  const source = createTextLogSource({ text, label: 'extract.csv' });
  const [stream] = (await source.list()).streams;
  if (stream === undefined) return 'no stream';
  const exported = await readExport(source, stream);
  if (exported === null) return null;
  const lines = await exported.source.readLines(exported.stream, { startLine: 1, endLine: 9 });
  return { lines, locator: exported.stream.locator };
}

test('the lines of a table are read and located as lines of an export', async () => {
  const rows = ['time,service,message', '2026-11-29T10:02:00Z,shop,"lost ""a"""', '2026-11-29T10:01:00Z,shop,began'];
  expect(await read(rows.join('\n'))).toEqual({
    lines: ['shop | 2026-11-29T10:01:00.000000000Z began', 'shop | 2026-11-29T10:02:00.000000000Z lost "a"'],
    locator: { source: 'prompt', name: 'prompt', label: 'extract.csv', part: 'exported lines' },
  });
});

test('a document longer than what is looked at first is read whole', async () => {
  const messages = Array.from({ length: 4000 }, (_, at) => ({
    timestamp: 1_790_000_000_000 + at,
    message: `order ${at} lost`,
  }));
  expect(await read(JSON.stringify({ events: messages }))).toMatchObject({
    lines: expect.arrayContaining(['2026-09-21T14:13:20.000000000Z order 0 lost']),
  });
});

test('a log is none, even one with commas in its first line', async () => {
  expect(await read('2026-11-29T10:01:00Z lost time, message and all\n'.repeat(5000))).toBeNull();
});
