import { because } from './clue.ts';
import type { Reason } from './clue.ts';
import type { Commit } from './commit.ts';
import { alteredLines, isInert } from './commit-traits.ts';

/** What code does so that things do not break, in the words programmers use for it. */
const PROTECTIONS: readonly (readonly [string, RegExp])[] = [
  ['a null check', /[=!]==? ?(?:nil|null|undefined|None)\b|\bis (?:not )?None\b|\?\.|\?\?/g],
  ['the handling of errors', /\btry\b|\bcatch\b|\bexcept\b|\brescue\b|\brecover\(|\.catch\(|\bawait\b/g],
  ['a time limit', /time_?out|deadline|\babort|\bsignal\b/gi],
  ['a lock', /\block\b|mutex|synchronized|transaction/gi],
  ['a second attempt', /\bretr(?:y|ies)|backoff|attempts/gi],
  ['the release of a resource', /\.close\b|release|\bdefer\b|\bfinally\b|dispose|unlock/gi],
  ['a validation', /valid|\bassert|\bguard|\bverify|\bensure/gi],
  ['a limit', /limit|\bmax_?[A-Z]?\w*|\bcap\b/gi],
  ['a cache', /cache|memo(?:ize|ise)/gi],
];

/**
 * A change that takes a protection away and puts none of its kind back: what it protected from can now happen, at the next bad
 * input or load. It says nothing of whether that is what happened, so it only supports.
 */
export function lostProtection(commit: Commit): Reason[] {
  const files = commit.files.filter((file) => !isInert(file)).map(alteredLines);
  const removed = files.flatMap((lines) => lines.removed).join('\n');
  const added = files.flatMap((lines) => lines.added).join('\n');
  const lost = PROTECTIONS.find(([, pattern]) => count(removed, pattern) > count(added, pattern));
  return lost === undefined ? [] : [because('lost_protection', { what: lost[0] })];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
