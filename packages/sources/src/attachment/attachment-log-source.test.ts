import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { AttachmentReference } from '@mats/contracts';
import { LIMITS } from '@mats/contracts';
import { logSourceContract } from '@mats/testing';
import { makeZip } from '@mats/testing/archives';
import type { LogSource, LogStream } from '../log-source.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { createAttachmentLogSource } from './attachment-log-source.ts';

const MEGABYTE = 1024 * 1024;
const LINES = ['first', 'second', 'third ü', 'fourth', 'fifth'];
const TEXT = `${LINES.join('\n')}\n`;

const temporaryFolder = temporaryFolders();
const servers: Server[] = [];
const sources: LogSource[] = [];

afterEach(async () => {
  for (const source of sources.splice(0)) await source.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
}

const serveBytes = (bytes: Uint8Array): Promise<string> => serve((_request, response) => response.end(bytes));

function reference(name: string, bytes: Uint8Array | string, more: Partial<AttachmentReference>): AttachmentReference {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { id: `att_${'0'.repeat(31)}1`, name, bytes: bytes.length, lines: 0, sha256, ...more };
}

interface Limits {
  readonly maxUploadBytes?: number;
  readonly maxUnpackedBytes?: number;
  readonly spoolFolder?: string;
}

/** A source with one attachment that the orchestrator has. */
async function uploaded(name: string, bytes: Uint8Array, limits: Limits = {}): Promise<LogSource> {
  const url = await serveBytes(bytes);
  const attachments = [reference(name, bytes, { url: `${url}/attachments/1` })];
  const source = createAttachmentLogSource({ attachments, origin: { url }, ...limits });
  sources.push(source);
  return source;
}

async function streamsOf(source: LogSource): Promise<readonly LogStream[]> {
  return (await source.list()).streams;
}

async function read(source: LogSource, stream: LogStream | undefined): Promise<string> {
  if (stream === undefined) throw new Error('no stream');
  const parts: Uint8Array[] = [];
  for await (const chunk of source.open(stream)) parts.push(chunk);
  return Buffer.concat(parts).toString('utf8');
}

logSourceContract('an inline attachment', () => {
  const attachments = [reference('checkout.log', TEXT, { content: TEXT })];
  return Promise.resolve({ source: createAttachmentLogSource({ attachments, origin: null }), lines: LINES });
});
logSourceContract('an uploaded attachment', async () => ({
  source: await uploaded('checkout.log', Buffer.from(TEXT)),
  lines: LINES,
}));
logSourceContract('a gzip attachment', async () => ({
  source: await uploaded('checkout.log.gz', gzipSync(TEXT)),
  lines: LINES,
}));
logSourceContract('a zip attachment', async () => ({
  source: await uploaded('logs.zip', makeZip([{ name: 'logs/checkout.log', content: TEXT }])),
  lines: LINES,
}));

describe('archives', () => {
  test('each entry is a stream, gzip inside it is unpacked, folders are passed over', async () => {
    const entries = [
      { name: 'logs/', content: '' },
      { name: 'logs/web.log', content: 'web\n' },
      { name: 'logs/checkout.log.gz', content: gzipSync('checkout\n') },
    ];
    const source = await uploaded('logs.zip', makeZip(entries));
    const streams = await streamsOf(source);
    expect(streams.map(({ label, service, locator }) => ({ label, service, path: locator.path }))).toEqual([
      { label: 'logs.zip/logs/web.log', service: 'web', path: 'logs/web.log' },
      { label: 'logs.zip/logs/checkout.log.gz', service: 'checkout', path: 'logs/checkout.log.gz' },
    ]);
    expect(await Promise.all(streams.map((stream) => read(source, stream)))).toEqual(['web\n', 'checkout\n']);
  });

  test('packing is told by content, whatever the name says', async () => {
    const source = await uploaded('notes.txt', gzipSync(TEXT));
    const [stream] = await streamsOf(source);
    expect(await read(source, stream)).toBe(TEXT);
  });

  test('a secret in the name of an entry is seen nowhere, and two that differ in it alone are told apart', async () => {
    const entries = [
      { name: 'password=hunter22.log', content: 'one\n' },
      { name: 'password=hunter33.log', content: 'two\n' },
    ];
    const source = await uploaded('logs.zip', makeZip(entries));
    const streams = await streamsOf(source);
    expect(JSON.stringify(streams)).not.toMatch(/hunter/);
    expect(streams.map(({ label }) => label)).toEqual([
      'logs.zip/password=[redacted]',
      'logs.zip/password=[redacted] (2)',
    ]);
    expect([await read(source, streams[0]), await read(source, streams[1])]).toEqual(['one\n', 'two\n']);
  });

  test('gzip of several members is read to its end', async () => {
    const source = await uploaded('a.gz', Buffer.concat([gzipSync('one\n'), gzipSync('two\n')]));
    const [stream] = await streamsOf(source);
    expect(await read(source, stream)).toBe('one\ntwo\n');
  });

  test('an empty archive is told of', async () => {
    const source = await uploaded('logs.zip', makeZip([]));
    expect(await source.list()).toEqual({
      streams: [],
      notRead: [{ what: 'logs.zip', why: 'The archive has no files in it.' }],
    });
  });

  test('gzip that ends early gives what came, then says so', async () => {
    const random = createHash('sha512');
    const text = Array.from({ length: 20_000 }, (_none, index) => random.copy().update(String(index)).digest('hex'));
    const packed = gzipSync(text.join('\n'));
    const source = await uploaded('a.gz', packed.subarray(0, packed.length - 1_000));
    const [stream] = await streamsOf(source);
    let bytes = 0;
    const reading = async (): Promise<void> => {
      if (stream !== undefined) for await (const chunk of source.open(stream)) bytes += chunk.length;
    };
    await expect(reading()).rejects.toMatchObject({
      code: 'attachment_unreadable',
      message: 'The file a.gz cannot be read: its gzip data ends early.',
    });
    expect(bytes).toBeGreaterThan(1_000_000);
  });

  test('gzip that ends early gives what came of a small log too', async () => {
    const lines = Array.from({ length: 200 }, (_none, index) => `line ${index} ${Math.sin(index)}`);
    const packed = gzipSync(lines.join('\n'));
    const source = await uploaded('a.gz', packed.subarray(0, packed.length - 200));
    const [stream] = await streamsOf(source);
    const range = { startLine: 1, endLine: 2 };
    expect(stream && (await source.readLines(stream, range))).toEqual(lines.slice(0, 2));
  });

  test('a tar archive is named as such', async () => {
    const header = Buffer.alloc(1_024);
    header.write('app.log');
    header.write('ustar\u000000', 257);
    const source = await uploaded('logs.tar.gz', gzipSync(header));
    const [stream] = await streamsOf(source);
    await expect(read(source, stream)).rejects.toMatchObject({
      message: 'The file logs.tar.gz cannot be read: it is a tar archive; pack the logs as zip instead.',
    });
  });

  test('damaged archives and binary files are refused with the reason', async () => {
    const zip = makeZip([{ name: 'a.log', content: TEXT }]);
    const cutZip = await uploaded('cut.zip', zip.subarray(0, zip.length - 10));
    expect((await cutZip.list()).notRead[0]?.why).toMatch(/^The file cut\.zip cannot be read: it is not a sound zip/);
    const picture = await uploaded('a.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    const [stream] = await streamsOf(picture);
    await expect(read(picture, stream)).rejects.toMatchObject({
      message: 'The file a.png cannot be read: it is binary, not text.',
    });
  });
});

describe('bombs', () => {
  test('gzip is stopped at the limit, and holds no more than a few chunks', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * MEGABYTE, 'a line of a log\n'));
    expect(bomb.length).toBeLessThan(MEGABYTE);
    const source = await uploaded('bomb.gz', bomb, { maxUnpackedBytes: 8 * MEGABYTE });
    const [stream] = await streamsOf(source);
    let bytes = 0;
    const reading = async (): Promise<void> => {
      if (stream !== undefined) for await (const chunk of source.open(stream)) bytes += chunk.length;
    };
    await expect(reading()).rejects.toMatchObject({
      code: 'attachment_too_large',
      message: 'The file bomb.gz is larger than 8 MB unpacked.',
    });
    expect(bytes).toBeLessThanOrEqual(8 * MEGABYTE);
  });

  test('a zip whose entries would exceed the limit together is not opened', async () => {
    const content = Buffer.alloc(6 * MEGABYTE, 'x\n');
    const entries = ['a.log', 'b.log'].map((name) => ({ name, content }));
    const source = await uploaded('bomb.zip', makeZip(entries), { maxUnpackedBytes: 8 * MEGABYTE });
    expect((await source.list()).notRead[0]?.why).toMatch(/^The file bomb\.zip is larger than 8 MB unpacked\./);
  });

  test('a zip entry that lies about its size is stopped at the size it told', async () => {
    const content = Buffer.alloc(16 * MEGABYTE, 'x\n');
    const source = await uploaded('liar.zip', makeZip([{ name: 'a.log', content, toldBytes: 1_000 }]));
    const [stream] = await streamsOf(source);
    await expect(read(source, stream)).rejects.toMatchObject({ code: 'attachment_unreadable' });
  });

  test('packed entries of an archive share one limit, and may each be read again', async () => {
    const content = gzipSync(Buffer.alloc(6 * MEGABYTE, 'x\n'));
    const entries = ['a.gz', 'b.gz'].map((name) => ({ name, content }));
    const source = await uploaded('bomb.zip', makeZip(entries), { maxUnpackedBytes: 8 * MEGABYTE });
    const [first, second] = await streamsOf(source);
    expect((await read(source, first)).length).toBe(6 * MEGABYTE);
    expect((await read(source, first)).length).toBe(6 * MEGABYTE);
    await expect(read(source, second)).rejects.toMatchObject({
      message: 'The file bomb.zip is larger than 8 MB unpacked.',
    });
  });

  test('the limit without settings is the stated one', () => {
    expect(LIMITS.unpackedBytes).toBe(1024 * MEGABYTE);
  });
});

