import type { Commit } from '../history/commit.ts';
import { COMMON_WORDS } from './commit-weights.ts';
import { readCommitQuery } from './commit-query.ts';
import { createWordReader } from './commit-words.ts';

const MOST_WORDS = 3;
const WORD = /[\p{L}\d_]{3,60}/gu;

/** Words of a complaint that a commit's message or paths hold too, as the complaint writes them; the most telling first. */
export function sharedWords(commit: Commit, complaint: string): string[] {
  const query = readCommitQuery([complaint], COMMON_WORDS);
  const { fields } = createWordReader(query)(commit);
  const shared = new Set([fields.subject, fields.path, fields.body].flatMap(({ counts }) => [...counts.keys()]));
  const written = new Map<string, { readonly word: string; readonly telling: number }>();
  for (const [word] of complaint.matchAll(WORD)) {
    for (const [term, telling] of readCommitQuery([word], COMMON_WORDS).terms) {
      if (shared.has(term) && !written.has(term)) written.set(term, { word, telling });
    }
  }
  const words = [...written.values()].toSorted((a, b) => b.telling - a.telling).map(({ word }) => word);
  return [...new Set(words)].slice(0, MOST_WORDS);
}

const LEAST_WORDS = 3;
const LEAST_TELLING = 0.3;

/** Whether a message holds words enough to look for in commits. */
export function tellsOfSomething(message: string): boolean {
  const { terms } = readCommitQuery([message], COMMON_WORDS);
  return [...terms.values()].filter((telling) => telling >= LEAST_TELLING).length >= LEAST_WORDS;
}
