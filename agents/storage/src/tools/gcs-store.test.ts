import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import { createGcsStore } from './gcs-store.ts';
import type { ObjectStore } from './object-store.ts';

const nobody = (): Promise<{ ok: false; why: string }> => Promise.resolve({ ok: false, why: 'no credentials' });

describeWith('gcs', "buckets of a real store of Google's language", (url) => {
  const bucket = `mats-${randomUUID()}`;
  const store = (): ObjectStore => createGcsStore({ url, access: nobody });
  const keys = ['daily/a & b.csv', 'daily/empty.csv', 'other.txt'];

  beforeAll(async () => {
    const post = async (path: string, body: string, type: string): Promise<void> => {
      const reply = await fetch(`${url}${path}`, { method: 'POST', body, headers: { 'content-type': type } });
      expect(reply.status).toBe(200);
    };
    await post('/storage/v1/b?project=mats', JSON.stringify({ name: bucket }), 'application/json');
    for (const [index, body] of ['four', '', 'x'].entries())
      await post(
        `/upload/storage/v1/b/${bucket}/o?uploadType=media&name=${encodeURIComponent(keys[index] ?? '')}`,
        body,
        'text/plain',
      );
  });

  test('lists by prefix, and a look says the same of each', async () => {
    const listing = await store().list(bucket, { prefix: 'daily/', most: 10 });
    if (listing.state !== 'there') throw new Error(JSON.stringify(listing));
    expect(listing.objects.map(({ key, bytes }) => [key, bytes])).toEqual([
      [keys[0], 4],
      [keys[1], 0],
    ]);
    const looks = await Promise.all(listing.objects.map(({ key }) => store().look(bucket, key)));
    expect(looks).toEqual(listing.objects.map((object) => ({ state: 'there', object })));
  });

  test('says what is not there', async () => {
    expect(await store().list(`${bucket}-gone`, { prefix: '', most: 1 })).toEqual({
      state: 'absent',
      said: 'HTTP 404',
    });
    expect(await store().look(bucket, 'daily/none.csv')).toEqual({ state: 'absent', said: 'HTTP 404' });
  });
});

describe('Google Cloud Storage', () => {
  const running: { close: () => void }[] = [];
  afterEach(() => {
    for (const server of running.splice(0)) server.close();
  });

  /** Answers as the documentation of the JSON API has it, with one status for all. */
  async function answering(status: number, body: unknown): Promise<{ store: ObjectStore; asked: string[] }> {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    running.push({ close: () => server.close().closeAllConnections() });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const access = (): Promise<{ ok: true; headers: Record<string, string> }> =>
      Promise.resolve({ ok: true, headers: { authorization: 'Bearer t-1' } });
    return { store: createGcsStore({ url, access }), asked };
  }

  test.each([
    [401, 'Google does not take the credentials (HTTP 401); set GOOGLE_APPLICATION_CREDENTIALS'],
    [
      403,
      'the account may not read it (HTTP 403); grant storage.objects.list and storage.objects.get (roles/storage.objectViewer)',
    ],
    [429, 'the store wants fewer requests (HTTP 429); ask again in a minute'],
  ])('HTTP %s is said with what to do', async (status, why) => {
    const { store } = await answering(status, { error: { code: status, message: 'as documented' } });
    expect(await store.list('shop', { prefix: '', most: 1 })).toEqual({ state: 'unknown', why });
  });

  test('another host than Google gets no credentials', async () => {
    const { store, asked } = await answering(200, { kind: 'storage#objects' });
    expect(await store.list('shop', { prefix: 'daily/', most: 5 })).toEqual({
      state: 'there',
      objects: [],
      isCut: false,
    });
    expect(asked).toEqual(['GET /storage/v1/b/shop/o?prefix=daily%2F&maxResults=5 -']);
  });

  test('without credentials Google is not asked', async () => {
    const store = createGcsStore({ url: 'https://storage.googleapis.com', access: nobody });
    expect(await store.look('shop', 'key')).toEqual({ state: 'unknown', why: 'no credentials' });
  });
});
