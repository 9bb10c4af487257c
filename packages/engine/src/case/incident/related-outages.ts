import type { Locator } from '@mats/contracts';
import type { RecordedSpan } from '../../signals/recorded.ts';
import type { ProviderNotice } from '../../signals/provider-notice.ts';
import type { ChangedTemplate } from './changed-failures.ts';
import { headlineOf } from './service-failures.ts';

export interface LocatedNotice extends ProviderNotice {
  readonly locator: Locator;
}

/** A provider's outage, and the service that fails on it. */
export interface RelatedOutage {
  readonly notice: LocatedNotice;
  readonly service: string;
}

/** Status pages are behind: an outage may be dated this long after the first failure that it brought. */
const ANNOUNCED_LATE_MS = 30 * 60_000;
const MOST_RELATED = 4;
const MOST_TEXT = 4_000;
/** Nouns for kinds of software and pages; every provider's components are called so, and so is half of any log. */
const KINDS_OF_THINGS = new Set(
  'api apis app apps application applications service services server servers system systems cloud platform cluster provider upstream web website status health dashboard page region global the and for of all core infra infrastructure requests'.split(
    ' ',
  ),
);

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]{2,60}/g) ?? [];
}

/** Words that name one thing and no other. */
function telling(name: string): string[] {
  return wordsOf(name).filter((word) => !KINDS_OF_THINGS.has(word) && !/^\d+$/.test(word));
}

/** What each failing service says, as words: its failures, and the spans in which it fails with whom it called. */
function saidByService(failures: readonly ChangedTemplate[], spans: readonly RecordedSpan[]): Map<string, Set<string>> {
  const said = new Map<string, Set<string>>();
  const add = (service: string, text: string): void => {
    const words = said.get(service) ?? new Set();
    for (const word of wordsOf(text.slice(0, MOST_TEXT))) words.add(word);
    said.set(service, words);
  };
  for (const { template } of failures) add(template.owner, headlineOf(template));
  for (const { service, operation, message = '', peer = '', failed } of spans) {
    if (failed) add(service, `${operation} ${message} ${peer}`);
  }
  return said;
}

function wasThen({ from, to }: ProviderNotice, window: { readonly from: number; readonly to: number }): boolean {
  return (from === null || from <= window.to + ANNOUNCED_LATE_MS) && (to === null || to >= window.from);
}

function outageKey({ notice: { provider, component, region } }: RelatedOutage): string {
  return JSON.stringify([provider, component, region]);
}

/**
 * Outages that were there when it began, of providers that a failing service names where it fails. A page of many components is about
 * a service only by the component that the service names; a page of one thing, by the provider's name.
 */
export function relatedOutages(
  notices: readonly LocatedNotice[],
  incident: {
    readonly failures: readonly ChangedTemplate[];
    readonly spans: readonly RecordedSpan[];
    readonly window: { readonly from: number; readonly to: number } | null;
  },
): RelatedOutage[] {
  const { failures, spans, window } = incident;
  if (window === null || notices.length === 0) return [];
  const said = saidByService(failures, spans);
  const names = (words: ReadonlySet<string>, name: string): boolean => telling(name).some((word) => words.has(word));
  const related = [...said].flatMap(([service, words]) => {
    const named = new Set(notices.filter(({ component }) => names(words, component)).map(({ provider }) => provider));
    return notices
      .filter((notice) => notice.state === 'impaired' && wasThen(notice, window))
      .filter(({ provider, component }) => names(words, component) || (!named.has(provider) && names(words, provider)))
      .map((notice): RelatedOutage => ({ notice, service }));
  });
  // One outage is told in many entries, and felt by many services: the first entry and the first service stand for it.
  const unique = new Map(related.toReversed().map((one) => [outageKey(one), one]));
  return [...unique.values()].toReversed().slice(0, MOST_RELATED);
}
