import type { ConnectedSource, Finding, Locator, NotChecked } from '@mats/contracts';
import { isWithin } from '@mats/evidence/around';
import type { Period } from '@mats/evidence/around';
import { recentSources } from '@mats/service';
import { withSpan } from '@mats/telemetry';
import type { ObjectStore, StoredObject } from './object-store.ts';
import { absenceText, largerBefore, newestBeside, newestOf, objectText } from './storage-facts.ts';
import type { StorageFact } from './storage-facts.ts';
import { addressOf, parsePlace } from './storage-places.ts';
import type { StoragePlace } from './storage-places.ts';
import { wantedKeys } from './wanted-keys.ts';
import type { WantedKey } from './wanted-keys.ts';

/** How much of a place was listed. */
export interface ListedPlace {
  readonly address: string;
  readonly objects: number;
  readonly bytes: number;
}

export interface StorageRead {
  readonly facts: readonly StorageFact[];
  readonly listed: readonly ListedPlace[];
  readonly notRead: readonly NotChecked[];
}

export interface StorageQuestion {
  readonly period: Period;
  readonly question: string;
  readonly findings: readonly Finding[];
}

/** What the agent reads. */
export interface StorageSource {
  read(what: StorageQuestion): Promise<StorageRead>;
  /** What stands now where a piece of evidence was read; null: it is gone. */
  readAgain(locator: Locator): Promise<string | null>;
  connected(): Promise<ConnectedSource[]>;
}

export type Stores = Readonly<Record<StoragePlace['store'], ObjectStore>>;

const MOST_PLACES = 5;
/** Listed of each place. */
const MOST_OBJECTS = 10_000;
/** Objects of a place that were written around the failure and are told one by one. */
const MOST_WRITTEN = 20;
const NOT_CONFIGURED = 'not configured: set STORAGE_BUCKETS=s3://bucket/prefix,gs://bucket';

interface PlaceRead {
  readonly facts: StorageFact[];
  readonly listed: ListedPlace[];
  readonly notRead: NotChecked[];
}

async function lookFor(
  store: ObjectStore,
  of: { readonly place: StoragePlace; readonly wanted: WantedKey; readonly objects: readonly StoredObject[] },
): Promise<Omit<PlaceRead, 'listed'>> {
  const { place, wanted, objects } = of;
  const { key, isOwn } = wanted;
  const beside = newestBeside(key, objects);
  // A path that was named without its bucket may be of another one, unless something lies beside it.
  if (!isOwn && beside === undefined) return { facts: [], notRead: [] };
  const look = await store.look(place.bucket, key);
  if (look.state === 'unknown') return { facts: [], notRead: [{ what: addressOf(place, key), why: look.why }] };
  if (look.state === 'absent')
    return { facts: [{ kind: 'no_object', place, key, said: look.said, beside }], notRead: [] };
  return { facts: [{ kind: 'wanted', place, object: look.object }], notRead: [] };
}

/** What was written around the failure, the small ones marked; else the last that was written at all. */
function writtenFacts(
  place: StoragePlace,
  given: { readonly objects: readonly StoredObject[]; readonly isCut: boolean; readonly period: Period },
): StorageFact[] {
  const { objects, isCut, period } = given;
  const within = objects.filter(({ key, time }) => !key.endsWith('/') && isWithin(period, time));
  const newest = newestOf(objects);
  if (within.length === 0 && newest !== undefined && !isCut && Date.parse(newest.time) < Date.parse(period.from))
    return [{ kind: 'newest', place, object: newest }];
  const newestFirst = within.toSorted((one, other) => Date.parse(other.time) - Date.parse(one.time));
  return newestFirst.slice(0, MOST_WRITTEN).map((object): StorageFact => {
    const before = largerBefore(object, objects);
    return before === undefined ? { kind: 'written', place, object } : { kind: 'small', place, object, before };
  });
}

