import type { StoredObject } from './object-store.ts';
import { addressOf } from './storage-places.ts';
import type { StoragePlace } from './storage-places.ts';

/** What is remarkable about a place; the first piece is what the fact is of. */
export type StorageFact =
  | { readonly kind: 'no_bucket'; readonly place: StoragePlace; readonly said: string }
  | {
      readonly kind: 'no_object';
      readonly place: StoragePlace;
      readonly key: string;
      readonly said: string;
      /** The newest object of the same folder. */
      readonly beside: StoredObject | undefined;
    }
  | { readonly kind: 'wanted' | 'written' | 'newest'; readonly place: StoragePlace; readonly object: StoredObject }
  /** Far smaller than the others of its folder; `before` is the one written before it. */
  | {
      readonly kind: 'small';
      readonly place: StoragePlace;
      readonly object: StoredObject;
      readonly before: StoredObject;
    };

/** Below this share of what is usual in its folder an object is small. */
const SMALL_SHARE = 0.1;
/** Fewer others say nothing of what is usual. */
const LEAST_OTHERS = 3;

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}

/** Objects that stand for a folder hold nothing by their nature. */
function isFolder({ key }: StoredObject): boolean {
  return key.endsWith('/');
}

export function newestOf(objects: readonly StoredObject[]): StoredObject | undefined {
  return objects
    .filter((one) => !isFolder(one))
    .toSorted((one, other) => Date.parse(other.time) - Date.parse(one.time))[0];
}

/** The newest object of the folder that a key belongs to. */
export function newestBeside(key: string, objects: readonly StoredObject[]): StoredObject | undefined {
  return newestOf(objects.filter((one) => folderOf(one.key) === folderOf(key)));
}

/** The one that was written before an object in its folder, when that object is far smaller than is usual there. */
export function largerBefore(object: StoredObject, objects: readonly StoredObject[]): StoredObject | undefined {
  const others = objects.filter(
    (one) => one.key !== object.key && !isFolder(one) && folderOf(one.key) === folderOf(object.key),
  );
  if (isFolder(object) || others.length < LEAST_OTHERS) return undefined;
  const sizes = others.map(({ bytes }) => bytes).toSorted((one, other) => one - other);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  if (object.bytes >= usual * SMALL_SHARE) return undefined;
  return newestOf(others.filter(({ time }) => Date.parse(time) <= Date.parse(object.time))) ?? newestOf(others);
}

/** What an object says of itself; the same each time that it is read. */
export function objectText(place: StoragePlace, { key, bytes, time, etag }: StoredObject): string {
  return `${addressOf(place, key)}\nsize ${bytes} bytes\nwritten ${time}\netag ${etag === '' ? 'unknown' : etag}`;
}

export function absenceText(address: string, said: string): string {
  return `${address}\nis not there: ${said}`;
}
