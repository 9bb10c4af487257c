import { because } from './clue.ts';
import type { Clue, Reason, Suspect } from './clue.ts';
import type { Commit, FileChange, Hunk } from './commit.ts';
import { allAltered, alteredLines, isInert } from './commit-traits.ts';
import { costlyCode } from './costly-code.ts';
import { lostProtection } from './lost-protection.ts';
import { hasWord } from './has-word.ts';
import { type Mechanism, MECHANISMS } from './mechanisms.ts';
import { roleOfPath } from './path-role.ts';
import { deploymentEvidence } from './deployment-evidence.ts';
import { settingEvidence, settingsOfOthersOnly } from './setting-evidence.ts';
import { sliceEvidence } from './slice-evidence.ts';
import { topicEvidence } from './topic-evidence.ts';

/** Lines a suspect may lie off a hunk: later commits move lines, and a fault shows a little below its cause. */
const NEAR_LINES = 10;
/** Days within which a change is as suspect as any. */
const FRESH_DAYS = 2;
/** How much what is left of having landed lately takes from having run for days. */
const LANDED_LEFT = 0.625;
/** From so many lines on a change counts as one that moves code. */
const MOVED_LINES = 2;
/** Rarities of words that together are worth the whole of their rule. */
const RARE_ENOUGH = 2.5;
/** Where it is known what the failure depends on, common words say little more: code beside the failure shares them too. */
const WORDS_BESIDE_REACH = 0.3;
/** Characters of messages and of a change that are looked at: more is repetition. */
const MESSAGES_LENGTH = 20_000;
const TEXT_LENGTH = 200_000;
const STRING = /(["'`])(?:(?!\1)[^\\\n]|\\.){0,1000}\1/g;
/** Words one after the other, as people read them. */
const SENTENCE = /[a-z,:'] [a-z$<{%]/i;
const QUERY = /\b(?:SELECT|INSERT|UPDATE|DELETE|ALTER|CREATE|DROP|WHERE|MATCH|RETURN)\b/;
/** A line that writes to a log. */
const REPORTING =
  /(?:^|[^\w$])(?:[\w$]{0,30}log(?:ger|ging)?|console|slog|zap)\s*(?:\.|->|::)\s*(?:trace|debug|info|notice|warn|warning|error|fatal|log|print\w{0,3})\w{0,8}\s*[("'`]|\bLOG_[A-Z]{3,10}\(|\b(?:trace|debug|info|warn|error)!\(/i;

/** The evidence that a commit's own content and time give. */
export function commitEvidence(commit: Commit, context: { clue: Clue; commits: readonly Commit[] }): Reason[] {
  const { clue } = context;
  const { reach, messages = [] } = clue;
  const reached = sliceEvidence(commit, { reach, commits: context.commits, messages });
  const topic = topicEvidence(commit, { messages, commits: context.commits });
  return [
    ...(reached ?? codeEvidence(commit, clue.suspects)),
    ...settingEvidence(commit, clue),
    ...termEvidence(commit, { terms: clue.terms ?? [], commits: context.commits }),
    ...heaviest([...partOfCode(commit, clue), ...deploymentEvidence(commit, clue)]),
    ...mechanismEvidence(commit, context),
    ...topic.map((reason) =>
      reached === undefined ? reason : { ...reason, weight: reason.weight * WORDS_BESIDE_REACH },
    ),
    ...costlyCode(commit, messages),
    ...lostProtection(commit),
    ...reportingEvidence(commit),
    ...timeEvidence(commit, clue),
  ];
}

/** Reasons that say the same, such as that a commit belongs to the failing part, count once; what speaks against it always counts. */
function heaviest(reasons: readonly Reason[]): Reason[] {
  const best = bestOf(reasons);
  return reasons.filter((reason) => reason === best || reason.weight < 0);
}

/** The strongest connection with a suspect counts, by how directly the failure points to it; else that it lies beside one. */
function codeEvidence(commit: Commit, suspects: readonly Suspect[]): Reason[] {
  const files = commit.files.filter((file) => !isInert(file));
  let best: Reason | undefined;
  for (const [place, suspect] of suspects.entries()) {
    const directness = directnessOf(suspect, place);
    const found = bestOf(files.map((file) => touchEvidence(file, { suspect, commit })));
    if (found !== undefined && found.weight * directness > (best?.weight ?? 0)) {
      best = { ...found, weight: found.weight * directness };
    }
  }
  if (best !== undefined) return [best];
  const folders = new Map<string, number>();
  for (const [place, suspect] of suspects.entries()) {
    const folder = folderOf(suspect.path);
    folders.set(folder, Math.max(folders.get(folder) ?? 0, directnessOf(suspect, place)));
  }
  const [beside] = files
    .flatMap(({ path }) => ({ path, directness: folderOf(path) === '' ? 0 : (folders.get(folderOf(path)) ?? 0) }))
    .filter(({ directness }) => directness > 0)
    .toSorted((a, b) => b.directness - a.directness);
  // The parts of one unit fail for each other, but most changes of a folder are innocent: it never blames alone.
  return beside === undefined ? [] : [because('beside_failing_code', { path: beside.path }, beside.directness)];
}

/** 0 to 1: how much a connection with the suspect counts. */
function directnessOf(suspect: Suspect, place: number): number {
  return suspect.strength === undefined ? 1 / (1 + place * 0.25) : 0.4 + 0.6 * suspect.strength;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function bestOf(reasons: readonly (Reason | undefined)[]): Reason | undefined {
  return reasons.reduce((best, reason) => ((reason?.weight ?? 0) > (best?.weight ?? 0) ? reason : best), undefined);
}

function touchEvidence(file: FileChange, about: { suspect: Suspect; commit: Commit }): Reason | undefined {
  const { suspect, commit } = about;
  if (file.path !== suspect.path && file.oldPath !== suspect.path) return undefined;
  const where = suspect.line === undefined ? suspect.path : `${suspect.path}:${suspect.line}`;
  if (suspect.sha !== undefined && (commit.sha.startsWith(suspect.sha) || suspect.sha.startsWith(commit.sha))) {
    return because('last_changed_line', { place: where });
  }
  const { line } = suspect;
  if (line !== undefined && file.hunks.some((hunk) => changesLine(hunk, { line, within: 1 }))) {
    return because('changes_failing_line', { place: where });
  }
  const name = suspect.function;
  if (name !== undefined && name.length > 2 && file.hunks.some((hunk) => mentions(hunk, name))) {
    return because('changes_failing_function', { function: name, path: suspect.path });
  }
  if (line !== undefined && file.hunks.some((hunk) => changesLine(hunk, { line, within: NEAR_LINES }))) {
    return because('changes_near_line', { place: where });
  }
  return because(file.status === 'added' ? 'brings_failing_file' : 'changes_failing_file', { path: suspect.path });
}

/** Whether changed lines of the hunk (not its context) lie at the line, counted in the file after the change. */
function changesLine(hunk: Hunk, target: { line: number; within: number }): boolean {
  if (hunk.newStart === 0) return false;
  let line = hunk.newStart;
  for (const content of hunk.lines) {
    const changed = !content.startsWith(' ');
    if (changed && Math.abs(line - target.line) <= target.within) return true;
    if (!content.startsWith('-')) line += 1;
  }
  return false;
}

function mentions(hunk: Hunk, name: string): boolean {
  const short = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);
  return hasWord(hunk.section ?? '', short) || hunk.lines.some((line) => hasWord(line, short));
}

/** Rare words weigh more: a word that most commits change tells nothing (inverse document frequency). */
function termEvidence(commit: Commit, context: { terms: readonly string[]; commits: readonly Commit[] }): Reason[] {
  const wanted = [...new Set(context.terms)].filter((term) => term.length > 3).slice(0, 40);
  if (wanted.length === 0) return [];
  const hits = wanted
    .filter((term) => namesTerm(commit, term))
    .map((term) => {
      const others = context.commits.filter((other) => other !== commit && namesTerm(other, term)).length;
      return {
        term,
        rarity: Math.log((context.commits.length + 1) / (others + 1)) / Math.log(context.commits.length + 1),
      };
    })
    .filter(({ rarity }) => rarity > 0.2)
    .toSorted((a, b) => b.rarity - a.rarity);
  if (hits.length === 0) return [];
  const rarities = hits.reduce((sum, { rarity }) => sum + rarity, 0);
  const words = hits.slice(0, 3).map(({ term }) => term);
  return [because('names_its_words', { words: words.join(', ') }, Math.min(1, rarities / RARE_ENOUGH))];
}

/** Code of the failing part, told by its folder: services of one repository have folders named like them. It never blames alone. */
function partOfCode(commit: Commit, clue: Clue): Reason[] {
  const parts = new Set((clue.parts ?? []).map((name) => name.toLowerCase()));
  const own = commit.files.find(
    (file) =>
      !isInert(file) &&
      roleOfPath(file.path) === 'code' &&
      file.path
        .toLowerCase()
        .split('/')
        .slice(0, -1)
        .some((folder) => parts.has(folder)),
  );
  return own === undefined ? [] : [because('code_of_failing_part', { path: own.path })];
}

/** The kind of failure that the messages tell of, found in the change: the rarer among the other commits, the stronger. */
function mechanismEvidence(commit: Commit, context: { clue: Clue; commits: readonly Commit[] }): Reason[] {
  const { clue, commits } = context;
  if (settingsOfOthersOnly(commit, clue)) return [];
  const text = (clue.messages ?? []).join('\n').slice(0, MESSAGES_LENGTH);
  const rivals = commits.filter((other) => other !== commit && !settingsOfOthersOnly(other, clue));
  const found = MECHANISMS.filter(
    (mechanism) => mechanismsOf(commit).has(mechanism) && mechanism.symptom.test(text),
  ).map((mechanism) => {
    const others = rivals.filter((other) => mechanismsOf(other).has(mechanism)).length;
    return { mechanism, share: 1 / (1 + others) };
  });
  const best = found.toSorted((a, b) => b.share - a.share)[0];
  return best === undefined ? [] : [because('same_mechanism', { what: best.mechanism.name }, best.share)];
}

const FOUND_MECHANISMS = new WeakMap<Commit, ReadonlySet<Mechanism>>();

function mechanismsOf(commit: Commit): ReadonlySet<Mechanism> {
  const known = FOUND_MECHANISMS.get(commit);
  if (known !== undefined) return known;
  const found = new Set(MECHANISMS.filter(({ change }) => change.test(textOf(commit))));
  FOUND_MECHANISMS.set(commit, found);
  return found;
}

/** A change of what is logged tells more or less of a failure; it does not bring one about. */
function reportingEvidence(commit: Commit): Reason[] {
  const lines = commit.files
    .filter((file) => !isInert(file))
    .flatMap(allAltered)
    .filter((line) => /\w/.test(line));
  const files = commit.files.filter((file) => !isInert(file)).map(alteredLines);
  const [removed, added] = [files.flatMap((lines) => lines.removed), files.flatMap((lines) => lines.added)];
  if (removed.length === 0 && files.some(({ moved }) => moved >= MOVED_LINES)) {
    return [because('moves_code')];
  }
  if (removed.length > 0 && removed.length === added.length && withoutWording(removed) === withoutWording(added)) {
    // Texts do not run: as good as a comment, but a text may be read by another program.
    return [because('changes_wording')];
  }
  const reporting = lines.filter(isReporting).length;
  if (lines.length === 0 || reporting * 2 < lines.length) return [];
  return [because('changes_reporting')];
}

function isReporting(line: string): boolean {
  // The quick test spares most lines the exact one.
  return /log|console|zap|!\(/i.test(line) && REPORTING.test(line);
}

/** Code with its sentences taken out: strings of several words that are no query. */
function withoutWording(lines: readonly string[]): string {
  return lines
    .map((line) => line.replaceAll(STRING, (text) => (SENTENCE.test(text) && !QUERY.test(text) ? '""' : text)).trim())
    .filter((line) => line !== '')
    .join('\n');
}

const NAMES = new WeakMap<Commit, ReadonlySet<string>>();

/** `order_id`, `orderId` and `order-id` are one name: a database, a program and a file each write it their own way. */
function namesTerm(commit: Commit, term: string): boolean {
  const known = NAMES.get(commit) ?? namesIn(commit);
  NAMES.set(commit, known);
  return known.has(foldedName(term));
}

function namesIn(commit: Commit): ReadonlySet<string> {
  const paths = commit.files.filter((file) => !isInert(file)).map(({ path }) => path.replace(/\.\w{1,8}$/, ''));
  const names = [textOf(commit), ...paths].flatMap((text) => text.match(/[\w$-]{3,80}/g) ?? []);
  return new Set(names.map(foldedName));
}

function foldedName(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();
}

const TEXTS = new WeakMap<Commit, string>();

/** The changed lines of a commit that can change what happens, without those that only report. */
function textOf(commit: Commit): string {
  const known = TEXTS.get(commit);
  if (known !== undefined) return known;
  const text = commit.files
    .filter((file) => !isInert(file))
    .flatMap(allAltered)
    .filter((line) => !isReporting(line))
    .join('\n')
    .slice(0, TEXT_LENGTH);
  TEXTS.set(commit, text);
  return text;
}

function timeEvidence(commit: Commit, clue: Clue): Reason[] {
  const reasons: Reason[] = [];
  if (clue.onset !== undefined && commit.time > (clue.latestOnset ?? clue.onset)) {
    reasons.push(because('made_afterwards'));
  }
  if (clue.deployed === true) {
    reasons.push(because('deployed_lately'));
  } else if (clue.onset !== undefined && commit.time <= clue.onset) {
    const days = (clue.onset - commit.time) / 86_400_000;
    const left = 2 ** -days;
    // Each day halves what having landed lately says; what ran for a week without harm is held against it.
    reasons.push(
      days > FRESH_DAYS
        ? because('ran_for_days', {}, Math.log2(1 + days / FRESH_DAYS) - LANDED_LEFT * left)
        : because('landed_lately', {}, left),
    );
  }
  return reasons;
}
