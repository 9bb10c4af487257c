import { because } from './clue.ts';
import type { Reason } from './clue.ts';
import type { Commit } from './commit.ts';
import { alteredLines, changedLines, isInert } from './commit-traits.ts';

/** Words every code and every log is full of. Rarity would find most of them; a short history does not show it. */
const STOP = new Set(
  'the and for with from not was are has had have this that into new null nil none undefined true false error exception fail failure return func function fun def const let var string int bool boolean number void public private static final self super import export package class type struct interface async await context ctx request response http code service message log logger info warn debug key value name data get set add use'.split(
    ' ',
  ),
);
/** The agreement that is worth the whole of its rule, and below which it is chance. */
const FULL_AGREEMENT = 0.25;
const LEAST_SHARE = 0.16;
const TEXT_LENGTH = 100_000;

/**
 * How much the changed lines and paths of a commit are about the same things as the texts of the failure: the cosine of their words,
 * weighted by rarity among the commits (vector space model of Salton). Messages of commits are left out: what people write there
 * about their change is often wrong, and what they changed is not.
 */
export function topicEvidence(
  commit: Commit,
  context: { messages: readonly string[]; commits: readonly Commit[] },
): Reason[] {
  const wanted = wordsOf(context.messages.join('\n').slice(0, TEXT_LENGTH));
  if (wanted.size === 0) return [];
  const counts = frequencies(context.commits);
  const rarity = (word: string): number => Math.log((context.commits.length + 1) / ((counts.get(word) ?? 0) + 0.5));
  const own = commitWords(commit);
  const common = [...own].filter((word) => wanted.has(word)).toSorted((a, b) => rarity(b) - rarity(a));
  const norms = length(own, rarity) * length(wanted, rarity);
  const cosine = norms > 0 ? length(common, rarity) ** 2 / norms : 0;
  const share = Math.min(1, cosine / FULL_AGREEMENT);
  return share < LEAST_SHARE ? [] : [because('about_the_same', { words: common.slice(0, 4).join(', ') }, share)];
}

function length(words: Iterable<string>, rarity: (word: string) => number): number {
  return Math.sqrt([...words].reduce((sum, word) => sum + rarity(word) ** 2, 0));
}

const COMMIT_WORDS = new WeakMap<Commit, ReadonlySet<string>>();
const FREQUENCIES = new WeakMap<readonly Commit[], ReadonlyMap<string, number>>();

function commitWords(commit: Commit): ReadonlySet<string> {
  const known = COMMIT_WORDS.get(commit);
  if (known !== undefined) return known;
  const files = commit.files.filter((file) => !isInert(file));
  // Lines moved by an alteration are about the same thing; where nothing but moving happened, they are not counted.
  const lines = files.flatMap((file) => {
    const altered = alteredLines(file);
    return [file.path, ...(altered.removed.length > 0 ? Object.values(changedLines(file)).flat() : altered.added)];
  });
  const words = wordsOf(lines.join('\n').slice(0, TEXT_LENGTH));
  COMMIT_WORDS.set(commit, words);
  return words;
}

function frequencies(commits: readonly Commit[]): ReadonlyMap<string, number> {
  const known = FREQUENCIES.get(commits);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const commit of commits) for (const word of commitWords(commit)) counts.set(word, (counts.get(word) ?? 0) + 1);
  FREQUENCIES.set(commits, counts);
  return counts;
}

/** The words of a text: parts of identifiers too, in lower case, without the commonest endings of English. */
function wordsOf(text: string): ReadonlySet<string> {
  const parts = text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  const words = parts.map((part) => part.toLowerCase()).filter((word) => word.length > 2 && !STOP.has(word));
  const stems = words.map((word) => word.replace(/ies$/, 'y').replace(/(?:ing|ed|es|s)$/, ''));
  return new Set(stems.filter((stem) => stem.length > 2 && !STOP.has(stem)));
}