async function readPlace(
  store: ObjectStore,
  given: { readonly place: StoragePlace; readonly what: StorageQuestion; readonly most: number },
): Promise<PlaceRead> {
  const { place, what, most } = given;
  const { bucket, prefix } = place;
  const address = addressOf(place, prefix);
  const listing = await store.list(bucket, { prefix, most });
  if (listing.state === 'absent')
    return { facts: [{ kind: 'no_bucket', place, said: listing.said }], listed: [], notRead: [] };
  const objects = listing.state === 'there' ? listing.objects : [];
  const wanted = await Promise.all(
    wantedKeys(place, what).map((one) => lookFor(store, { place, wanted: one, objects })),
  );
  const looked = { facts: wanted.flatMap(({ facts }) => facts), notRead: wanted.flatMap(({ notRead }) => notRead) };
  if (listing.state === 'unknown')
    return {
      facts: looked.facts,
      listed: [],
      notRead: [{ what: `Objects of ${address}`, why: listing.why }, ...looked.notRead],
    };
  const { isCut } = listing;
  const named = new Set(looked.facts.flatMap((fact) => (fact.kind === 'wanted' ? [fact.object.key] : [])));
  const written = writtenFacts(place, { objects, isCut, period: what.period }).filter(
    (fact) => fact.kind !== 'written' || !named.has(fact.object.key),
  );
  const why = `more than ${most} are there; the first by name were read: name a prefix in STORAGE_BUCKETS`;
  return {
    facts: [...looked.facts, ...written],
    listed: [{ address, objects: objects.length, bytes: objects.reduce((sum, { bytes }) => sum + bytes, 0) }],
    notRead: [...(isCut ? [{ what: `Objects of ${address}`, why }] : []), ...looked.notRead],
  };
}

function sourceOf(name: string, reason: string | undefined): ConnectedSource {
  return reason === undefined
    ? { kind: 'bucket', name, state: 'connected' }
    : { kind: 'bucket', name, state: 'failed', reason };
}

/** The places that the setting names, at most five, and what cannot be read of it. */
function placesOf(names: readonly string[]): { places: StoragePlace[]; left: NotChecked[] } {
  const parsed = names.map((name) => ({ name, place: parsePlace(name) }));
  const places = parsed.flatMap(({ place }) => place ?? []);
  return {
    places: places.slice(0, MOST_PLACES),
    left: [
      ...(names.length === 0 ? [{ what: 'Storage', why: NOT_CONFIGURED }] : []),
      ...parsed
        .filter(({ place }) => place === undefined)
        .map(({ name }) => ({
          what: `Bucket ${name}`,
          why: 'it is not written s3://bucket/prefix or gs://bucket/prefix',
        })),
      ...places
        .slice(MOST_PLACES)
        .map((place) => ({ what: `Bucket ${addressOf(place, place.prefix)}`, why: `at most ${MOST_PLACES} are read` })),
    ],
  };
}

/** What the configured buckets hold; each reading is one TOOL span. */
export function createStorageSource(options: {
  stores: Stores;
  buckets: readonly string[];
  mostObjects?: number | undefined;
}): StorageSource {
  const { stores, mostObjects: most = MOST_OBJECTS } = options;
  const { places, left } = placesOf(options.buckets);
  const names = places.map((place) => addressOf(place, place.prefix)).join(', ');
  const used = [...new Set(places.map(({ store }) => stores[store]))];
  const look = async (): Promise<ConnectedSource[]> => {
    const [nothing] = left;
    if (places.length === 0) return [sourceOf('STORAGE_BUCKETS', nothing?.why)];
    return Promise.all(
      places.map(async ({ store, bucket, prefix }) => {
        const listing = await stores[store].list(bucket, { prefix, most: 1 });
        // That a bucket is gone is what an investigation needs to hear, so the agent takes part.
        return sourceOf(bucket, listing.state === 'unknown' ? listing.why : undefined);
      }),
    );
  };
  return {
    read: (what) =>
      withSpan(
        { name: 'read_storage', kind: 'TOOL', input: `${names} from ${what.period.from} to ${what.period.to}` },
        async (span) => {
          const read = await Promise.all(places.map((place) => readPlace(stores[place.store], { place, what, most })));
          const listed = read.flatMap((one) => one.listed);
          const remarks = used.flatMap((store) => store.remarks());
          span.setOutput(`${listed.reduce((sum, { objects }) => sum + objects, 0)} objects`);
          const notRead = [...left, ...read.flatMap((one) => one.notRead), ...remarks];
          return { facts: read.flatMap((one) => one.facts), listed, notRead };
        },
      ),
    readAgain: async ({ path = '' }) => {
      const asked = parsePlace(path);
      const place = places.find(({ store, bucket }) => store === asked?.store && bucket === asked.bucket);
      if (asked === undefined || place === undefined) return null;
      const { store, bucket } = place;
      if (asked.prefix === '') {
        const listing = await stores[store].list(bucket, { prefix: place.prefix, most: 1 });
        return listing.state === 'absent' ? absenceText(path, listing.said) : null;
      }
      if (!places.some((one) => one.store === store && one.bucket === bucket && asked.prefix.startsWith(one.prefix)))
        return null;
      const seen = await stores[store].look(bucket, asked.prefix);
      if (seen.state === 'unknown') return null;
      return seen.state === 'there' ? objectText(place, seen.object) : absenceText(path, seen.said);
    },
    connected: recentSources(look, {
      pending: places.map(({ bucket }) => sourceOf(bucket, 'it has not answered yet')),
    }),
  };
}
