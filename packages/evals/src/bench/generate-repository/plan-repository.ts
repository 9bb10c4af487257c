import { createRandom } from '../generate/random.ts';
import type { Random } from '../generate/random.ts';
import { functionLines, moduleLines, proseLines, statement } from './source-text.ts';
import type { Names } from './source-text.ts';
import { AREAS, AUTHORS, capital, NOUNS, VERBS } from './words.ts';

/** How large a repository is made; the same shape gives the same repository. */
export interface RepositoryShape {
  readonly seed: number;
  readonly files: number;
  readonly commits: number;
  /** Chains of five functions in five files, whose stack traces can be asked about. */
  readonly journeys: number;
}

export interface PlannedCommit {
  readonly mark: number;
  /** Marks of the parents; none for the first. */
  readonly parents: readonly number[];
  readonly author: string;
  /** Unix time. */
  readonly seconds: number;
  readonly subject: string;
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** Whole texts of the files that are new or changed. */
  readonly files: ReadonlyMap<string, string>;
}

/** One step of a journey as it stands in the last commit. */
export interface PlannedStep {
  readonly path: string;
  readonly function: string;
  /** The line that calls the next step, or throws; from 1. */
  readonly line: number;
  /** Mark and author of the commit that wrote this line last. */
  readonly mark: number;
  readonly author: string;
  /** What the step's log statement writes, with `<*>` for its value, and the line it stands on. */
  readonly template: string;
  readonly templateLine: number;
}

interface DraftFile {
  path: string;
  readonly lines: string[];
  /** For each line the mark of the commit that wrote it last. */
  readonly owners: number[];
}

interface DraftStep {
  readonly file: DraftFile;
  readonly function: string;
  readonly template: string;
  call: string;
  log: string;
}

const AREAS_OF_JOURNEY = ['routes', 'rules', 'domain', 'store', 'clients'] as const;
const SERVICES = 32;
const IMPORT_COMMITS = 20;
const COMMITS_AFTER_FAULT = 5;
const START = Date.UTC(2025, 0, 6) / 1000;
const MOST_FUNCTIONS = 160;

/** Plans a repository commit by commit, oldest first; returns its journeys, outermost step first. */
export function* planRepository(shape: RepositoryShape): Generator<PlannedCommit, PlannedStep[][]> {
  const plan = new RepositoryPlan(shape);
  yield* plan.importFiles();
  yield* plan.develop();
  return plan.journeys();
}

class RepositoryPlan {
  readonly #shape: RepositoryShape;
  readonly #names: Names;
  readonly #files: DraftFile[] = [];
  readonly #paths = new Set<string>();
  readonly #journeys: DraftStep[][] = [];
  readonly #authors = new Map<number, string>();
  /** Lines that questions are asked about; only `#rewriteCall` touches them. */
  readonly #kept = new Set<string>();
  #mark = 0;
  #seconds = START;
  #tip = 0;

  constructor(shape: RepositoryShape) {
    let number = 1000;
    this.#shape = shape;
    this.#names = { random: createRandom(shape.seed), number: () => (number += 1) };
  }

