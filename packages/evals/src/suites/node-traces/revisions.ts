import type { FileStep, Program, ProgramCommit } from './program.ts';

/** Files of one revision: path to text. */
export type Tree = ReadonlyMap<string, string>;

/** One commit with the files as it leaves them. */
export interface Revision {
  readonly commit: ProgramCommit;
  readonly tree: Tree;
  /** Lines that hold the bug, from the mark at their end. */
  readonly guilty: readonly { readonly file: string; readonly line: number }[];
}

/** Stands at the end of guilty lines where programs are written down; it is taken off before anything is built or committed. */
const MARK = / ?⟵$/;

/** Applies the commits of a program one after the other. Throws with the program and the path when a hunk does not fit exactly once. */
export function revisionsOf(program: Program): Revision[] {
  const marked = new Map<string, string>();
  return program.commits.map((commit) => {
    for (const step of commit.steps) apply(marked, { step, where: `${program.name}, "${commit.subject}"` });
    const files = [...marked].map(([path, text]) => [path, text.split('\n')] as const);
    return {
      commit,
      tree: new Map(files.map(([path, lines]) => [path, lines.map(unmarked).join('\n')])),
      guilty: files.flatMap(([file, lines]) =>
        lines.flatMap((line, index) => (MARK.test(line) ? [{ file, line: index + 1 }] : [])),
      ),
    };
  });
}

function unmarked(line: string): string {
  return line.replace(MARK, '');
}

function apply(files: Map<string, string>, about: { step: FileStep; where: string }): void {
  const { step, where } = about;
  if (step.kind === 'write') {
    files.set(step.path, step.text);
    return;
  }
  const text = files.get(step.path);
  if (text === undefined) throw new Error(`${where}: there is no ${step.path}`);
  if (step.kind === 'edit') {
    let lines = text.split('\n');
    for (const hunk of step.hunks) lines = patched(lines, { hunk, where: `${where}, ${step.path}` });
    files.set(step.path, lines.join('\n'));
    return;
  }
  files.delete(step.path);
  if (step.kind === 'move') files.set(step.to, text);
}

function patched(lines: readonly string[], about: { hunk: readonly string[]; where: string }): string[] {
  const { hunk, where } = about;
  const before = hunk.filter((line) => !line.startsWith('+')).map((line) => unmarked(line.slice(1)));
  const places = lines.flatMap((_, start) =>
    before.every((line, offset) => unmarked(lines[start + offset] ?? '\0') === line) ? [start] : [],
  );
  const [place] = places;
  if (place === undefined || places.length > 1) {
    throw new Error(`${where}: the hunk fits ${places.length} times, expected once:\n${hunk.join('\n')}`);
  }
  let at = place;
  const after: string[] = [];
  for (const line of hunk) {
    const own = lines[at] ?? '';
    if (line.startsWith('+')) after.push(line.slice(1));
    else {
      if (!line.startsWith('-')) after.push(MARK.test(line) ? line.slice(1) : own);
      at += 1;
    }
  }
  return [...lines.slice(0, place), ...after, ...lines.slice(at)];
}
