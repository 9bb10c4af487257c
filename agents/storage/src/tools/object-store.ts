import type { NotChecked } from '@mats/contracts';

/** An object as its store describes it. */
export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
  /** ISO 8601, whole seconds: what every request for it says the same. */
  readonly time: string;
  /** Another content has another one. */
  readonly etag: string;
}

/** What could not be read: it is not there, as the store says in its own words, or nobody knows. */
export type Failed =
  | { readonly state: 'absent'; readonly said: string }
  | { readonly state: 'unknown'; readonly why: string };

/** `absent`: there is no such bucket. */
export type Listing =
  | { readonly state: 'there'; readonly objects: readonly StoredObject[]; readonly isCut: boolean }
  | Failed;

export type Look = { readonly state: 'there'; readonly object: StoredObject } | Failed;

/** What a bucket holds; only reads, never rejects. */
export interface ObjectStore {
  /** At most so many objects whose keys begin with the prefix, in order of their keys. */
  list(bucket: string, what: { readonly prefix: string; readonly most: number }): Promise<Listing>;
  look(bucket: string, key: string): Promise<Look>;
  /** What was noticed on the way and concerns no bucket alone. */
  remarks(): readonly NotChecked[];
}

/** A time of a store in whole seconds, ISO 8601. */
export function wholeSeconds(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
