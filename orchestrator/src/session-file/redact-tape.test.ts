import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, jest, test } from '@jest/globals';
import type { PackedTape } from '@mats/contracts';
import { unpackTape } from './pack-blobs.ts';
import { redactTapeAside } from './redact-tape-aside.ts';
import { redactTape } from './redact-tape.ts';

jest.setTimeout(60_000);

const SECRET = 'hunter2222';

/** A tape with one log of these bytes and a call that answered a secret. */
function tapeOf(content: Buffer): string {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const packed: PackedTape = {
    tape: {
      clock: [1],
      sources: [{ kind: 'file', name: 'files', taped: true }],
      docker: false,
      repositories: [],
      calls: [{ of: 'docker', call: 'container', input: { id: 'a' }, output: `password=${SECRET}` }],
      logs: [{ of: 'source:0', stream: 'a.log', bytes: content.length, sha256, whole: true }],
    },
    blobs: { [sha256]: { bytes: content.length, gzip: gzipSync(content).toString('base64') } },
  };
  return gzipSync(JSON.stringify(packed)).toString('base64');
}

const LOG = Buffer.from(`start\nlogin password=${SECRET} ok\n`);

test('nothing of a secret is left in a tape, and its shape is told', () => {
  const { tape: text, redacted } = redactTape(tapeOf(LOG));
  const { tape, blobs } = unpackTape(text);
  const blob = blobs[tape.logs[0]?.sha256 ?? ''];
  expect(redacted).toBe(2);
  expect(tape.calls[0]?.output).toBe('password=[redacted]');
  expect(String(gunzipSync(Buffer.from(blob?.gzip ?? '', 'base64')))).toBe('start\nlogin password=[redacted] ok\n');
  expect(blob?.secrets?.shapes).toHaveLength(1);
});

test('a log that cannot be searched is not kept, and the tape says so', () => {
  const { tape, blobs } = unpackTape(redactTape(tapeOf(Buffer.from('a\0b'))).tape);
  expect([tape.logs, blobs]).toEqual([[], {}]);
  expect(tape.incomplete).toBe('a.log: it is neither text nor packed with gzip, so it was not searched for secrets');
});

test('what a change feed tells of a secret is in no line that was read of it either', () => {
  const change = { time: '2026-06-24T10:00:00Z', type: 'config' };
  const feed = JSON.stringify([{ after: 'new horse', before: 'old horse', ...change, setting: 'apiToken' }], null, 1);
  const packed = unpackTape(tapeOf(Buffer.from(feed)));
  const input = { stream: 'a.log', startLine: 3, endLine: 4 };
  const calls = [{ of: 'source:0', call: 'readLines', input, output: feed.split('\n').slice(2, 4) }];
  const text = gzipSync(JSON.stringify({ ...packed, tape: { ...packed.tape, calls } })).toString('base64');
  const { tape } = unpackTape(redactTape(text).tape);
  expect(tape.calls[0]?.output).toEqual(['  "after": "[redacted]",', '  "before": "[redacted]",']);
});

test('a thread gives what is given without one, and one that finds no tape says so', async () => {
  expect(await redactTapeAside(tapeOf(LOG), 0)).toEqual(redactTape(tapeOf(LOG)));
  await expect(redactTapeAside('no tape', 0)).rejects.toThrow();
});
