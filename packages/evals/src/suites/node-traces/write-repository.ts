import { execFileSync } from 'node:child_process';
import type { Revision, Tree } from './revisions.ts';

const AUTHORS = ['Ada Marsh', 'Bo Walker', 'Chen Wei', 'Dora Nagy'];
const START = Date.UTC(2026, 2, 2, 8) / 1000;
/** Hours between commits, taken in turn: some in one morning, some days apart. */
const PAUSES = [3, 19, 1, 27, 5, 2, 44, 8, 22];
const EARLIER_SHA = /\{sha:(\d+)\}/;

/** A written commit: its full id and its time in epoch milliseconds. */
export interface WrittenCommit {
  readonly sha: string;
  readonly time: number;
}

/**
 * Writes the revisions as commits of a new bare repository. The same revisions give the same ids on every machine. `{sha:N}` in a
 * message becomes the id of the Nth commit, counted from 1.
 */
export function writeRepository(folder: string, revisions: readonly Revision[]): WrittenCommit[] {
  git(folder, { arguments: ['init', '-q', '--bare', '--object-format=sha1', '-b', 'main', '.'] });
  const written: WrittenCommit[] = [];
  let seconds = START;
  for (const [place, revision] of revisions.entries()) {
    seconds += (PAUSES[place % PAUSES.length] ?? 1) * 3600;
    const previous = revisions[place - 1]?.tree ?? new Map<string, string>();
    const stream = commitStream(revision, { previous, seconds, place, written });
    git(folder, { arguments: ['fast-import', '--quiet'], input: stream });
    const sha = git(folder, { arguments: ['rev-parse', 'main'] }).trim();
    written.push({ sha, time: seconds * 1000 });
  }
  return written;
}

function commitStream(
  revision: Revision,
  about: { previous: Tree; seconds: number; place: number; written: readonly WrittenCommit[] },
): string {
  const { previous, seconds, place, written } = about;
  const { subject, body } = revision.commit;
  const told = body.replaceAll(
    new RegExp(EARLIER_SHA, 'g'),
    (_, place1: string) => written[Number(place1) - 1]?.sha ?? '',
  );
  const author = AUTHORS[(place + subject.length) % AUTHORS.length] ?? '';
  const person = `${author} <${author.split(' ')[0]?.toLowerCase()}@example.com> ${seconds} +0000`;
  const lines = [
    'commit refs/heads/main',
    `author ${person}`,
    `committer ${person}`,
    block(told === '' ? `${subject}\n` : `${subject}\n\n${told}\n`),
    ...(place === 0 ? [] : [`from refs/heads/main^0`]),
  ];
  for (const path of previous.keys()) if (!revision.tree.has(path)) lines.push(`D ${path}`);
  for (const [path, text] of revision.tree) {
    if (previous.get(path) !== text) lines.push(`M 100644 inline ${path}`, block(text));
  }
  return `${lines.join('\n')}\n`;
}

function block(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

function git(folder: string, request: { arguments: readonly string[]; input?: string }): string {
  return execFileSync('git', [...request.arguments], { cwd: folder, encoding: 'utf8', input: request.input ?? '' });
}
