import type { Fault } from './fault.ts';
import { faults } from './faults.ts';
import type { GeneratedHistory } from './generate-history.ts';
import { runGit } from './run-git.ts';
import { planHistory } from './shop-history.ts';

/** The guilty commit and where it is guilty, in a repository that was generated. */
export interface ResolvedGuilt {
  readonly commit: string;
  readonly subject: string;
  readonly author: string;
  readonly file: string;
  /** Line numbers, from 1, in the file at the end of the fault's branch; the first is the one to point at. */
  readonly lines: readonly number[];
}

/** A known answer with the commit ids of a repository. */
export interface ResolvedFault extends Fault {
  /** What runs while the fault is on; the healthy revision when it needs no deploy. */
  readonly revision: string;
  readonly resolved: ResolvedGuilt | undefined;
}

function lineOf(text: string, part: string, where: string): number {
  const numbers = text.split('\n').flatMap((line, index) => (line.includes(part) ? [index + 1] : []));
  const [first, second] = numbers;
  if (first === undefined || second !== undefined)
    throw new Error(`${where}: ${numbers.length} lines hold ${JSON.stringify(part)}`);
  return first;
}

function resolveGuilt(
  fault: Fault,
  history: GeneratedHistory,
  subjects: ReadonlyMap<string, string>,
): ResolvedGuilt | undefined {
  const { guilt } = fault;
  const revision = history.faults.get(fault.name);
  if (guilt === undefined || revision === undefined) return undefined;
  const log = runGit(history.folder, ['log', '--format=%H%x09%s%x09%an', `${history.healthy}..${revision}`]);
  const commits = log
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const [commit, subject, author] = commits.find(([, candidate]) => candidate === subjects.get(guilt.commit)) ?? [];
  if (commit === undefined || subject === undefined || author === undefined) {
    throw new Error(`${fault.name}: its branch has no commit ${guilt.commit}`);
  }
  const text = runGit(history.folder, ['show', `${revision}:${guilt.file}`]);
  return {
    commit,
    subject,
    author,
    file: guilt.file,
    lines: guilt.lines.map((part) => lineOf(text, part, `${fault.name}, ${guilt.file}`)),
  };
}

/** The known answers of the faults that a generated repository holds, with commit ids and line numbers. */
export function resolveFaults(history: GeneratedHistory): ResolvedFault[] {
  const subjects = new Map(
    [...planHistory().branches.values()].flat().map(({ changeSet }) => [changeSet.name, changeSet.subject]),
  );
  return faults
    .filter((fault) => fault.commits.length === 0 || history.faults.has(fault.name))
    .map((fault) => ({
      ...fault,
      revision: history.faults.get(fault.name) ?? history.healthy,
      resolved: resolveGuilt(fault, history, subjects),
    }));
}
