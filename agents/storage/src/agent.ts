import { createEvidence } from '@mats/engine';
import type { Evidence } from '@mats/contracts';
import { failureWindow, plainFinding } from '@mats/evidence/around';
import type { FailureWindow, Told } from '@mats/evidence/around';
import type { Agent } from '@mats/service';
import { redactSecrets } from '@mats/telemetry';
import type { StoredObject } from './tools/object-store.ts';
import type { StorageSource } from './tools/read-storage.ts';
import { absenceText, objectText } from './tools/storage-facts.ts';
import type { StorageFact } from './tools/storage-facts.ts';
import { addressOf } from './tools/storage-places.ts';
import type { StoragePlace } from './tools/storage-places.ts';
import { addressWords, CLAIM_CODES, claimWords, summaryWords } from './words.ts';

export interface StorageAgentOptions {
  source: StorageSource;
  now: () => number;
}

const MOST_CLAIMS = 8;

function piece(address: string, given: { text: string; time?: string }): Evidence {
  return createEvidence({
    title: redactSecrets(address),
    ...(given.time === undefined ? {} : { time: given.time }),
    locator: { source: 'agent', name: 'storage', label: redactSecrets(address), path: address },
    excerpt: redactSecrets(given.text),
    detail: { kind: 'log_excerpt' },
  });
}

function objectPiece(place: StoragePlace, object: StoredObject): Evidence {
  return piece(addressOf(place, object.key), { text: objectText(place, object), time: object.time });
}

function evidenceOf(fact: StorageFact): readonly [Evidence, ...Evidence[]] {
  const { place } = fact;
  if (fact.kind === 'no_bucket') return [piece(addressOf(place), { text: absenceText(addressOf(place), fact.said) })];
  if (fact.kind === 'no_object') {
    const address = addressOf(place, fact.key);
    const absent = piece(address, { text: absenceText(address, fact.said) });
    return fact.beside === undefined ? [absent] : [absent, objectPiece(place, fact.beside)];
  }
  const own = objectPiece(place, fact.object);
  return fact.kind === 'small' ? [own, objectPiece(place, fact.before)] : [own];
}

/** The more telling first; among written objects the nearest to the moment. */
const ORDER: readonly StorageFact['kind'][] = ['no_bucket', 'no_object', 'small', 'wanted', 'newest', 'written'];
const ABOUT: Readonly<Record<StorageFact['kind'], Told['about']>> = {
  no_bucket: 'symptom',
  no_object: 'symptom',
  small: 'symptom',
  wanted: 'exclusion',
  newest: 'symptom',
  written: 'change',
};

function byWeight({ at }: FailureWindow): (one: StorageFact, other: StorageFact) => number {
  const distance = (fact: StorageFact): number => ('object' in fact ? Math.abs(at - Date.parse(fact.object.time)) : 0);
  return (one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) || distance(one) - distance(other);
}

/** What object storage holds and misses around the failure; it names no cause of its own. */
export function createStorageAgent({ source, now }: StorageAgentOptions): Agent {
  return async ({ request, step, evidence }) => {
    const started = now();
    const window = failureWindow(request, started);
    step('Listing buckets');
    const { message: question, context } = request;
    const { facts, listed, notRead } = await source.read({
      period: window.period,
      question,
      findings: context.findings,
    });
    const told = facts
      .toSorted(byWeight(window))
      .slice(0, MOST_CLAIMS)
      .map((fact): Told => ({
        code: CLAIM_CODES[fact.kind],
        values: { address: addressWords(fact) },
        text: claimWords(fact, window),
        about: ABOUT[fact.kind],
        evidence: evidenceOf(fact),
      }));
    const summary = summaryWords({ first: told[0]?.text, listed, notRead });
    return {
      finding: plainFinding('storage', { told, summary, notRead, durationMs: now() - started, tell: evidence }),
    };
  };
}
