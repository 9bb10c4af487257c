import type { NotChecked } from '@mats/contracts';
import { momentWords } from '@mats/evidence/around';
import type { FailureWindow } from '@mats/evidence/around';
import { showBytes } from '@mats/sources';
import { redactSecrets } from '@mats/telemetry';
import type { StoredObject } from './tools/object-store.ts';
import type { ListedPlace } from './tools/read-storage.ts';
import type { StorageFact } from './tools/storage-facts.ts';
import { addressOf } from './tools/storage-places.ts';
import type { StoragePlace } from './tools/storage-places.ts';

/** An address for people: keys may hold anything. */
function shown(place: StoragePlace, key = ''): string {
  return redactSecrets(
    addressOf(place, key)
      .replaceAll(/\p{Cc}/gu, ' ')
      .slice(0, 300),
  );
}

/** What a claim says of each kind of fact. */
export const CLAIM_CODES: Readonly<Record<StorageFact['kind'], string>> = {
  no_bucket: 'bucket_missing',
  no_object: 'object_missing',
  small: 'object_shrank',
  wanted: 'object_there',
  newest: 'nothing_newer',
  written: 'object_written',
};

/** Where a fact is seen. */
export function addressWords(fact: StorageFact): string {
  if (fact.kind === 'no_bucket') return shown(fact.place);
  return shown(fact.place, fact.kind === 'no_object' ? fact.key : fact.object.key);
}

/** A fact of a bucket as a sentence, with its distance from when it began to fail, or from now. */
export function claimWords(fact: StorageFact, window: FailureWindow): string {
  const when = ({ time }: StoredObject): string => momentWords(time, window);
  const { place } = fact;
  if (fact.kind === 'no_bucket') return `${shown(place)}: there is no such bucket (${fact.said}).`;
  if (fact.kind === 'no_object') {
    const { key, said, beside } = fact;
    const newest =
      beside === undefined ? '' : ` The newest beside it is ${shown(place, beside.key)}, written ${when(beside)}.`;
    return `${shown(place, key)} is not there (${said}).${newest}`;
  }
  const { object } = fact;
  const address = shown(place, object.key);
  const size = object.bytes === 0 ? 'is empty' : `has ${showBytes(object.bytes)}`;
  if (fact.kind === 'small') {
    const { before } = fact;
    const usual = `the one before it, ${shown(place, before.key)}, has ${showBytes(before.bytes)}`;
    return `${address} ${size}, and ${usual}; it was written ${when(object)}.`;
  }
  if (fact.kind === 'newest') return `Nothing newer is there than ${address}, written ${when(object)}.`;
  if (fact.kind === 'wanted') return `${address} is there: it ${size}, and was written ${when(object)}.`;
  return `${address} was written ${when(object)}; it ${size}.`;
}

function listedWords({ address, objects, bytes }: ListedPlace): string {
  return `${address} holds ${objects} ${objects === 1 ? 'object' : 'objects'} of ${showBytes(bytes)}`;
}

/** The finding in a sentence or two. */
export function summaryWords(given: {
  readonly first: string | undefined;
  readonly listed: readonly ListedPlace[];
  readonly notRead: readonly NotChecked[];
}): string {
  const { first, listed, notRead } = given;
  const holds = listed.length === 0 ? '' : `${listed.map(listedWords).join('; ')}.`;
  if (first !== undefined) return holds === '' ? first : `${first} ${holds}`;
  const [why] = notRead;
  if (holds !== '') return `Nothing was missing or written around that time. ${holds}`;
  return why === undefined ? 'Nothing was missing or written around that time.' : `Nothing was read: ${why.why}.`;
}
