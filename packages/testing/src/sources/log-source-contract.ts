import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { locatorSchema, MatsError } from '@mats/contracts';
import type { Locator } from '@mats/contracts';

interface StreamUnderTest {
  readonly id: string;
  readonly label: string;
  readonly bytes: number | null;
  readonly service: string | null;
  readonly locator: Locator;
}

interface Limits {
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The shape of a log source; `LogSource` of `@mats/sources` fits it. */
export interface LogSourceUnderTest {
  readonly kind: Locator['source'];
  readonly name: string;
  list(): Promise<{
    readonly streams: readonly StreamUnderTest[];
    readonly notRead: readonly { readonly what: string; readonly why: string }[];
  }>;
  open(stream: StreamUnderTest, limits?: Limits): AsyncIterable<Uint8Array>;
  readLines(
    stream: StreamUnderTest,
    range: { readonly startLine: number; readonly endLine: number },
  ): Promise<string[]>;
  plainFile(stream: StreamUnderTest): Promise<{ readonly path: string; readonly bytes: number } | null>;
  close(): Promise<void>;
}

/** A source that holds exactly one stream of at least five lines without empty ones, and what stands in it. */
export interface LogSourceSetUp {
  readonly source: LogSourceUnderTest;
  /** The lines of the stream, or what every line must match where a source adds to it (a time). */
  readonly lines: readonly (string | RegExp)[];
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk.slice());
  return Buffer.concat(parts).toString('utf8');
}

interface Tested {
  readonly source: LogSourceUnderTest;
  readonly stream: StreamUnderTest;
  readonly lines: readonly (string | RegExp)[];
}

function matching(wanted: readonly (string | RegExp)[]): unknown[] {
  return wanted.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line)));
}

/** What every log source keeps. Call it at the top of the source's test file; each test gets a set-up of its own. */
export function logSourceContract(name: string, setUp: () => Promise<LogSourceSetUp>): void {
  describe(`${name} keeps the contract of log sources`, () => {
    let setUpNow: LogSourceSetUp;
    const tested = async (): Promise<Tested> => {
      const [stream] = (await setUpNow.source.list()).streams;
      if (stream === undefined) throw new Error('The source under test lists no stream.');
      return { ...setUpNow, stream };
    };
    beforeEach(async () => {
      setUpNow = await setUp();
    });
    afterEach(() => setUpNow.source.close());
    listingTests(tested);
    openingTests(tested);
    lineTests(tested);
  });
}

function listingTests(tested: () => Promise<Tested>): void {
  test('lists its one stream with a locator of its own kind', async () => {
    const { source } = await tested();
    const { streams, notRead } = await source.list();
    expect(notRead).toEqual([]);
    expect(streams).toHaveLength(1);
    expect(locatorSchema.parse(streams[0]?.locator).source).toBe(source.kind);
    expect(streams[0]?.label).not.toBe('');
  });

  test('lists the same stream again', async () => {
    const { source } = await tested();
    expect((await source.list()).streams).toEqual((await source.list()).streams);
  });

  test('can be closed twice', async () => {
    const { source } = await tested();
    await source.close();
    await expect(source.close()).resolves.toBeUndefined();
  });
}

function openingTests(tested: () => Promise<Tested>): void {
  test('opens a stream as often as asked, with the same bytes', async () => {
    const { source, stream, lines } = await tested();
    const first = await textOf(source.open(stream));
    expect(first.split('\n').filter((line) => line !== '')).toEqual(matching(lines));
    expect(await textOf(source.open(stream))).toBe(first);
  });

  test('ends a stream after the bytes asked for', async () => {
    const { source, stream } = await tested();
    const whole = await textOf(source.open(stream));
    expect(await textOf(source.open(stream, { maxBytes: 7 }))).toBe(whole.slice(0, 7));
    expect(await textOf(source.open(stream, { maxBytes: whole.length + 1 }))).toBe(whole);
  });

  test('stops at an aborted signal with its reason', async () => {
    const { source, stream } = await tested();
    const reason = new Error('stopped by the test');
    const reading = textOf(source.open(stream, { signal: AbortSignal.abort(reason) }));
    await expect(reading).rejects.toBe(reason);
  });

  test('reads on after a reader left in the middle', async () => {
    const { source, stream, lines } = await tested();
    for await (const chunk of source.open(stream)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(await source.readLines(stream, { startLine: 1, endLine: 1 })).toEqual(matching(lines.slice(0, 1)));
  });

  test('a plain file, where it has one, holds the bytes of the stream', async () => {
    const { source, stream } = await tested();
    const file = await source.plainFile(stream);
    const content = file === null ? null : await readFile(file.path, 'utf8');
    expect(content ?? 'none').toBe(file === null ? 'none' : await textOf(source.open(stream)));
  });
}

function lineTests(tested: () => Promise<Tested>): void {
  test('reads lines by their numbers, from 1, both ends included', async () => {
    const { source, stream, lines } = await tested();
    expect(await source.readLines(stream, { startLine: 2, endLine: 4 })).toEqual(matching(lines.slice(1, 4)));
  });

  test('gives fewer lines where the stream ends', async () => {
    const { source, stream, lines } = await tested();
    const range = { startLine: lines.length, endLine: lines.length + 10 };
    expect(await source.readLines(stream, range)).toEqual(matching(lines.slice(-1)));
    expect(await source.readLines(stream, { startLine: lines.length + 1, endLine: lines.length + 2 })).toEqual([]);
  });

  test('finds the lines again with nothing but the locator', async () => {
    const { source, stream, lines } = await tested();
    const { locator } = stream;
    const rebuilt = { id: locator.name, label: '', bytes: null, service: null, locator };
    expect(await source.readLines(rebuilt, { startLine: 1, endLine: 2 })).toEqual(matching(lines.slice(0, 2)));
  });

  test('refuses a locator of something it does not hold', async () => {
    const { source, stream } = await tested();
    const other = { ...stream, id: 'other', locator: { ...stream.locator, name: '/etc/hostname' } };
    await expect(source.readLines(other, { startLine: 1, endLine: 2 })).rejects.toBeInstanceOf(MatsError);
    await expect(textOf(source.open(other))).rejects.toBeInstanceOf(MatsError);
  });
}
