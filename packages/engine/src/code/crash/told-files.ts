import { unitName, wordsOfName } from '../../logs/stack/unit-names.ts';
import type { CodeText } from './code-text.ts';
import type { CrashInCode, FileChanges } from './crash-in-code.ts';
import type { LocatedFrame } from './located-frames.ts';

const LONGEST = 20_000;
const IDENTIFIER = /[A-Za-z_]\w{2,80}/g;

/** Words of a text and the parts of its names, in lower case. */
function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const [name] of text.slice(0, LONGEST).matchAll(IDENTIFIER)) {
    words.add(name.toLowerCase());
    for (const part of wordsOfName(name)) if (part.length > 2) words.add(part);
  }
  return words;
}

/** The first line in which a person wrote something. */
function firstLine(words: string): string {
  return words.split('\n').find((line) => /\w/.test(line)) ?? '';
}

/** How many words of the first line stand in the names of a file's folders, for each word more less the longer the path. */
export function foldersTold(words: string): (path: string) => number {
  const told = wordsOf(firstLine(words));
  return (path) => {
    const folders = new Set(wordsOfName(path.slice(0, Math.max(0, path.lastIndexOf('/')))));
    const common = [...folders].filter((word) => word.length > 2 && told.has(word)).length;
    return common / Math.sqrt(1 + folders.size);
  };
}

/** Subjects of a file's latest commits that are looked at. */
const MOST_SUBJECTS = 20;
/** A word of more commits than this share says nothing. */
const COMMON = 0.05;

/** How well the best subject of a file's latest commits fits words and messages: its rare words in common, by the length of all (cosine). */
export function subjectsTold(changes: readonly FileChanges[], told: string): (path: string) => number {
  const subjects = changes.map(({ subject }) => wordsOf(subject));
  const counts = new Map<string, number>();
  for (const words of subjects) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarity = (word: string): number => Math.log((changes.length + 1) / (1 + (counts.get(word) ?? 0)));
  const wanted = new Set([...wordsOf(told)].filter((word) => (counts.get(word) ?? 0) < COMMON * (changes.length + 1)));
  const fits = subjects.map((words) => {
    let [common, length] = [0, 0];
    for (const word of words) {
      const weight = rarity(word);
      length += weight * weight;
      if (wanted.has(word)) common += weight;
    }
    return length === 0 ? 0 : common / Math.sqrt(length);
  });
  const byFile = new Map<string, number[]>();
  for (const [place, { files }] of changes.entries())
    for (const path of files) byFile.set(path, [...(byFile.get(path) ?? []), fits[place] ?? 0]);
  return (path) => Math.max(0, ...(byFile.get(path) ?? []).slice(0, MOST_SUBJECTS));
}

const MOST_CALLS = 4;
const MOST_LINES = 150;

/** Whether the functions of the nearest calls speak of what a file is named for. */
export function namedInCalls(frames: readonly LocatedFrame[], read: CrashInCode['read']): (path: string) => boolean {
  const names = new Set<string>();
  for (const frame of frames.slice(0, MOST_CALLS)) {
    const file = read(frame.path);
    if (file === undefined) continue;
    for (const [name] of linesAround(file, frame).matchAll(IDENTIFIER)) names.add(plain(name));
  }
  return (path) => {
    const unit = plain(unitName(path));
    return unit.length > 3 && names.has(unit);
  };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '');
}

function linesAround(file: CodeText, { line = 1, range }: LocatedFrame): string {
  const first = range?.startLine ?? Math.max(1, line - 5);
  const last = Math.min(range?.endLine ?? line + 5, first + MOST_LINES);
  return file.code.slice(first - 1, last).join('\n');
}
