import { mkdirSync } from 'node:fs';
import { runGit } from './run-git.ts';
import { planHistory, type PlannedCommit, type ShopHistory } from './shop-history.ts';

/** Where the repository goes, and what of it. */
export interface HistoryRequest {
  /** A folder that is empty or not there yet. */
  readonly into: string;
  /** Only `main`, ending in this fault's branch: how the repository looks to those who do not know the answer. */
  readonly deployed?: string;
}

/** A repository that was written. All values are full commit ids, the same on every machine. */
export interface GeneratedHistory {
  readonly folder: string;
  /** The end of the healthy main line. */
  readonly healthy: string;
  /** The deployment before `healthy`. */
  readonly previous: string;
  /** What runs while a fault is on: the end of its branch. */
  readonly faults: ReadonlyMap<string, string>;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function commitCommand(commit: PlannedCommit, position: CommitPosition): string {
  const { changeSet, seconds, offset } = commit;
  const who = `${changeSet.author.name} <${changeSet.author.email}> ${seconds} ${offset}`;
  const message = changeSet.body === '' ? `${changeSet.subject}\n` : `${changeSet.subject}\n\n${changeSet.body}\n`;
  const previous = position.parent?.commit.tree;
  const files = [...commit.tree].filter(([path, text]) => previous?.get(path) !== text);
  return [
    `commit ${position.ref}\nmark :${position.mark}\nauthor ${who}\ncommitter ${who}\n`,
    data(message),
    position.parent === undefined ? '' : `from :${position.parent.mark}\n`,
    ...files.map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
  ].join('');
}

interface MarkedCommit {
  readonly commit: PlannedCommit;
  readonly mark: number;
}

interface CommitPosition {
  readonly ref: string;
  readonly mark: number;
  readonly parent: MarkedCommit | undefined;
}

/** A `git fast-import` stream under construction. */
class ImportStream {
  readonly #commands: string[] = [];
  #lastMark = 0;

  append(commits: readonly PlannedCommit[], ref: string, parent?: MarkedCommit): MarkedCommit | undefined {
    let last = parent;
    for (const commit of commits) {
      this.#lastMark += 1;
      this.#commands.push(commitCommand(commit, { ref, mark: this.#lastMark, parent: last }));
      last = { commit, mark: this.#lastMark };
    }
    return last;
  }

  point(ref: string, mark: number): void {
    this.#commands.push(`reset ${ref}\nfrom :${mark}\n\n`);
  }

  text(): string {
    return this.#commands.join('');
  }
}

function branchRef(fault: string): string {
  return `refs/heads/fault/${fault}`;
}

function streamEverything(history: ShopHistory): string {
  const stream = new ImportStream();
  const healthy = stream.append(history.main, 'refs/heads/main');
  if (healthy === undefined) throw new Error('the shop has no main line');
  stream.point('refs/tags/healthy', healthy.mark);
  for (const [name, commits] of history.branches) {
    stream.point(branchRef(name), healthy.mark);
    stream.append(commits, branchRef(name), healthy);
  }
  return stream.text();
}

function streamDeployed(history: ShopHistory, fault: string): string {
  const stream = new ImportStream();
  stream.append([...history.main, ...(history.branches.get(fault) ?? [])], 'refs/heads/main');
  return stream.text();
}

/**
 * Writes the shop's git repository, with a work tree at the end of `main`: about forty commits on `main`, tag
 * `healthy` at its end, and a branch `fault/<name>` for every fault that is in code. The commit ids depend on the files of
 * `shop/` alone. Throws when git is missing or the folder has a repository already.
 */
export function generateHistory({ into, deployed }: HistoryRequest): GeneratedHistory {
  const history = planHistory();
  mkdirSync(into, { recursive: true });
  runGit(into, ['init', '--quiet', '--object-format=sha1', '--initial-branch=main', '--template=', '.']);
  runGit(into, ['config', 'core.autocrlf', 'false']);
  const text = deployed === undefined ? streamEverything(history) : streamDeployed(history, deployed);
  runGit(into, ['fast-import', '--quiet'], { text });
  runGit(into, ['reset', '--quiet', '--hard', 'main']);

  const revision = (name: string): string => runGit(into, ['rev-parse', '--verify', name]).trim();
  if (deployed === undefined) {
    const names = [...history.branches.keys()];
    return {
      folder: into,
      healthy: revision('healthy'),
      previous: revision('healthy~1'),
      faults: new Map(names.map((name) => [name, revision(branchRef(name))])),
    };
  }
  const behind = history.branches.get(deployed)?.length ?? 0;
  return {
    folder: into,
    healthy: revision(`main~${behind}`),
    previous: revision(`main~${behind + 1}`),
    faults: new Map([[deployed, revision('main')]]),
  };
}
