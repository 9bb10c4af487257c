import type { Commit } from '../history/commit.ts';
import type { CommitQuery } from './commit-query.ts';
import { readMessage } from './commit-message.ts';
import { namesIn, termsOfName, versionsIn, wordPairs } from './split-words.ts';

/** Where in a commit a word can stand. */
export const FIELDS = ['subject', 'body', 'path', 'added', 'removed', 'section', 'context'] as const;
export type Field = (typeof FIELDS)[number];

/** How often a field holds each term of the complaint, and how many terms it has in all. */
export interface FieldWords {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

/** What a commit has in common with a complaint, word by word. */
export interface CommitWords {
  readonly fields: Readonly<Record<Field, FieldWords>>;
  /** Terms of the complaint by changed path. */
  readonly paths: readonly ReadonlySet<string>[];
  /** Changed lines in all. */
  readonly lines: number;
  /** Pairs of neighbouring words that the message and the complaint share. */
  readonly phrases: number;
}

/** What is read of one commit: more was changed by a machine. */
const LINES_OF_FILE = 600;
const LINES_OF_COMMIT = 8_000;
const LINE_LENGTH = 400;
const BODY_LENGTH = 6_000;

interface Hits {
  readonly terms: readonly string[];
  readonly size: number;
}

/** Reads commits for one complaint; names that come again are split once. */
export function createWordReader(query: CommitQuery): (commit: Commit) => CommitWords {
  const known = new Map<string, Hits>();
  const wanted = (term: string): boolean => query.terms.has(term);
  const hitsOf = (name: string): Hits => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const terms = termsOfName(name);
    const hits = { terms: terms.filter(wanted), size: terms.length };
    known.set(name, hits);
    return hits;
  };
  const withVersions = [...query.terms.keys()].some((term) => term.startsWith('#'));
  const read = (text: string): FieldWords => {
    const counts = new Map<string, number>();
    let size = 0;
    for (const name of namesIn(text)) {
      const hits = hitsOf(name);
      size += hits.size;
      for (const term of hits.terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    if (withVersions) {
      for (const term of versionsIn(text).filter(wanted)) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    return { counts, size };
  };
  return (commit) => {
    const body = readMessage(commit.body ?? '').slice(0, BODY_LENGTH);
    const phrases = [...wordPairs(`${commit.subject}\n${body}`)].filter((pair) => query.pairs.has(pair)).length;
    return { ...readCommit(commit, { body, read }), phrases };
  };
}

function readCommit(
  commit: Commit,
  { body, read }: { body: string; read: (text: string) => FieldWords },
): Omit<CommitWords, 'phrases'> {
  const { added, removed, context, sections, lines } = textOfChange(commit);
  const paths = commit.files.map(({ path, oldPath }) => read(`${path}\n${oldPath ?? ''}`));
  return {
    fields: {
      subject: read(commit.subject),
      body: read(body),
      path: joined(paths),
      added: read(added.join('\n')),
      removed: read(removed.join('\n')),
      section: read(sections.join('\n')),
      context: read(context.join('\n')),
    },
    paths: paths.map(({ counts }) => new Set(counts.keys())),
    lines,
  };
}

function joined(parts: readonly FieldWords[]): FieldWords {
  const counts = new Map<string, number>();
  for (const part of parts) for (const [term, count] of part.counts) counts.set(term, (counts.get(term) ?? 0) + count);
  return { counts, size: parts.reduce((sum, { size }) => sum + size, 0) };
}

interface ChangeText {
  readonly added: string[];
  readonly removed: string[];
  readonly context: string[];
  readonly sections: string[];
  lines: number;
}

function textOfChange(commit: Commit): ChangeText {
  const text: ChangeText = { added: [], removed: [], context: [], sections: [], lines: 0 };
  for (const file of commit.files) {
    let changed = 0;
    for (const { section, lines } of file.hunks) {
      if (section !== undefined) text.sections.push(section.slice(0, LINE_LENGTH));
      for (const line of lines) {
        const mark = line[0];
        if (mark === '+' || mark === '-') changed += 1;
        if (changed > LINES_OF_FILE || text.lines + changed > LINES_OF_COMMIT) continue;
        const side = mark === '+' ? text.added : mark === '-' ? text.removed : text.context;
        side.push(line.slice(1, LINE_LENGTH));
      }
    }
    text.lines += changed;
  }
  return text;
}
