import type { FileChange, FileStatus, Hunk } from './commit.ts';

const FILE = /^diff --git (.*)$/;
const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/;
/** Reviewers' tools and chat bots shorten hunk headers to the file's name: `@@ src/cart.ts @@ function total()`, `@@ src/cart.ts: function total()`. */
const SHORT_HUNK = /^@@ ([\w.@/ -]*[\w/-]\.?[\w-]+)(?: @@|:) ?(.*)$/;
/** A hunk header without line numbers that is longer than this is none: it is a line of a file. */
const SHORT_LENGTH = 1000;
const ESCAPES: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, '"': 34, '\\': 92, a: 7, b: 8, f: 12, v: 11 };

interface Draft {
  path: string;
  oldPath: string | undefined;
  status: FileStatus;
  hunks: Hunk[];
}

/**
 * Reads a unified diff: git's (`diff --git`, renames, quoted paths, binary notes) or plain `diff -u`. Lines that belong to
 * no file are passed over, so text around the diff does no harm; a hunk cut off in the middle keeps the lines it has.
 */
export function parseUnifiedDiff(text: string): FileChange[] {
  const lines = text.split('\n');
  const files: Draft[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const hunk = HUNK.exec(line);
    const file = files.at(-1);
    if (hunk !== null && file !== undefined) {
      const read = readHunk(lines, { at: at + 1, header: hunk });
      file.hunks.push(read.hunk);
      at = read.end;
      continue;
    }
    const short = line.length > SHORT_LENGTH ? null : SHORT_HUNK.exec(line);
    if (short?.[1] !== undefined) {
      at = readShortHunk(lines, { at: at + 1, path: short[1].trim(), section: short[2] ?? '', files });
      continue;
    }
    readFileLine(line, { next: lines[at + 1] ?? '', files });
    at += 1;
  }
  return files
    .filter((file) => file.path !== '')
    .map(({ oldPath, ...file }) => ({
      ...file,
      ...(oldPath === undefined || oldPath === file.path ? {} : { oldPath }),
    }));
}

function readHunk(
  lines: readonly string[],
  from: { at: number; header: RegExpExecArray },
): { hunk: Hunk; end: number } {
  const [, oldStart, oldLines = '1', newStart, newLines = '1', section = ''] = from.header;
  let [old, added] = [Number(oldLines), Number(newLines)];
  const content: string[] = [];
  let at = from.at;
  for (; at < lines.length && (old > 0 || added > 0); at += 1) {
    const line = (lines[at] ?? '').replace(/\r$/, '');
    if (line === '' && at === lines.length - 1) break;
    const mark = line[0] ?? ' ';
    if (mark === '\\') continue;
    if (mark !== ' ' && mark !== '-' && mark !== '+') break;
    if (mark !== '+') old -= 1;
    if (mark !== '-') added -= 1;
    content.push(line === '' ? ' ' : line);
  }
  const hunk: Hunk = {
    oldStart: Number(oldStart),
    oldLines: Number(oldLines),
    newStart: Number(newStart),
    newLines: Number(newLines),
    ...(section.trim() === '' ? {} : { section: section.trim() }),
    lines: content,
  };
  return { hunk, end: at };
}

/** A hunk without numbers: it ends where the next header begins. Its starts are 0, which no line has. */
function readShortHunk(
  lines: readonly string[],
  from: { at: number; path: string; section: string; files: Draft[] },
): number {
  let end = from.at;
  while (end < lines.length && /^[-+ ]/.test(lines[end] ?? '')) end += 1;
  const content = lines.slice(from.at, end);
  if (from.files.at(-1)?.path !== from.path) {
    from.files.push({ path: from.path, oldPath: undefined, status: 'modified', hunks: [] });
  }
  from.files.at(-1)?.hunks.push({
    oldStart: 0,
    oldLines: content.filter((line) => !line.startsWith('+')).length,
    newStart: 0,
    newLines: content.filter((line) => !line.startsWith('-')).length,
    ...(from.section.trim() === '' ? {} : { section: from.section.trim() }),
    lines: content,
  });
  return end;
}

function readFileLine(line: string, place: { next: string; files: Draft[] }): void {
  const { files, next } = place;
  const git = FILE.exec(line);
  if (git !== null) {
    const [oldPath, path] = gitPaths(git[1] ?? '');
    files.push({ path, oldPath, status: 'modified', hunks: [] });
    return;
  }
  if (line.startsWith('--- ') && next.startsWith('+++ ')) {
    readNames({ before: pathOf(line.slice(4)), after: pathOf(next.slice(4)), files });
    return;
  }
  const file = files.at(-1);
  if (file === undefined || file.hunks.length > 0) return;
  if (line.startsWith('new file mode')) file.status = 'added';
  else if (line.startsWith('deleted file mode')) file.status = 'deleted';
  else if (line.startsWith('rename from ')) [file.status, file.oldPath] = ['renamed', unquote(line.slice(12))];
  else if (line.startsWith('copy from ')) [file.status, file.oldPath] = ['copied', unquote(line.slice(10))];
  else if (line.startsWith('rename to ')) file.path = unquote(line.slice(10));
  else if (line.startsWith('copy to ')) file.path = unquote(line.slice(8));
}

/** The `---` and `+++` lines: the names of the file already open, or a new file in a plain diff. */
function readNames(names: { before: string | undefined; after: string | undefined; files: Draft[] }): void {
  const { before, after, files } = names;
  const open = files.at(-1);
  const path = after ?? before ?? '';
  if (open !== undefined && open.hunks.length === 0 && (open.path === path || open.status !== 'modified')) {
    open.path = path;
    return;
  }
  const status = before === undefined ? 'added' : after === undefined ? 'deleted' : 'modified';
  files.push({ path, oldPath: before, status, hunks: [] });
}

function pathOf(name: string): string | undefined {
  const plain = unquote((name.split('\t', 1)[0] ?? '').trim());
  return plain === '/dev/null' ? undefined : plain.replace(/^[abciow]\//, '');
}

/** `a/x b/x` to both paths. Blanks in names make the split ambiguous; equal halves are the common case. */
function gitPaths(names: string): [string, string] {
  if (names.startsWith('"')) {
    const parts = [...names.matchAll(/"(?:[^"\\]|\\.)*"|\S+/g)].map(([part]) => pathOf(part) ?? '');
    return [parts[0] ?? '', parts.at(-1) ?? ''];
  }
  const half = (names.length - 1) / 2;
  const [left, right] = [names.slice(0, half), names.slice(half + 1)];
  if (Number.isInteger(half) && left.slice(2) === right.slice(2)) return [left.slice(2), right.slice(2)];
  const cut = names.indexOf(' b/');
  return cut === -1 ? [names, names] : [pathOf(names.slice(0, cut)) ?? '', pathOf(names.slice(cut + 1)) ?? ''];
}

/** Git's quoting of unusual paths: C escapes and octal bytes of UTF-8. */
function unquote(name: string): string {
  if (!name.startsWith('"') || !name.endsWith('"')) return name;
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [part] of name.slice(1, -1).matchAll(/\\[0-7]{3}|\\.|[^\\]+/g)) {
    if (/^\\[0-7]/.test(part)) bytes.push(Number.parseInt(part.slice(1), 8));
    else if (part.startsWith('\\')) bytes.push(ESCAPES[part[1] ?? ''] ?? part.charCodeAt(1));
    else bytes.push(...encoder.encode(part));
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}
