import { join } from 'node:path';
import { MatsError } from '@mats/contracts';
import { bucketBytes, folderBytes } from './attachment-bytes.ts';
import type { AttachmentBytes } from './attachment-bytes.ts';

/** What is set about where attachments lie. */
export interface AttachmentSettings {
  /** A folder, or `s3://bucket/prefix`; undefined: below the data folder. */
  place: string | undefined;
  dataFolder: string;
  endpoint: string | undefined;
  region: string;
  accessKeyId: string | undefined;
  secretAccessKey: string | undefined;
  now: () => number;
}

const BUCKET = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w./-]{0,200}))?$/;

function refuse(reason: string): never {
  throw new MatsError('configuration_invalid', { name: 'MATS_ATTACHMENTS', reason, example: 's3://mats/attachments' });
}

/**
 * Attachments where the settings want them.
 *
 * @throws MatsError `configuration_invalid`
 */
export function chooseAttachmentBytes(settings: AttachmentSettings): AttachmentBytes {
  const { place, dataFolder, endpoint, region, accessKeyId, secretAccessKey, now } = settings;
  const spool = join(dataFolder, 'attachments');
  if (place === undefined) return folderBytes(spool);
  if (!place.startsWith('s3:')) return folderBytes(place);
  const [, bucket, path = ''] = BUCKET.exec(place) ?? refuse(`${place} names no bucket`);
  if (bucket === undefined) return refuse(`${place} names no bucket`);
  if (accessKeyId === undefined || secretAccessKey === undefined)
    return refuse('a bucket needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  const name = path.replace(/\/$/, '');
  return bucketBytes({
    bucket,
    prefix: name === '' ? '' : `${name}/`,
    endpoint: endpoint ?? `https://s3.${region}.amazonaws.com`,
    region,
    accessKeyId,
    secretAccessKey,
    spool,
    now,
  });
}
