/** Files of one revision: path from the repository's root, with forward slashes, to text. */
export type Tree = ReadonlyMap<string, string>;

/** One replacement of a text that occurs exactly once in its file. */
export interface Replacement {
  readonly before: string;
  readonly after: string;
}

/** What one commit does to one file; `add` is only for the main line, whose files are in `shop/tree`. */
export type Change =
  | { readonly kind: 'add'; readonly pattern: string }
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'edit'; readonly path: string; readonly replacements: readonly Replacement[] };

/** One commit as it is written in `shop/**\/*.commit`. */
export interface ChangeSet {
  /** File name without its ending. */
  readonly name: string;
  readonly author: { readonly name: string; readonly email: string };
  /** ISO 8601 with the author's offset; branches get theirs from the fault table instead. */
  readonly date: string | undefined;
  readonly subject: string;
  readonly body: string;
  readonly changes: readonly Change[];
}

function parseReplacements(section: string, where: string): Replacement[] {
  const parts = section.split(/^--- (old|new)\n/m);
  const replacements: Replacement[] = [];
  for (let index = 1; index < parts.length; index += 4) {
    const [oldMark, before, newMark, after] = parts.slice(index, index + 4);
    if (oldMark !== 'old' || newMark !== 'new' || before === undefined || after === undefined) {
      throw new Error(`${where}: an edit is pairs of "--- old" and "--- new"`);
    }
    replacements.push({ before: before.replace(/\n$/, ''), after: after.replace(/\n$/, '') });
  }
  if (replacements.length === 0) throw new Error(`${where}: the edit is empty`);
  return replacements;
}

function parseChange(section: string, name: string): Change {
  const lineEnd = section.indexOf('\n');
  const head = lineEnd === -1 ? section : section.slice(0, lineEnd);
  const rest = lineEnd === -1 ? '' : section.slice(lineEnd + 1);
  const [kind, path] = head.split(' ');
  if (path === undefined) throw new Error(`${name}: "=== ${head}" names no file`);
  if (kind === 'add') return { kind, pattern: path };
  if (kind === 'write') return { kind, path, text: rest };
  if (kind === 'edit') return { kind, path, replacements: parseReplacements(rest, `${name}, ${path}`) };
  throw new Error(`${name}: "${kind}" is not add, write or edit`);
}

/**
 * Reads one `.commit` file: `Author:` and `Date:` headers, a blank line, the commit message, then one section a file,
 * each opened by `=== add|write|edit <path>`. Throws with the file's name when it is not written so.
 */
export function parseChangeSet(text: string, name: string): ChangeSet {
  const [preamble = '', ...sections] = text.split(/^=== /m);
  const [headers = '', ...paragraphs] = preamble.trim().split('\n\n');
  const author = /^Author: (.+) <(.+)>$/m.exec(headers);
  const date = /^Date: (.+)$/m.exec(headers);
  const [subject, ...body] = paragraphs;
  if (author?.[1] === undefined || author[2] === undefined || subject === undefined) {
    throw new Error(`${name}: a change-set starts with "Author: Name <mail>", a blank line and a subject`);
  }
  return {
    name,
    author: { name: author[1], email: author[2] },
    date: date?.[1],
    subject,
    body: body.join('\n\n'),
    changes: sections.map((section) => parseChange(section, name)),
  };
}

function replaceOnce(text: string, replacement: Replacement, where: string): string {
  const { before, after } = replacement;
  const start = text.indexOf(before);
  if (start === -1) throw new Error(`${where}: not found: ${JSON.stringify(before.slice(0, 120))}`);
  if (text.includes(before, start + 1)) {
    throw new Error(`${where}: found more than once: ${JSON.stringify(before.slice(0, 120))}`);
  }
  return text.slice(0, start) + after + text.slice(start + before.length);
}

function edit(
  tree: Tree,
  change: Change & { kind: 'edit' },
  { name, backwards }: { name: string; backwards: boolean },
): string {
  const where = `${name}, ${change.path}`;
  const text = tree.get(change.path);
  if (text === undefined) throw new Error(`${where}: no such file`);
  const replacements = backwards ? change.replacements.toReversed() : change.replacements;
  return replacements.reduce(
    (current, { before, after }) =>
      replaceOnce(current, backwards ? { before: after, after: before } : { before, after }, where),
    text,
  );
}

/** The tree after a commit. Throws when an edit's text is not there exactly once. */
export function applyChangeSet(tree: Tree, changeSet: ChangeSet): Tree {
  const next = new Map(tree);
  for (const change of changeSet.changes) {
    if (change.kind === 'add') throw new Error(`${changeSet.name}: a branch writes its files, it does not add them`);
    next.set(
      change.path,
      change.kind === 'write' ? change.text : edit(next, change, { name: changeSet.name, backwards: false }),
    );
  }
  return next;
}

/** The tree before a commit of the main line: edits undone, added files gone. */
export function revertChangeSet(tree: Tree, changeSet: ChangeSet): Tree {
  const previous = new Map(tree);
  for (const change of changeSet.changes.toReversed()) {
    if (change.kind === 'write') throw new Error(`${changeSet.name}: the main line adds its files from shop/tree`);
    if (change.kind === 'edit') {
      previous.set(change.path, edit(previous, change, { name: changeSet.name, backwards: true }));
      continue;
    }
    const { pattern } = change;
    const matches = [...previous.keys()].filter((path) =>
      pattern.endsWith('/**') ? path.startsWith(pattern.slice(0, -2)) : path === pattern,
    );
    if (matches.length === 0) throw new Error(`${changeSet.name}: nothing to add for ${pattern}`);
    for (const path of matches) previous.delete(path);
  }
  return previous;
}
