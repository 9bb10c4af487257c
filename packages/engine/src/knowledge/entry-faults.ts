import { CAPTURES } from './catalogue-entry.ts';
import type { CatalogueEntry, Form, Step } from './catalogue-entry.ts';
import { wordsIn } from './words-in.ts';

const KNOWN = new Set<string>([...CAPTURES, 'service', 'server', 'program']);
const PLACEHOLDER = /\{([a-z]{1,20})(?:\|[^{}]{1,60})?\}/g;
const GROUP = /\(\?<([a-z]{1,20})>/g;
const ID = /^[a-z0-9]{1,40}(?:-[a-z0-9]{1,40}){0,9}\.[a-z0-9]{1,40}(?:-[a-z0-9]{1,40}){0,12}$/;
const MOST_CHARACTERS = 140;
const LEAST_MATCHES = 2;

function matched(form: Form, line: string): boolean {
  const words = new Set(wordsIn(line));
  return wordsIn(form.words).every((word) => words.has(word)) && form.pattern.test(line);
}

function stepTexts({ text, compose, kubernetes, host, windows }: Step): string[] {
  return [text, compose, kubernetes, host, windows].flatMap((part) => part ?? []);
}

function faultsOfForm(form: Form): string[] {
  const { pattern, words } = form;
  return [
    ...(pattern.global || pattern.sticky ? [`${String(pattern)} keeps a place between uses: no g or y`] : []),
    ...(words === words.toLowerCase() && wordsIn(words).length > 0 ? [] : [`"${words}" has to be words in lower case`]),
    ...[...pattern.source.matchAll(GROUP)].flatMap(([, name]) =>
      KNOWN.has(name ?? '') ? [] : [`the group ${String(name)} is no capture`],
    ),
    ...(/(?<!\\)(?:\\[sSdDwW]|\.|\])[*+]/.test(pattern.source)
      ? [`${String(pattern)} repeats without an upper bound: write {0,80}`]
      : []),
  ];
}

/** What is wrong with an entry, one sentence each; empty when it may stand in the catalogue. */
export function entryFaults(entry: CatalogueEntry): string[] {
  const { id, forms, means, matches, ignores, check, repair, kind, role } = entry;
  const texts = [means, ...[check, ...repair].flatMap(stepTexts)];
  const usable = new Set(
    [...forms.map(({ pattern }) => pattern), ...(entry.nearby ?? [])]
      .flatMap(({ source }) => [...source.matchAll(GROUP)].map(([, name]) => name ?? ''))
      .concat('service', 'server', 'program'),
  );
  const faults = [
    ...(ID.test(id) ? [] : ['the id is not <program>.<what-fails>']),
    ...((kind === null) === (role === 'harmless') ? [] : ['only what is harmless has no kind']),
    ...forms.flatMap(faultsOfForm),
    ...texts.flatMap((text) =>
      [...text.matchAll(PLACEHOLDER)].flatMap(([whole, name]) =>
        usable.has(name ?? '') ? [] : [`${whole} is captured by no form`],
      ),
    ),
    ...(means.length > MOST_CHARACTERS ? [`what it means has ${means.length} characters`] : []),
    ...(matches.length < LEAST_MATCHES ? ['it needs two examples'] : []),
    ...(ignores.length === 0 ? ['it needs a line that looks alike and is none'] : []),
    ...matches.filter((line) => !forms.some((form) => matched(form, line))).map((line) => `does not match: ${line}`),
    ...ignores.filter((line) => forms.some((form) => matched(form, line))).map((line) => `must not match: ${line}`),
    ...forms
      .filter((form) => !matches.some((line) => matched(form, line)))
      .map(({ pattern }) => `no example matches ${String(pattern)}`),
    ...[means, check.text, ...repair.map(({ text }) => text)]
      .filter((text) => text.endsWith('.'))
      .map((text) => `full stop: ${text}`),
    ...(repair.length === 0 && role !== 'harmless' ? ['it says nothing that repairs it'] : []),
  ];
  const { onHost, ...plain } = entry;
  const otherwise = onHost === undefined ? [] : entryFaults({ ...plain, ...onHost });
  return [...new Set([...faults.map((fault) => `${id}: ${fault}`), ...otherwise])];
}
