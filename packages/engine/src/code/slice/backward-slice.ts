import { handedTo, isSet, type Needs, needsAround } from './call-needs.ts';
import { boundTo, failingWords, type Mattering, throwsOnPurpose, weighed } from './failing-words.ts';
import { languageOfPath } from '../source/language.ts';
import { nearestPaths } from '../source/nearest-paths.ts';
import { type LineRange, readScript, resolveSpecifier, type ScriptFile, statementAround } from './script-file.ts';
import { type SlicedLine, SlicedLines } from './sliced-lines.ts';

/** A call of the trace in the repository, innermost first. */
export interface SliceStart {
  readonly path: string;
  readonly line: number;
  readonly column?: number;
  /** What was thrown, for the call that threw. */
  readonly message?: string;
  /** The function of the runtime that threw, when this call is the one that called it. */
  readonly callee?: string;
  /** No call of the repository's own lies further out in its trace: who came before is not on the stack. */
  readonly outermost?: boolean;
}

/** Marks whose coming or going changes what a statement yields, whatever they stand at. */
const MARKS: readonly (readonly [string, number])[] = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '!',
  '?',
  ':',
  '??',
  '||',
  '&&',
  '<',
  '>',
  '<=',
  '>=',
  '===',
  '!==',
  '?.',
  '[',
  ']',
  '...',
].map((mark) => [mark, 0] as const);
/** Steps of a slice and what they cost. */
const STEP = {
  caller: 0.5,
  definition: 0.25,
  guard: 1.75,
  field: 0.5,
  call: 0.5,
  inside: 0.25,
  hint: 1,
  file: 1,
  thrower: 1,
};
/** Beyond this a slice holds nearly everything and tells nothing. */
const FARTHEST = 4;
const MOST_STARTS = 8;
const LONGEST_FILE = 400_000;
const LONGEST_LINE = 2_000;
const MOST_POINTS = 400;
/** Files that a word may lead to. */
const MOST_FILES = 60;
/** Files that are searched for a word, the nearest ones: far away the same word is mostly another thing's. */
const MOST_SEARCHED = 150;
/** A method of a common name can be anybody's. */
const MOST_METHODS = 2;
/** What decides whether a line further down runs. */
const CONTROL = /^(?:if|else|for|while|switch|case|try|catch)$/;
const LEAVES = /^(?:return|continue|break|throw)$/;
const ASSIGNS = /^(?:=|\+=|-=|\?\?=|\|\|=|&&=|of|in)$/;

/**
 * The lines that the failing values can have come from (a static backward slice after Weiser, approximate): from each call of the stack
 * back through what its statement uses: variables, the functions it calls, the constants they read, the files they name, and, where the
 * stack was cut by a queue or an event, whoever names the same event, file or function. Works on scripts; of other
 * languages it knows the calls alone. `read` answers undefined for files that are not there.
 */
export function backwardSlice(
  starts: readonly SliceStart[],
  repository: { readonly paths: readonly string[]; readonly read: (path: string) => string | undefined },
): SlicedLine[] {
  const slice = new Slice(repository, distinct(starts).slice(0, MOST_STARTS));
  slice.run();
  return slice.lines.list();
}

function distinct(starts: readonly SliceStart[]): SliceStart[] {
  // The innermost of several calls on one line says most.
  return [...new Map(starts.toReversed().map((start) => [`${start.path}:${start.line}`, start])).values()].toReversed();
}

interface Point extends SliceStart {
  readonly distance: number;
  /** What of its statement matters; everything when left out. */
  readonly words?: Mattering | undefined;
}

/** The names that matter at a point with their distances, and the distance they begin at. */
interface Taken {
  readonly wanted: ReadonlyMap<string, number>;
  readonly distance: number;
}

/** The paths of a repository, and those of them that are scripts. */
interface KnownPaths {
  readonly all: ReadonlySet<string>;
  readonly scripts: readonly string[];
}

const KNOWN = new WeakMap<readonly string[], KnownPaths>();