describe('fetching', () => {
  const only = (url: string, more: Partial<AttachmentReference> = {}): readonly AttachmentReference[] => [
    reference('checkout.log', TEXT, { url, ...more }),
  ];
  const whyNot = async (attachments: readonly AttachmentReference[], url: string | null): Promise<string> => {
    const source = createAttachmentLogSource({ attachments, origin: url === null ? null : { url }, pauses: [] });
    sources.push(source);
    return (await source.list()).notRead[0]?.why ?? 'it was read';
  };

  test('sends the headers it was given', async () => {
    let seen: string | undefined;
    const url = await serve((request, response) => {
      seen = request.headers['x-session-id']?.toString();
      response.end(TEXT);
    });
    const headers = (): Record<string, string> => ({ 'X-Session-ID': 'session-1' });
    const source = createAttachmentLogSource({ attachments: only(`${url}/1`), origin: { url, headers } });
    sources.push(source);
    await source.list();
    expect(seen).toBe('session-1');
  });

  test('is asked once, however often it is read', async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.end(TEXT);
    });
    const source = createAttachmentLogSource({ attachments: only(`${url}/1`), origin: { url } });
    sources.push(source);
    const [stream] = await streamsOf(source);
    await Promise.all([read(source, stream), read(source, stream), streamsOf(source)]);
    expect(asked).toBe(1);
  });

  test('another host is never asked', async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.end(TEXT);
    });
    expect(await whyNot(only(`${url}/1`), 'http://127.0.0.1:1')).toMatch(/is not the orchestrator's/);
    expect(await whyNot(only(`${url.replace('//', '//user:word@')}/1`), url)).toMatch(/is not the orchestrator's/);
    expect(asked).toBe(0);
  });

  test('a redirect is not followed', async () => {
    const elsewhere = await serveBytes(Buffer.from(TEXT));
    const url = await serve((_request, response) => response.writeHead(302, { Location: elsewhere }).end());
    expect(await whyNot(only(`${url}/1`), url)).toMatch(/the orchestrator answered 302/);
  });

  test('an attachment that is gone, other bytes and no address each say so', async () => {
    const gone = await serve((_request, response) => response.writeHead(404).end());
    expect(await whyNot(only(`${gone}/1`), gone)).toMatch(/^There is no attachment att_0+1\. Upload the file again/);
    const changed = await serveBytes(Buffer.from('something else'));
    expect(await whyNot(only(`${changed}/1`), changed)).toMatch(/not the ones that were uploaded/);
    expect(await whyNot([reference('a.log', TEXT, {})], null)).toMatch(/without content and without an address/);
    expect(await whyNot(only('http://127.0.0.1:1/1'), 'http://127.0.0.1:1')).toMatch(/did not deliver it/);
  });

  test('what an orchestrator could not deliver is asked of it again, and what it refuses is not', async () => {
    const asked: string[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/refused') return void response.writeHead(403).end();
      if (asked.length === 1) return void response.writeHead(503).end();
      if (asked.length > 2) return void response.end(TEXT);
      response.writeHead(200, { 'content-length': Buffer.byteLength(TEXT) }).write(TEXT.slice(0, 9));
      return void setImmediate(() => response.destroy());
    });
    const refused = reference('b.log', TEXT, { url: `${url}/refused`, id: `att_${'0'.repeat(31)}2` });
    const attachments = [...only(`${url}/1`), refused];
    const source = createAttachmentLogSource({ attachments, origin: { url }, pauses: [1, 1, 1] });
    sources.push(source);
    const [stream] = await streamsOf(source);
    expect(await read(source, stream)).toBe(TEXT);
    expect(asked).toEqual(['/1', '/1', '/1', '/refused']);
  });

  test('an orchestrator that stays away is waited for once, however many attachments there are', async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.writeHead(503).end();
    });
    const other = reference('b.log', TEXT, { url: `${url}/2`, id: `att_${'0'.repeat(31)}2` });
    const attachments = [...only(`${url}/1`), other];
    const source = createAttachmentLogSource({ attachments, origin: { url }, pauses: [1, 1] });
    sources.push(source);
    expect((await source.list()).notRead).toHaveLength(2);
    expect(asked).toBe(4);
  });

  test('an answer over the limit is stopped', async () => {
    const source = await uploaded('a.log', Buffer.from(TEXT), { maxUploadBytes: 10 });
    expect((await source.list()).notRead[0]?.why).toMatch(/^The file a\.log is larger than 10 bytes\./);
  });

  test('one attachment that fails does not fail the others', async () => {
    const good = reference('b.log', TEXT, { content: TEXT, id: `att_${'0'.repeat(31)}2` });
    const source = createAttachmentLogSource({ attachments: [...only('http://127.0.0.1:1/'), good], origin: null });
    sources.push(source);
    const { streams, notRead } = await source.list();
    expect([streams.map(({ label }) => label), notRead.map(({ what }) => what)]).toEqual([['b.log'], ['checkout.log']]);
  });

  test('close leaves nothing behind', async () => {
    const spoolFolder = await temporaryFolder();
    const source = await uploaded('a.log', Buffer.from(TEXT), { spoolFolder });
    await source.list();
    expect(await readdir(spoolFolder)).toHaveLength(1);
    await source.close();
    expect(await readdir(spoolFolder)).toEqual([]);
  });
});
