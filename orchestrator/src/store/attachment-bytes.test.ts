import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import { bucketBytes, folderBytes } from './attachment-bytes.ts';
import type { AttachmentBytes } from './attachment-bytes.ts';
import { chooseAttachmentBytes } from './choose-attachment-bytes.ts';
import { EMPTY_HASH, signS3 } from './s3-signature.ts';

const MEGABYTE = 1024 * 1024;

async function hashOf(stream: Readable | undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of (stream ?? Readable.from([])) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

/** What every place for attachments keeps. */
function attachmentBytesContract(place: () => AttachmentBytes): void {
  test('gives back what was put, byte for byte, also nine megabytes in odd pieces', async () => {
    const pieces = Array.from({ length: 9 }, (_none, index) => Buffer.alloc(MEGABYTE - index, index));
    await place().put('att_1', Readable.from(pieces));
    expect(await hashOf(await place().open('att_1'))).toBe(
      createHash('sha256').update(Buffer.concat(pieces)).digest('hex'),
    );
  });

  test('knows nothing of what was never put, was removed, or broke on its way', async () => {
    await place().put('att_2', Readable.from([Buffer.from('x')]));
    await place().remove('att_2');
    await place().remove('att_2');
    const broken = (async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from('half');
      await Promise.resolve();
      throw new Error('the caller left');
    })();
    await expect(place().put('att_3', broken)).rejects.toThrow('the caller left');
    const found = await Promise.all(['att_2', 'att_3', 'att_4'].map((id) => place().open(id)));
    expect(found).toEqual([undefined, undefined, undefined]);
  });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mats-bytes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a folder for attachments', () => {
  attachmentBytesContract(() => folderBytes(join(folder, 'attachments')));
});

describeWith('s3', 'a bucket for attachments', (s3Url) => {
  const bucket = `mats-${randomUUID()}`;
  const settings = (): Parameters<typeof bucketBytes>[0] => {
    const { username, password, origin } = new URL(s3Url);
    const keys = { accessKeyId: username, secretAccessKey: password, region: 'us-east-1' };
    return { ...keys, bucket, prefix: 'files/', endpoint: origin, spool: join(folder, 'spool'), now: Date.now };
  };
  beforeAll(async () => {
    const url = new URL(`${settings().endpoint}/${bucket}`);
    const headers = signS3({ method: 'PUT', url, bodyHash: EMPTY_HASH }, settings(), Date.now());
    expect((await fetch(url, { method: 'PUT', headers })).status).toBe(200);
  });
  attachmentBytesContract(() => bucketBytes(settings()));

  test('keeps nothing of an upload on this machine', async () => {
    await bucketBytes(settings()).put('att_5', Readable.from([Buffer.from('x')]));
    expect(readdirSync(join(folder, 'spool'))).toEqual([]);
  });

  test('says which bucket does not answer, and what to look at', async () => {
    const wrong = bucketBytes({ ...settings(), bucket: 'mats-is-not-there' });
    await expect(wrong.put('att_6', Readable.from([Buffer.from('x')]))).rejects.toMatchObject({
      code: 'attachments_unavailable',
      message: `The bucket mats-is-not-there at ${settings().endpoint} does not take or give files.`,
    });
  });
});

describe('MATS_ATTACHMENTS', () => {
  const base = {
    endpoint: undefined,
    region: 'us-east-1',
    accessKeyId: 'key',
    secretAccessKey: 'secret',
    now: Date.now,
  };

  test('is a folder when it names no bucket, and below the data folder when it is empty', async () => {
    const put = (place: string | undefined): Promise<void> =>
      chooseAttachmentBytes({ ...base, place, dataFolder: join(folder, 'data') }).put('att_7', Readable.from(['x']));
    await put(join(folder, 'shared'));
    await put(undefined);
    const paths = [join(folder, 'shared', 'att_7'), join(folder, 'data', 'attachments', 'att_7')];
    expect(paths.map((path) => existsSync(path))).toEqual([true, true]);
  });

  test.each([
    ['s3://', {}, 's3:// names no bucket'],
    ['s3://a/b?c', {}, 's3://a/b?c names no bucket'],
    ['s3://mats', { secretAccessKey: undefined }, 'a bucket needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'],
  ])('%s is refused: %#', (place, more, reason) => {
    expect(() => chooseAttachmentBytes({ ...base, ...more, place, dataFolder: folder })).toThrow(
      `The setting MATS_ATTACHMENTS cannot be used: ${reason}.`,
    );
  });
});
