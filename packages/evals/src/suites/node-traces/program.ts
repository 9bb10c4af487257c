/** How a program is built and started, which decides what its trace shows: sources, or a minified bundle and its map. */
export type RunKind = 'source' | 'external' | 'inline' | 'sections' | 'enabled';

/** What one commit does to one file. */
export type FileStep =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'edit'; readonly path: string; readonly hunks: readonly (readonly string[])[] }
  | { readonly kind: 'move'; readonly path: string; readonly to: string }
  | { readonly kind: 'delete'; readonly path: string };

/** One commit of a program's history, as it is written down. */
export interface ProgramCommit {
  readonly subject: string;
  readonly body: string;
  /** It seeded the bug. */
  readonly answer: boolean;
  /** It was the last one when the program ran; later ones came after the failure. */
  readonly deployed: boolean;
  readonly steps: readonly FileStep[];
}

/** A small program with a seeded bug and a history in which one commit, or none, is guilty. */
export interface Program {
  readonly name: string;
  /** What the seed is, in words, for people. */
  readonly shows: string;
  readonly run: RunKind;
  readonly commits: readonly ProgramCommit[];
}

const RUN_KINDS: readonly RunKind[] = ['source', 'external', 'inline', 'sections', 'enabled'];

/**
 * Reads one `.program` file: `Shows:` and `Run:` lines, then commits opened by `=== [answer deployed] subject`, each with an optional
 * body and steps: `--- write PATH` and the text, `--- edit PATH` and hunks as in a unified diff without line numbers (split by `@@`),
 * `--- move PATH PATH`, `--- delete PATH`. Throws with the program's name when it is not written so.
 */
export function parseProgram(text: string, name: string): Program {
  const [preamble = '', ...sections] = text.split(/^=== /m);
  const header = (key: string): string => new RegExp(`^${key}: (.+)$`, 'm').exec(preamble)?.[1]?.trim() ?? '';
  const run = RUN_KINDS.find((kind) => kind === header('Run'));
  if (run === undefined) throw new Error(`${name}: "Run: ${header('Run')}" is none of ${RUN_KINDS.join(', ')}`);
  const commits = sections.map((section) => parseCommit(section, name));
  const last = commits.findLast(({ deployed }) => deployed) ?? commits.at(-1);
  if (last === undefined) throw new Error(`${name} has no commit`);
  return {
    name,
    shows: header('Shows'),
    run,
    commits: commits.map((commit) => ({ ...commit, deployed: commit === last })),
  };
}

function parseCommit(section: string, name: string): ProgramCommit {
  const [message = '', ...steps] = section.split(/^--- (?=(?:write|edit|move|delete) )/m);
  const [first = '', ...body] = message.split('\n');
  const match = /^(?:\[([a-z ]+)\] )?(.+)$/.exec(first);
  const flags = new Set((match?.[1] ?? '').split(' '));
  return {
    subject: match?.[2] ?? '',
    body: body.join('\n').trim(),
    answer: flags.has('answer'),
    deployed: flags.has('deployed'),
    steps: steps.map((step) => parseStep(step, name)),
  };
}

function parseStep(step: string, name: string): FileStep {
  const lineEnd = step.indexOf('\n');
  const [kind, path, to] = step.slice(0, lineEnd).split(' ');
  const rest = step.slice(lineEnd + 1);
  if (path === undefined) throw new Error(`${name}: "--- ${step.slice(0, lineEnd)}" names no file`);
  if (kind === 'move' && to !== undefined) return { kind, path, to };
  if (kind === 'delete') return { kind, path };
  if (kind === 'write') return { kind, path, text: `${rest.trimEnd()}\n` };
  const hunks = rest
    .split(/^@@.*\n/m)
    .map((hunk) => hunk.trimEnd())
    .filter((hunk) => hunk !== '');
  if (kind !== 'edit' || hunks.length === 0) throw new Error(`${name}: "--- ${kind} ${path}" cannot be read`);
  return { kind, path, hunks: hunks.map((hunk) => hunk.split('\n')) };
}
