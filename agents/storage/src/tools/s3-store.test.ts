import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describeWith } from '@mats/testing';
import { createS3Store } from './s3-store.ts';
import type { S3Options } from './s3-store.ts';

const HOUR_MS = 3_600_000;

describeWith('s3', 'buckets of a real store', (s3Url) => {
  const bucket = `mats-${randomUUID()}`;
  // Without the store the tests are skipped, and their tables are made nevertheless.
  const { username, password, origin } = new URL(s3Url === '' ? 'http://127.0.0.1' : s3Url);
  const settings = (): S3Options & { credentials: { accessKeyId: string; secretAccessKey: string } } => ({
    region: 'us-east-1',
    endpoint: origin,
    credentials: { accessKeyId: username, secretAccessKey: password },
  });
  const keys = ['daily/a & ä.csv', 'daily/empty.csv', 'other.txt'];

  beforeAll(async () => {
    const client = new S3Client({ ...settings(), endpoint: origin, forcePathStyle: true });
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    const put = (Key: string, Body: string): Promise<unknown> =>
      client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
    await Promise.all([put(keys[0] ?? '', 'four'), put(keys[1] ?? '', ''), put(keys[2] ?? '', 'x')]);
    client.destroy();
  });

  test('lists by prefix, at most so many, and a look says the same of each', async () => {
    const store = createS3Store(settings());
    const listing = await store.list(bucket, { prefix: 'daily/', most: 10 });
    if (listing.state !== 'there') throw new Error(JSON.stringify(listing));
    expect(listing.objects.map(({ key, bytes }) => [key, bytes])).toEqual([
      [keys[0], 4],
      [keys[1], 0],
    ]);
    const looks = await Promise.all(listing.objects.map(({ key }) => store.look(bucket, key)));
    expect(looks).toEqual(listing.objects.map((object) => ({ state: 'there', object })));
    expect(await store.list(bucket, { prefix: '', most: 2 })).toMatchObject({ state: 'there', isCut: true });
  });

  test('says what is not there in the words of the store', async () => {
    const store = createS3Store(settings());
    expect(await store.list(`${bucket}-gone`, { prefix: '', most: 1 })).toEqual({
      state: 'absent',
      said: 'HTTP 404 NoSuchBucket',
    });
    expect(await store.look(bucket, 'daily/none.csv')).toEqual({ state: 'absent', said: 'HTTP 404' });
  });

  test.each([
    [
      'an unknown key',
      'nobody',
      password,
      'the store does not know the access key (InvalidAccessKeyId); look at AWS_ACCESS_KEY_ID',
    ],
    [
      'a wrong secret',
      username,
      'wrong-secret',
      'the secret does not fit the access key (SignatureDoesNotMatch); look at AWS_SECRET_ACCESS_KEY',
    ],
  ])('%s is said with the setting to look at', async (_what, accessKeyId, secretAccessKey, why) => {
    const store = createS3Store({ ...settings(), credentials: { accessKeyId, secretAccessKey } });
    expect(await store.list(bucket, { prefix: '', most: 1 })).toEqual({ state: 'unknown', why });
  });

  test('a clock that is wrong costs nothing but is said', async () => {
    const store = createS3Store(settings());
    // The client reads the clock itself.
    const { now } = Date;
    Date.now = () => now() - HOUR_MS;
    try {
      expect(await store.list(bucket, { prefix: '', most: 10 })).toMatchObject({ state: 'there', isCut: false });
    } finally {
      Date.now = now;
    }
    expect(store.remarks()).toEqual([
      {
        what: 'Clock of this machine',
        why: `it is 60 min behind that of ${origin}; times were signed as the store has them: set the clock (NTP)`,
      },
    ]);
  });
});

test('a store that is away is said with its address', async () => {
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  const store = createS3Store({ region: 'us-east-1', endpoint: 'http://127.0.0.1:1', credentials });
  expect(await store.list('shop', { prefix: '', most: 1 })).toEqual({
    state: 'unknown',
    why: 'nothing answers at http://127.0.0.1:1 (ECONNREFUSED)',
  });
});
