/** Who is called when something breaks in files that fit a pattern. */
interface OwnerRule {
  readonly pattern: string;
  readonly owners: readonly string[];
}

/** Rules of a file in the order in which they stand: within a section the last that fits decides. */
export type CodeOwners = readonly (readonly OwnerRule[])[];

/** Larger files are no list of owners. */
const MOST_BYTES = 256 * 1024;
const MOST_RULES = 5_000;
const MOST_OWNERS = 5;

/** Whether a name fits a pattern with `*` and `?`; each star is tried as long as needed, never two at once. */
function fitsName(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let behind = 0;
  let index = 0;
  while (index < name.length) {
    if (pattern[at] === '*') {
      star = at;
      behind = index;
      at += 1;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      behind += 1;
      index = behind;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

/** Whether folders and file of a path fit those of a pattern, from a place on. `**` stands for any number of folders. */
function fitsParts(pattern: readonly string[], parts: readonly string[]): boolean {
  // Where in the pattern one may be after each part: a set, so that no way is gone twice.
  let places = new Set([0]);
  const skip = (at: number, into: Set<number>): void => {
    if (into.has(at)) return;
    into.add(at);
    if (pattern[at] === '**') skip(at + 1, into);
  };
  const begun = new Set<number>();
  for (const at of places) skip(at, begun);
  places = begun;
  for (const [index, part] of parts.entries()) {
    const next = new Set<number>();
    for (const at of places) {
      const wanted = pattern[at];
      if (wanted === '**') skip(at, next);
      else if (wanted !== undefined && fitsName(wanted, part)) skip(at + 1, next);
    }
    // A pattern without a star at its end that names a folder holds for all in it.
    const isLast = index === parts.length - 1;
    if (next.has(pattern.length) && (isLast || !(pattern.at(-1) ?? '').includes('*'))) return true;
    places = next;
  }
  return false;
}

/** Whether a path fits a pattern as CODEOWNERS files write them. */
function fitsPath(pattern: string, path: string): boolean {
  const isFolder = pattern.endsWith('/');
  const inner = pattern.replace(/^\//, '').replace(/\/$/, '');
  const isAnchored = pattern.startsWith('/') || inner.includes('/');
  const wanted = [...(isAnchored ? [] : ['**']), ...inner.split('/'), ...(isFolder ? ['**', '*'] : [])];
  return fitsParts(wanted, path.split('/'));
}

/** Reads a CODEOWNERS file of GitHub, GitLab, Gitea or Bitbucket; lines that are none are left out. */
export function parseCodeOwners(text: string): CodeOwners {
  const sections: OwnerRule[][] = [[]];
  let defaults: readonly string[] = [];
  for (const line of text.slice(0, MOST_BYTES).split('\n').slice(0, MOST_RULES)) {
    const comment = line.search(/(?:^|\s)#/);
    const words = (comment === -1 ? line : line.slice(0, comment)).trim();
    if (words === '') continue;
    const header = /^\^?\[[^\]]{1,200}\](?:\[\d{1,3}\])?(.*)$/.exec(words);
    if (header !== null) {
      defaults = (header[1] ?? '').split(/\s+/).filter((word) => word !== '');
      sections.push([]);
      continue;
    }
    const [pattern = '', ...owners] = words.split(/\s+/);
    sections.at(-1)?.push({ pattern, owners: owners.length > 0 ? owners : defaults });
  }
  return sections.filter((rules) => rules.length > 0);
}

/** Who owns a file, at most five: of each section the owners of the last rule that fits. */
export function ownersOf(sections: CodeOwners, path: string): string[] {
  const owners = sections.flatMap((rules) => rules.findLast(({ pattern }) => fitsPath(pattern, path))?.owners ?? []);
  return [...new Set(owners)].slice(0, MOST_OWNERS);
}
