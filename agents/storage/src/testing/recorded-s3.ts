import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordedObject {
  readonly key: string;
  readonly bytes: number;
  /** ISO 8601. */
  readonly time: string;
}

/** An error in the form of S3's documentation ("Error responses"). */
export interface RecordedError {
  readonly status: number;
  readonly code: string;
  readonly region?: string;
}

export interface RecordedBucket {
  readonly objects?: readonly RecordedObject[];
  readonly error?: RecordedError;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

function listing(bucket: string, query: URLSearchParams, objects: readonly RecordedObject[]): string {
  const prefix = query.get('prefix') ?? '';
  const most = Number(query.get('max-keys') ?? 1_000);
  const from = Number(query.get('continuation-token') ?? 0);
  const all = objects.filter(({ key }) => key.startsWith(prefix));
  const shown = all.slice(from, from + most);
  const isCut = from + most < all.length;
  const contents = shown.map(
    ({ key, bytes, time }) =>
      `<Contents><Key>${key}</Key><LastModified>${time}</LastModified><ETag>&quot;${key}&quot;</ETag><Size>${bytes}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  const next = isCut ? `<NextContinuationToken>${from + most}</NextContinuationToken>` : '';
  return `${HEAD}<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket}</Name><Prefix>${prefix}</Prefix><KeyCount>${shown.length}</KeyCount><MaxKeys>${most}</MaxKeys><IsTruncated>${isCut}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`;
}

function errorBody({ code, region }: RecordedError): string {
  const named = region === undefined ? '' : `<Region>${region}</Region>`;
  return `${HEAD}<Error><Code>${code}</Code><Message>as documented</Message>${named}<RequestId>4442587FB7D0A2F9</RequestId></Error>`;
}

/** A real HTTP server that lists and describes the given buckets as S3 does, addressed by path. */
export async function startRecordedS3(
  buckets: Readonly<Record<string, RecordedBucket>>,
): Promise<{ url: string; asked: string[]; close: () => void }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://s3');
    asked.push(`${request.method} ${url.pathname}`);
    const [, bucket = '', ...rest] = url.pathname.split('/');
    const key = decodeURIComponent(rest.join('/'));
    const held = Object.hasOwn(buckets, bucket) ? buckets[bucket] : { error: { status: 404, code: 'NoSuchBucket' } };
    if (held?.error !== undefined) {
      response.writeHead(held.error.status, { 'content-type': 'application/xml' });
      response.end(request.method === 'HEAD' ? undefined : errorBody(held.error));
      return;
    }
    if (key === '') {
      response.writeHead(200, { 'content-type': 'application/xml' });
      response.end(listing(bucket, url.searchParams, held?.objects ?? []));
      return;
    }
    const object = held?.objects?.find((one) => one.key === key);
    if (object === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { bytes, time } = object;
    const headers = { 'content-length': bytes, 'last-modified': new Date(time).toUTCString(), etag: `"${key}"` };
    response.writeHead(200, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => server.close().closeAllConnections(),
  };
}
