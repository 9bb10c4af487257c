import type { Finding } from '@mats/contracts';
import type { StoragePlace } from './storage-places.ts';

/** Text of a question or a finding that is looked through. */
const MOST_CHARACTERS = 64 * 1024;
const MOST_KEYS = 10;
const KEY = /[^\s"'`<>?#|]{1,1024}/y;
/** A bucket's name as part of a host name: `bucket.s3.eu-west-1.amazonaws.com/key`. */
const REST_OF_HOST = /\.[\w.-]{1,100}(?::\d{1,5})?\//y;
const PART_OF_NAME = /[a-z0-9._-]/i;

function keyAt(text: string, from: number): string {
  KEY.lastIndex = from;
  return (KEY.exec(text)?.[0] ?? '').replace(/[.,;:)\]}]{1,8}$/, '');
}

/** Keys that stand in a text behind the bucket's name: in an address of any form, or as `bucket/key`. */
function keysBehind(bucket: string, text: string): string[] {
  const keys: string[] = [];
  for (let at = text.indexOf(bucket); at !== -1; at = text.indexOf(bucket, at + 1)) {
    const end = at + bucket.length;
    if (PART_OF_NAME.test(text.charAt(at - 1))) continue;
    REST_OF_HOST.lastIndex = end;
    const host = text.charAt(end) === '.' ? REST_OF_HOST.exec(text)?.[0] : undefined;
    if (text.charAt(end) === '/') keys.push(keyAt(text, end + 1));
    else if (host !== undefined) keys.push(keyAt(text, end + host.length));
  }
  return keys;
}

/** What a candidate with a missing object names, when it looks like a key; the bucket may be another one. */
function namedAlone({ candidates }: Finding): string[] {
  return candidates
    .filter(({ kind }) => kind === 'missing_object')
    .flatMap(({ values = {} }) => Object.values(values))
    .filter((value): value is string => typeof value === 'string' && /^[^\s"'<>:]{1,1024}$/.test(value))
    .filter((value) => value.includes('/') || /\.[a-z0-9]{1,10}$/i.test(value))
    .map((value) => value.replace(/^\/{1,4}/, ''));
}

export interface WantedKey {
  readonly key: string;
  /** Whether it is named as one of this bucket. */
  readonly isOwn: boolean;
}

/** Keys of a place that the question or a finding names, so that it can be said whether they are there. */
export function wantedKeys(
  { bucket, prefix }: StoragePlace,
  given: { readonly question: string; readonly findings: readonly Finding[] },
): WantedKey[] {
  const { question, findings } = given;
  const said = findings.flatMap(({ claims, evidence, candidates }) => [
    ...evidence.map(({ excerpt }) => excerpt),
    ...claims.map(({ text }) => text),
    ...candidates.map(({ quote = '' }) => quote),
  ]);
  const texts = [question, ...said].map((text) => text.slice(0, MOST_CHARACTERS));
  const own = new Set(texts.flatMap((text) => keysBehind(bucket, text)));
  const all = [...new Set([...own, ...findings.flatMap(namedAlone)])];
  return all
    .filter((key) => key !== '' && !key.endsWith('/') && key.startsWith(prefix))
    .slice(0, MOST_KEYS)
    .map((key) => ({ key, isOwn: own.has(key) }));
}
