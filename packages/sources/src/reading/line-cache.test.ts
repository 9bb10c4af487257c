import { appendFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { MatsError } from '@mats/contracts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { createLineCache } from './line-cache.ts';
import type { CachedStream, LineCache } from './line-cache.ts';

const temporaryFolder = temporaryFolders();
const caches: LineCache[] = [];

afterEach(async () => {
  for (const cache of caches.splice(0)) await cache.close();
});

function lineCache(folder?: string): LineCache {
  const cache = createLineCache({ folder });
  caches.push(cache);
  return cache;
}

/** Lines of different lengths, many more than there are between two marks. */
const lineOf = (number: number): string => `${number}:${'x'.repeat(number % 37)}`;
const textOf = (count: number): string =>
  Array.from({ length: count }, (_none, index) => `${lineOf(index + 1)}\n`).join('');

async function file(content: string | Uint8Array): Promise<{ path: string; bytes: number }> {
  const place = path.join(await temporaryFolder(), 'a.log');
  await writeFile(place, content);
  return { path: place, bytes: content.length };
}

const never = (): AsyncIterable<Uint8Array> => {
  throw new Error('A plain file must be read by its index.');
};
const plain = async (content: string | Uint8Array): Promise<CachedStream> => ({
  key: 'a',
  plain: await file(content),
  open: never,
});
const remote = (content: Uint8Array, onOpen: () => void = () => undefined): CachedStream => ({
  key: 'a',
  plain: null,
  async *open() {
    onOpen();
    for (let at = 0; at < content.length; at += 10_000) yield await Promise.resolve(content.subarray(at, at + 10_000));
  },
});

describe('a plain file', () => {
  test.each([1, 2, 2_047, 2_048, 2_049, 2_050, 4_096, 4_097, 19_999, 20_000])(
    'line %i is that line',
    async (number) => {
      const range = { startLine: number, endLine: number };
      expect(await lineCache().readLines(await plain(textOf(20_000)), range)).toEqual([lineOf(number)]);
    },
  );

  test('an anchor is where reading begins', async () => {
    const text = textOf(9_000);
    const byte = text.indexOf(`${lineOf(5_000)}\n`);
    // Were lines counted from the top, these would be others.
    const stream = { ...(await plain(text)), anchor: { line: 100, byte } };
    const range = { startLine: 102, endLine: 103 };
    expect(await lineCache().readLines(stream, range)).toEqual([lineOf(5_002), lineOf(5_003)]);
  });

  test.each([
    ['in the middle of a line', { line: 100, byte: 1_001 }],
    ['behind the range', { line: 4_000, byte: 0 }],
    ['behind the end of the file', { line: 100, byte: 1e9 }],
  ])('an anchor %s is ignored', async (_where, anchor) => {
    const stream = { ...(await plain(textOf(9_000))), anchor };
    expect(await lineCache().readLines(stream, { startLine: 3_000, endLine: 3_000 })).toEqual([lineOf(3_000)]);
  });

  test('ranges asked for at once, in any order, cross the marks', async () => {
    const stream = await plain(textOf(20_000));
    const cache = lineCache();
    const starts = [15_000, 1, 2_047, 19_998, 4_000];
    const read = await Promise.all(
      starts.map((startLine) => cache.readLines(stream, { startLine, endLine: startLine + 3 })),
    );
    expect(read).toEqual(
      starts.map((start) => [start, start + 1, start + 2, start + 3].filter((line) => line <= 20_000).map(lineOf)),
    );
  });

  test('lines that were appended later are found', async () => {
    const stream = await plain(textOf(3_000));
    const cache = lineCache();
    const range = { startLine: 3_000, endLine: 3_002 };
    expect(await cache.readLines(stream, range)).toEqual([lineOf(3_000)]);
    await appendFile(stream.plain?.path ?? '', 'later\n');
    expect(await cache.readLines(stream, range)).toEqual([lineOf(3_000), 'later']);
  });

  test('another, shorter file under the same name is read anew', async () => {
    const stream = await plain(textOf(10_000));
    const cache = lineCache();
    await cache.readLines(stream, { startLine: 9_000, endLine: 9_000 });
    await rm(stream.plain?.path ?? '');
    await writeFile(stream.plain?.path ?? '', `short\n${textOf(3_000)}`);
    expect(await cache.readLines(stream, { startLine: 2_900, endLine: 2_900 })).toEqual([lineOf(2_899)]);
  });

  test('is decoded as its first bytes say', async () => {
    const text = `${'größe\n'.repeat(3_000)}`;
    const range = { startLine: 2_999, endLine: 2_999 };
    expect(await lineCache().readLines(await plain(Buffer.from(text, 'latin1')), range)).toEqual(['größe']);
  });
});

describe('any other stream', () => {
  test('is opened once for many questions, and its copy is gone after close', async () => {
    let opened = 0;
    const folder = await temporaryFolder();
    const cache = lineCache(folder);
    const stream = remote(Buffer.from(textOf(5_000)), () => (opened += 1));
    const lines = await Promise.all(
      [4_000, 1, 5_000].map((line) => cache.readLines(stream, { startLine: line, endLine: line })),
    );
    expect(lines.flat()).toEqual([lineOf(4_000), lineOf(1), lineOf(5_000)]);
    expect({ opened, copies: (await readdir(folder)).length }).toEqual({ opened: 1, copies: 1 });
    await cache.close();
    expect(await readdir(folder)).toEqual([]);
  });

  test('may be UTF-16', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('größe 漢\n'.repeat(3_000), 'utf16le')]);
    const range = { startLine: 2_999, endLine: 3_001 };
    expect(await lineCache().readLines(remote(bytes), range)).toEqual(['größe 漢', 'größe 漢']);
  });

  test('gives the lines before it broke off', async () => {
    const broken: CachedStream = {
      key: 'a',
      plain: null,
      async *open() {
        yield await Promise.resolve(Buffer.from('first\nsecond\n'.repeat(9_000)));
        throw new MatsError('attachment_unreadable', { name: 'a', reason: 'it ends early' });
      },
    };
    expect(await lineCache().readLines(broken, { startLine: 2, endLine: 2 })).toEqual(['second']);
  });

  test('a failure is not kept', async () => {
    let tries = 0;
    const content = remote(Buffer.from('first\n'));
    const flaky: CachedStream = {
      ...content,
      open: () => {
        tries += 1;
        if (tries === 1) throw new MatsError('docker_unavailable', { url: 'x', reason: 'away' });
        return content.open();
      },
    };
    const cache = lineCache();
    const range = { startLine: 1, endLine: 1 };
    await expect(cache.readLines(flaky, range)).rejects.toMatchObject({ code: 'docker_unavailable' });
    expect(await cache.readLines(flaky, range)).toEqual(['first']);
  });
});
