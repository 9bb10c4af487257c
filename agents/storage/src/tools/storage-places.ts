/** A bucket, or what of it begins with a prefix. */
export interface StoragePlace {
  readonly store: 's3' | 'gs';
  readonly bucket: string;
  /** Empty, or what keys begin with. */
  readonly prefix: string;
}

const PLACE = /^(s3|gs):\/\/([a-z0-9][a-z0-9._-]{1,220}[a-z0-9])(?:\/([\s\S]{0,1100}))?$/;

/** `s3://bucket/prefix` or `gs://bucket/prefix`; undefined for anything else. A prefix may hold anything, as keys may. */
export function parsePlace(text: string): StoragePlace | undefined {
  const [, store, bucket, prefix = ''] = PLACE.exec(text) ?? [];
  if (bucket === undefined) return undefined;
  return { store: store === 'gs' ? 'gs' : 's3', bucket, prefix };
}

/** The address of a key, or of the bucket: `s3://bucket/key`. */
export function addressOf({ store, bucket }: StoragePlace, key = ''): string {
  return `${store}://${bucket}${key === '' ? '' : `/${key}`}`;
}
