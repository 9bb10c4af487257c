import type * as S3Sdk from '@aws-sdk/client-s3';
import { absence, whyNot } from './s3-failure.ts';
import { wholeSeconds } from './object-store.ts';
import type { Failed, Listing, Look, ObjectStore, StoredObject } from './object-store.ts';

export interface S3Options {
  readonly region: string;
  /** Of MinIO, R2, Ceph and others, addressed by path; undefined: that of AWS. */
  readonly endpoint: string | undefined;
  /** Undefined: what the client finds by itself (environment, profile, role of the machine). */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

const PAGE = 1_000;
const TIMEOUT_MS = 8_000;
const CONNECT_MS = 3_000;
const LIST_MS = 15_000;
const MINUTE_MS = 60_000;
/** From here on stores refuse a signature; the client then signs with the store's time. */
const SKEW_MS = 5 * MINUTE_MS;

interface Described {
  readonly Key?: string | undefined;
  readonly Size?: number | undefined;
  readonly ContentLength?: number | undefined;
  readonly LastModified?: Date | undefined;
  readonly ETag?: string | undefined;
}

function objectOf(seen: Described, key = seen.Key ?? ''): StoredObject[] {
  const { LastModified: time, Size: size = seen.ContentLength ?? 0, ETag: etag = '' } = seen;
  return time === undefined || key === '' ? [] : [{ key, bytes: size, time: wholeSeconds(time), etag }];
}

interface Connection {
  readonly sdk: typeof S3Sdk;
  readonly client: S3Sdk.S3Client;
}

async function connect(options: S3Options): Promise<Connection> {
  const { region, endpoint, credentials } = options;
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client({
    region,
    maxAttempts: 2,
    requestHandler: { requestTimeout: TIMEOUT_MS, connectionTimeout: CONNECT_MS, throwOnRequestTimeout: true },
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials === undefined ? {} : { credentials }),
  });
  return { sdk, client };
}

async function listObjects(
  { sdk, client }: Connection,
  what: { readonly bucket: string; readonly prefix: string; readonly most: number },
): Promise<Listing> {
  const { bucket, prefix, most } = what;
  const abortSignal = AbortSignal.timeout(LIST_MS);
  const objects: StoredObject[] = [];
  let token: string | undefined;
  do {
    const command = new sdk.ListObjectsV2Command({
      Bucket: bucket,
      Prefix: prefix,
      MaxKeys: Math.min(PAGE, most),
      ContinuationToken: token,
    });
    const page = await client.send(command, { abortSignal });
    objects.push(...(page.Contents ?? []).flatMap((seen) => objectOf(seen)));
    token = page.NextContinuationToken;
  } while (token !== undefined && objects.length < most);
  return { state: 'there', objects, isCut: token !== undefined };
}

async function lookAt({ sdk, client }: Connection, what: { bucket: string; key: string }): Promise<Look> {
  const command = new sdk.HeadObjectCommand({ Bucket: what.bucket, Key: what.key });
  const seen = await client.send(command, { abortSignal: AbortSignal.timeout(TIMEOUT_MS) });
  const [object] = objectOf(seen, what.key);
  return object === undefined
    ? { state: 'unknown', why: 'the store does not say when it was written' }
    : { state: 'there', object };
}

/** S3, or what speaks its language, read with ListObjectsV2 and HeadObject. The client is loaded when it is first needed. */
export function createS3Store(options: S3Options): ObjectStore {
  const { region, endpoint } = options;
  const asked = { region, endpoint: endpoint ?? `https://s3.${region}.amazonaws.com` };
  let connection: Promise<Connection> | undefined;
  let skewMs = 0;
  const use = async <Answer>(send: (connected: Connection) => Promise<Answer>): Promise<Answer | Failed> => {
    try {
      connection ??= connect(options);
      const connected = await connection;
      const answer = await send(connected);
      skewMs = connected.client.config.systemClockOffset;
      return answer;
    } catch (error) {
      const said = absence(error);
      return said === undefined ? { state: 'unknown', why: whyNot(error, asked) } : { state: 'absent', said };
    }
  };
  return {
    list: (bucket, { prefix, most }) => use((connected) => listObjects(connected, { bucket, prefix, most })),
    look: (bucket, key) => use((connected) => lookAt(connected, { bucket, key })),
    remarks: () => {
      if (Math.abs(skewMs) < SKEW_MS) return [];
      const minutes = Math.round(Math.abs(skewMs) / MINUTE_MS);
      const side = skewMs > 0 ? 'behind' : 'ahead of';
      const why = `it is ${minutes} min ${side} that of ${asked.endpoint}; times were signed as the store has them: set the clock (NTP)`;
      return [{ what: 'Clock of this machine', why }];
    },
  };
}