  *importFiles(): Generator<PlannedCommit> {
    for (let journey = 0; journey < this.#shape.journeys; journey += 1) this.#addJourney();
    while (this.#files.length < this.#shape.files) this.#addFile();
    const size = Math.ceil(this.#files.length / IMPORT_COMMITS);
    // Journeys would all stand in the first commit otherwise.
    const shuffled = this.#files.map((file) => ({ file, at: this.#names.random.below(2 ** 30) }));
    const files = shuffled.toSorted((one, other) => one.at - other.at).map(({ file }) => file);
    for (let from = 0; from < files.length; from += size) {
      const batch = files.slice(from, from + size);
      const mark = this.#mark + 1;
      for (const file of batch) file.owners.push(...file.lines.map(() => mark));
      yield this.#commit(batch, { parents: this.#tip === 0 ? [] : [this.#tip] });
      this.#tip = this.#mark;
    }
    this.#files.splice(0, this.#files.length, ...files);
  }

  *develop(): Generator<PlannedCommit> {
    const { random } = this.#names;
    const calls = this.#journeys.flat();
    const left = this.#shape.commits - this.#mark;
    let done = 0;
    while (this.#mark < this.#shape.commits - COMMITS_AFTER_FAULT) {
      if (random.below(12) === 0) yield* this.#mergedBranch();
      else if (random.below(60) === 0) yield this.#rename();
      else yield this.#change(this.#someFiles(new Set()), [this.#tip]);
      this.#tip = this.#mark;
      // Over the whole history, each call but every fifth is rewritten once.
      const due = Math.ceil((calls.length * (this.#mark - IMPORT_COMMITS)) / left);
      for (; done < Math.min(due, calls.length) && this.#mark < this.#shape.commits; done += 1) {
        const step = calls[(done * 7) % calls.length];
        if (step === undefined || done % 5 === 4) continue;
        yield this.#rewriteCall(step);
        this.#tip = this.#mark;
      }
    }
    yield* this.#fault();
  }

  /** The throw of the first journey is rewritten shortly before the end: what an incident is about. */
  *#fault(): Generator<PlannedCommit> {
    const step = this.#journeys[0]?.at(-1);
    if (step !== undefined) {
      yield this.#rewriteCall(step);
      this.#tip = this.#mark;
    }
    for (let commit = 0; commit < COMMITS_AFTER_FAULT; commit += 1) {
      yield this.#change(this.#someFiles(new Set()), [this.#tip]);
      this.#tip = this.#mark;
    }
  }

  journeys(): PlannedStep[][] {
    return this.#journeys.map((steps) =>
      steps.map(({ file, function: name, call, log, template }) => {
        const index = file.lines.indexOf(call);
        const mark = file.owners[index] ?? 0;
        const author = this.#authors.get(mark) ?? '';
        const templateLine = file.lines.indexOf(log) + 1;
        return { path: file.path, function: name, line: index + 1, mark, author, template, templateLine };
      }),
    );
  }

  #commit(
    files: Iterable<DraftFile>,
    about: { parents: readonly number[]; renamed?: PlannedCommit['renamed'] },
  ): PlannedCommit {
    const { random } = this.#names;
    this.#mark += 1;
    this.#seconds += 3_600 + random.below(100_000);
    const author = random.pick(AUTHORS);
    this.#authors.set(this.#mark, author);
    const subject = `${random.pick(VERBS)} the ${random.pick(NOUNS)} of a ${random.pick(NOUNS)}`;
    const texts = new Map([...files].map((file) => [file.path, `${file.lines.join('\n')}\n`]));
    const { parents, renamed = [] } = about;
    return { mark: this.#mark, parents, author, seconds: this.#seconds, subject, renamed, files: texts };
  }

  #addFile(): void {
    const { random } = this.#names;
    const lines = Math.round(logNormal(random, { median: 130, spread: 1 }));
    const service = NOUNS[random.below(SERVICES) * 3] ?? '';
    const [verb, noun, area] = [random.pick(VERBS), random.pick(NOUNS), random.pick(AREAS)];
    const kind = random.below(100);
    if (kind < 6)
      this.#add(`docs/${service}/${verb}-${noun}.md`, proseLines(this.#names, { lines: 1 + (lines % 900) }));
    else if (kind < 10)
      this.#add(`services/${service}/config/${noun}.yaml`, proseLines(this.#names, { lines: 1 + (lines % 60) }));
    else if (kind < 18) this.#addModule(`services/${service}/src/${area}/${verb}-${noun}.test.ts`, lines);
    else if (kind < 30) this.#addModule(`web/src/components/${noun}/${capital(verb)}${capital(noun)}.tsx`, lines);
    else if (kind < 45) this.#addModule(`libraries/${noun}/src/${verb}-${random.pick(NOUNS)}.ts`, lines);
    else if (kind < 52) this.#addModule(`services/${service}/src/${area}/${noun}/index.ts`, lines / 4);
    else this.#addModule(`services/${service}/src/${area}/${verb}-${noun}.ts`, lines);
  }

  #addModule(path: string, lines: number): void {
    const functions = Math.min(MOST_FUNCTIONS, Math.max(1, Math.round(lines / 13)));
    this.#add(path, moduleLines(this.#names, { functions }));
  }

  #add(path: string, lines: string[]): DraftFile {
    const dot = path.lastIndexOf('.', path.endsWith('.test.ts') ? path.length - 4 : undefined);
    const free = this.#paths.has(path) ? `${path.slice(0, dot)}-${this.#names.number()}${path.slice(dot)}` : path;
    const file: DraftFile = { path: free, lines, owners: [] };
    this.#paths.add(free);
    this.#files.push(file);
    return file;
  }

  #addJourney(): void {
    const { random, number } = this.#names;
    const service = NOUNS[random.below(SERVICES) * 3] ?? '';
    const functions = AREAS_OF_JOURNEY.map(() => `${random.pick(VERBS)}${capital(random.pick(NOUNS))}${number()}`);
    this.#journeys.push(
      AREAS_OF_JOURNEY.map((area, depth) => {
        const [verb, noun, owner, place] = [random.pick(VERBS), ...Array.from({ length: 3 }, () => random.pick(NOUNS))];
        const words = `could not ${verb} the ${noun} of ${owner}`;
        const next = functions[depth + 1];
        const call =
          next === undefined ? `  throw new Error('no ${noun} answers ${number()}');` : callOf(next, number());
        const log = `  log.error(\`${words} \${input.id} for its ${place}\`);`;
        const own = functions[depth] ?? '';
        const size = Math.round(logNormal(random, { median: 14, spread: 0.7 }));
        const before = moduleLines(this.#names, { functions: Math.min(60, size) });
        const after = moduleLines(this.#names, { functions: Math.min(60, Math.ceil(size / 2)) });
        const inside = functionLines(this.#names, { name: own, inside: [log, call] });
        const path = `services/${service}/src/${area}/${verb}-${noun}.ts`;
        const file = this.#add(path, [...before, ...inside, ...after]);
        this.#kept.add(call).add(log);
        return { file, function: own, template: `${words} <*> for its ${place}`, call, log };
      }),
    );
  }

  #rewriteCall(step: DraftStep): PlannedCommit {
    const index = step.file.lines.indexOf(step.call);
    step.call = step.call.replace(/\d+(?=\D*$)/, String(this.#names.number()));
    this.#kept.add(step.call);
    step.file.lines[index] = step.call;
    step.file.owners[index] = this.#mark + 1;
    const others = this.#someFiles(new Set([step.file]));
    return this.#change(others, [this.#tip], [step.file]);
  }

  /** Files to change together; a few of them are changed far more often than the rest. */
  #someFiles(without: ReadonlySet<DraftFile>): Set<DraftFile> {
    const { random } = this.#names;
    const wanted = 1 + random.below(9);
    const found = new Set<DraftFile>();
    while (found.size < wanted) {
      const place = (random.below(10_000) / 10_000) ** 3;
      const file = this.#files[Math.floor(place * this.#files.length)];
      if (file !== undefined && !without.has(file)) found.add(file);
    }
    return found;
  }

  #change(files: ReadonlySet<DraftFile>, parents: readonly number[], also: readonly DraftFile[] = []): PlannedCommit {
    const { random } = this.#names;
    for (const file of files) {
      for (let edits = 1 + random.below(5); edits > 0; edits -= 1) this.#edit(file);
    }
    return this.#commit([...also, ...files], { parents });
  }

  /** Replaces, adds or removes a statement, which is unlike every other line, so that all ways to compare agree on it. */
  #edit(file: DraftFile): void {
    const { random } = this.#names;
    const index = random.below(file.lines.length);
    const line = file.lines[index] ?? '';
    if (!/^ {2}(?!return )\S/.test(line) || this.#kept.has(line)) return;
    const how = random.below(4);
    const owner = this.#mark + 1;
    file.lines.splice(index, how === 1 ? 0 : 1, ...(how === 0 ? [] : [statement(this.#names)]));
    file.owners.splice(index, how === 1 ? 0 : 1, ...(how === 0 ? [] : [owner]));
  }

  /** Three commits on a branch, one beside them on the main line, and their merge. */
  *#mergedBranch(): Generator<PlannedCommit> {
    const fork = this.#tip;
    const onBranch = new Set<DraftFile>();
    let parent = fork;
    for (let commit = 0; commit < 3; commit += 1) {
      const files = this.#someFiles(new Set());
      for (const file of files) onBranch.add(file);
      yield this.#change(files, [parent]);
      parent = this.#mark;
    }
    yield this.#change(this.#someFiles(onBranch), [fork]);
    yield this.#commit(onBranch, { parents: [this.#mark, parent] });
  }

  #rename(): PlannedCommit {
    const { random, number } = this.#names;
    const asked = new Set(this.#journeys.flatMap((steps) => steps.map(({ file }) => file)));
    const file = random.pick(this.#files.filter((one) => !asked.has(one)));
    const from = file.path;
    file.path = from.replace(/([^/]+)$/, (name) => `${random.pick(VERBS)}${number()}-${name}`);
    return this.#commit([], { parents: [this.#tip], renamed: [{ from, to: file.path }] });
  }
}

/** A positive number whose logarithm is normally distributed, as sizes of files are (Box and Muller's transform). */
function logNormal(random: Random, shape: { readonly median: number; readonly spread: number }): number {
  const [radius, angle] = [(1 + random.below(1_000_000)) / 1_000_000, random.below(1_000_000) / 1_000_000];
  return shape.median * Math.exp(shape.spread * Math.sqrt(-2 * Math.log(radius)) * Math.cos(2 * Math.PI * angle));
}

function callOf(name: string, number: number): string {
  return `  const answer = await ${name}({ ...input, depth: ${number} });`;
}