/** Worked out once for a list: a slice is made anew each time more files have been read. */
function knownPaths(paths: readonly string[]): KnownPaths {
  const known = KNOWN.get(paths);
  if (known !== undefined) return known;
  const made = { all: new Set(paths), scripts: paths.filter((path) => languageOfPath(path) === 'typescript') };
  KNOWN.set(paths, made);
  return made;
}

class Slice {
  readonly #known: KnownPaths;
  readonly #read: (path: string) => string | undefined;
  readonly #files = new Map<string, ScriptFile | undefined>();
  readonly lines = new SlicedLines();
  readonly #waiting: Point[] = [];
  readonly #visited = new Map<string, number>();
  readonly #stack: readonly SliceStart[];
  readonly #byWord = new Map<string, readonly ScriptFile[]>();
  #texts: readonly (readonly [path: string, text: string])[] | undefined;

  constructor(
    repository: { readonly paths: readonly string[]; readonly read: (path: string) => string | undefined },
    stack: readonly SliceStart[],
  ) {
    this.#known = knownPaths(repository.paths);
    this.#read = repository.read;
    this.#stack = stack;
    this.#takeStack();
  }

  /** Along the calls outwards: what matters of a caller is what it hands over for the parameters that matter of the callee. */
  #takeStack(): void {
    let inner: Needs | undefined;
    const early = this.#stack.some(({ message = '' }) => /Cannot access '[^']+' before initialization/.test(message));
    for (const [place, start] of this.#stack.entries()) {
      const file = this.#file(start.path);
      const threw = start.message !== undefined;
      const range = file === undefined ? undefined : statementAround(file, start.line);
      const tokens =
        file === undefined || range === undefined ? [] : file.tokens.slice(range.from, range.to + 1).flat();
      let words: Mattering | undefined;
      if (threw) words = file === undefined ? undefined : early ? new Map() : failingWords(file, start);
      else if (inner !== undefined) words = handedTo(tokens, inner);
      const distance = STEP.caller * place;
      // What is used too early was loaded in the wrong order: imports decide it.
      if (early && file !== undefined) this.#markImports(file, distance + STEP.definition);
      const taken = this.#take({ ...start, distance, words });
      // What made a stack overflow is the calls themselves.
      const chance = words?.size === 0 && threw && !early;
      inner = file === undefined || chance ? undefined : needsAround(file, { line: start.line, ...taken });
    }
  }

  /** Whether a line before decides if another runs: it stands around it, or leaves before it. */
  #decides(file: ScriptFile, about: { at: number; line: number }): boolean {
    const tokens = file.tokens[about.at] ?? [];
    if (tokens.some(({ text }) => LEAVES.test(text))) return true;
    const around = (file.indents[about.at] ?? 0) < (file.indents[about.line] ?? 0);
    return around && tokens.some(({ text }) => CONTROL.test(text));
  }

  #markImports(file: ScriptFile, distance: number): void {
    for (const [line, tokens] of file.tokens.entries()) {
      if (tokens[0]?.text === 'import') this.lines.mark(file.path, { from: line, to: line }, { distance });
    }
  }

  visit(start: SliceStart, distance: number, words?: Mattering): void {
    const key = `${start.path}:${start.line}`;
    if (distance > FARTHEST || (this.#visited.get(key) ?? Number.POSITIVE_INFINITY) <= distance) return;
    this.#visited.set(key, distance);
    this.#waiting.push({ ...start, distance, words });
  }

  run(): void {
    for (let count = 0; count < MOST_POINTS; count += 1) {
      this.#waiting.sort((a, b) => b.distance - a.distance);
      const next = this.#waiting.pop();
      if (next === undefined) return;
      this.#take(next);
    }
  }

  #file(path: string): ScriptFile | undefined {
    if (!this.#files.has(path)) {
      const text = languageOfPath(path) === 'typescript' ? this.#read(path) : undefined;
      this.#files.set(path, text === undefined || isGenerated(text) ? undefined : readScript(path, text));
    }
    return this.#files.get(path);
  }

  /** A point of execution: its statement, what defines the names in it before it, and what it calls. Returns the names that matter there. */
  #take(point: Point): Taken {
    const { path, line, distance, words } = point;
    const file = this.#file(path);
    if (file === undefined) {
      this.lines.mark(path, { from: line, to: line }, { distance });
      return { wanted: new Map(), distance };
    }
    const own = statementAround(file, line);
    const around = file.functions.findLast(
      ({ startLine, endLine, anonymous }) => startLine <= line && line <= endLine && !anonymous,
    );
    const body = around === undefined ? undefined : { from: around.startLine, to: around.endLine };
    const tokens = file.tokens.slice(own.from, own.to + 1).flat();
    const mattering = words === undefined ? undefined : new Map([...boundTo(tokens, words), ...words]);
    // Who throws on purpose works as it should, mostly: the value comes from further out.
    const inner = distance + (point.message !== undefined && throwsOnPurpose(file, line) ? STEP.thrower : 0);
    const wanted = new Map(
      [...(mattering ?? weighed(tokens))].map(([word, steps]) => [word, inner + (words === undefined ? 0 : steps)]),
    );
    this.lines.mark(path, own, { distance, words: mattering });
    this.#follow(file, own, { distance: inner, words: mattering });
    for (let at = own.from - 1; at >= (body?.from ?? 1); at -= 1)
      this.#takeBefore(file, { at, line, body, wanted, inner });
    this.#fields(file, { wanted, body, distance: inner });
    if (point.outermost === true) {
      const needs = needsAround(file, { line, wanted, distance: inner });
      this.#cut(file, { line, needs, start: around?.startLine, distance });
    }
    return { wanted, distance: inner };
  }

  /** A line that ran before in the same function: it matters when it sets a name that does, or decides what runs. */
  #takeBefore(
    file: ScriptFile,
    about: { at: number; line: number; body: LineRange | undefined; wanted: Map<string, number>; inner: number },
  ): void {
    const { at, body, wanted, inner } = about;
    const tokens = file.tokens[at] ?? [];
    if (tokens.length === 0 || tokens[0]?.text === 'import') return;
    const defined = tokens.flatMap(({ kind, text }, place) =>
      kind === 'word' && assignsLater(tokens, place) ? (wanted.get(text) ?? []) : [],
    );
    // A callback's parameters come from the call that it is handed to.
    const bound = defined.length > 0 ? [] : [...boundTo(tokens, wanted).keys()];
    if (bound.length > 0) defined.push(Math.min(...tokens.flatMap(({ text }) => wanted.get(text) ?? [])));
    if (defined.length > 0) {
      const range = statementAround(file, at);
      const distance = Math.min(...defined) + STEP.definition;
      const words = weighed(file.tokens.slice(range.from, range.to + 1).flat());
      for (const [word, steps] of words) {
        wanted.set(word, Math.min(distance + steps, wanted.get(word) ?? Number.POSITIVE_INFINITY));
      }
      this.lines.mark(file.path, range, { distance, words: new Map([...MARKS, ...words]) });
      this.#follow(file, range, { distance, words });
    } else if (body !== undefined && this.#decides(file, { at, line: about.line })) {
      this.lines.mark(file.path, { from: at, to: at }, { distance: inner + STEP.guard });
    }
  }

  /** Everything the words of some lines mean elsewhere: definitions here or in imported files, methods, files they name. */
  #follow(file: ScriptFile, range: LineRange, about: { distance: number; words?: Mattering | undefined }): void {
    const { distance, words } = about;
    for (let line = range.from; line <= range.to; line += 1) {
      const tokens = file.tokens[line] ?? [];
      for (const [place, { kind, text }] of tokens.entries()) {
        const steps = words === undefined ? 0 : words.get(text);
        if (steps === undefined) continue;
        if (kind === 'string') this.#named(file, text, distance + steps);
        else if (kind === 'word') {
          const before = tokens[place - 1]?.text;
          const isMember = before === '.' || before === '?.';
          this.#word(file, { name: text, isMember, line }, distance + steps);
        }
      }
    }
  }

  #word(file: ScriptFile, word: { name: string; isMember: boolean; line: number }, distance: number): void {
    const { name, isMember, line } = word;
    const imported = isMember ? undefined : file.imports.get(name);
    if (imported !== undefined) {
      const path = resolveSpecifier(imported.specifier, { from: file.path, known: this.#known.all });
      const target = path === undefined ? undefined : this.#file(path);
      if (target !== undefined) this.#enter(target, { name: imported.name, distance: distance + STEP.call });
      return;
    }
    const here = file.definitions.get(name) ?? [];
    for (const range of here) {
      // Local variables are followed where they are set.
      const local =
        (file.indents[range.from] ?? 0) > 0 && /^(?:const|let|var)$/.test(file.tokens[range.from]?.[0]?.text ?? '');
      if (local || (range.from <= line && line <= range.to)) continue;
      this.#inside(file, range, distance + STEP.call);
    }
    if (!isMember || here.length > 0) return;
    const owners = this.#naming(name).filter((other) => other !== file && other.definitions.has(name));
    if (owners.length <= MOST_METHODS) {
      for (const owner of owners) this.#enter(owner, { name, distance: distance + STEP.call });
    }
  }

  #enter(file: ScriptFile, target: { name: string; distance: number }): void {
    const ranges = file.definitions.get(target.name) ?? [];
    for (const range of ranges) this.#inside(file, range, target.distance);
    if (ranges.length > 0 || target.distance > FARTHEST) return;
    // Re-exported: the definition is one file further.
    for (const specifier of file.modules) {
      const path = resolveSpecifier(specifier, { from: file.path, known: this.#known.all });
      const next = path === undefined ? undefined : this.#file(path);
      if (next?.definitions.has(target.name) === true) this.#enter(next, target);
    }
  }

  /** All of a definition; its own words are followed once. */
  #inside(file: ScriptFile, range: LineRange, distance: number): void {
    const key = `${file.path}:${range.from}-${range.to}`;
    if (distance > FARTHEST || (this.#visited.get(key) ?? Number.POSITIVE_INFINITY) <= distance) return;
    if (this.#stack.some(({ path, line }) => path === file.path && range.from <= line && line <= range.to)) return;
    this.#visited.set(key, distance);
    this.lines.mark(file.path, range, { distance: distance + STEP.inside });
    this.#follow(file, range, { distance: distance + STEP.inside });
  }

  /** State that outlives a call: whoever sets the same field or the same variable of the file, in another function. */
  #fields(
    file: ScriptFile,
    about: { wanted: ReadonlyMap<string, number>; body: LineRange | undefined; distance: number },
  ): void {
    const { wanted, body, distance } = about;
    for (const [line, tokens] of file.tokens.entries()) {
      if (body !== undefined && body.from <= line && line <= body.to) continue;
      const sets = tokens.some(({ text }, place) => {
        if (!wanted.has(text) || !isSet(tokens, place)) return false;
        if (text.startsWith('#') || tokens[place - 2]?.text === 'this') return true;
        return file.definitions.has(text) && !/^(?:const|let|var)$/.test(tokens[place - 1]?.text ?? '');
      });
      if (sets && this.#isUsed(file, line)) this.visit({ path: file.path, line }, distance + STEP.field);
    }
  }

  /** Whether anybody names the function around a line: what nobody calls has not run. */
  #isUsed(file: ScriptFile, line: number): boolean {
    const around = file.functions.findLast(
      ({ startLine, endLine, anonymous }) => startLine <= line && line <= endLine && !anonymous,
    );
    if (around === undefined || around.name === 'constructor') return true;
    const files = this.#naming(around.name);
    const uses = (tokens: ScriptFile['tokens'][number]): boolean => tokens.some(({ text }) => text === around.name);
    return (
      files.length === 0 ||
      files.some((other) =>
        other.tokens.some((tokens, at) => (other !== file || at !== around.startLine) && uses(tokens)),
      )
    );
  }

  /** A string may name a file of the repository, or a module that is loaded by it. */
  #named(file: ScriptFile, literal: string, distance: number): void {
    const text = literal.slice(1, -1);
    if (text.length < 4 || !/[./]/.test(text)) return;
    const path =
      resolveSpecifier(text, { from: file.path, known: this.#known.all }) ??
      (this.#known.all.has(text) ? text : undefined);
    if (path === undefined || path === file.path) return;
    const target = this.#file(path);
    const lines = target?.lines ?? this.#read(path)?.split('\n').length ?? 1;
    this.lines.mark(path, { from: 1, to: lines }, { distance: distance + STEP.file });
    if (target !== undefined) this.#inside(target, { from: 1, to: lines }, distance + STEP.file);
  }

  /** Where the stack begins anew, at an event, a message, a timer, the thread of a file: who calls, emits or starts it. */
  #cut(
    file: ScriptFile,
    at: { line: number; needs: Needs | undefined; start: number | undefined; distance: number },
  ): void {
    const hints = new Set<string>();
    const base = file.path.slice(file.path.lastIndexOf('/') + 1);
    const callback = file.functions.find(
      ({ startLine, endLine, anonymous }) => anonymous && startLine <= at.line && at.line <= endLine,
    );
    for (const { kind, text } of callback === undefined ? [] : (file.tokens[callback.startLine] ?? [])) {
      if (kind === 'string' && text.length > 3) hints.add(text.slice(1, -1));
    }
    const sought = [...hints, base, ...(at.needs === undefined ? [] : [at.needs.name])];
    for (const other of new Set(sought.flatMap((word) => this.#naming(word)))) {
      for (const [line, tokens] of other.tokens.entries()) {
        const hit = tokens.some(({ kind, text }, place) => {
          if (kind === 'string') return hints.has(text.slice(1, -1)) || (other !== file && isFileName(text, base));
          return text === at.needs?.name && tokens[place + 1]?.text === '(' && (other !== file || line !== at.start);
        });
        const imports = tokens[0]?.text === 'import';
        if (!hit || imports) continue;
        const { from, to } = statementAround(other, line);
        const calls = tokens.some(({ text }) => text === at.needs?.name);
        const words =
          calls && at.needs !== undefined ? handedTo(other.tokens.slice(from, to + 1).flat(), at.needs) : undefined;
        this.visit({ path: other.path, line }, at.distance + STEP.hint, words);
        if (calls) continue;
        const whole = other.functions.findLast(({ startLine, endLine }) => startLine <= line && line <= endLine);
        if (whole !== undefined)
          this.#inside(other, { from: whole.startLine, to: whole.endLine }, at.distance + STEP.hint);
      }
    }
  }

  /** The files whose text holds a word, read when first asked for; none for a word that is everywhere, which leads nowhere. */
  #naming(word: string): readonly ScriptFile[] {
    const known = this.#byWord.get(word);
    if (known !== undefined) return known;
    const paths: string[] = [];
    for (const [path, text] of this.#scripts()) {
      if (!text.includes(word)) continue;
      paths.push(path);
      if (paths.length > MOST_FILES) break;
    }
    const files = paths.length > MOST_FILES ? [] : paths.flatMap((path) => this.#file(path) ?? []);
    this.#byWord.set(word, files);
    return files;
  }

  /** The scripts around the stack that can be read, with their texts: gathered once, not for each of hundreds of words. */
  #scripts(): readonly (readonly [path: string, text: string])[] {
    if (this.#texts === undefined) {
      const { scripts } = this.#known;
      const places = this.#stack.map(({ path }) => path);
      this.#texts = nearestPaths(scripts, { places, most: MOST_SEARCHED }).flatMap((path) => {
        const text = this.#read(path);
        return text === undefined ? [] : [[path, text] as const];
      });
    }
    return this.#texts;
  }
}

/** Code that nobody wrote by hand: what a slice of it would say, nobody could read. */
function isGenerated(text: string): boolean {
  return text.length > LONGEST_FILE || text.split('\n').some((line) => line.length > LONGEST_LINE);
}

function isFileName(literal: string, base: string): boolean {
  return literal.slice(1, -1).endsWith(`/${base}`);
}

function assignsLater(tokens: readonly { readonly text: string }[], place: number): boolean {
  return tokens.slice(place + 1).some(({ text }) => ASSIGNS.test(text)) || tokens[place + 1]?.text === '.';
}
