import {
  backwardSlice,
  buildPathIndex,
  clueOf,
  type CodeQuestion,
  type CodeReach,
  type CodeSuspect,
  type CommitRanking,
  faultPlaces,
  findEnclosingFunction,
  languageOfPath,
  rankCommits,
  roleOfPath,
  sliceStarts,
  type StackTrace,
  strongestSuspects,
  suspectsOfTraces,
} from '@mats/engine';
import type { Repository } from '@mats/sources';

/** What the suite asks for, best first. */
export interface FoundFault {
  readonly files: readonly string[];
  readonly lines: readonly { readonly file: string; readonly line: number }[];
  readonly commit: string | null;
  /** From 0 to 1: the chance that `commit` is right. */
  readonly confidence: number;
}

/** Log odds of "none of these commits" before anything is known. */
const NONE = 2;

const MOST_COMMITS = 200;
const CONTEXT_LINES = 8;

/** Answers from the traces of one failure and the repository as it was deployed, with the functions that the product uses. */
export async function findFault(
  repository: Repository,
  about: { traces: readonly StackTrace[]; revision: string; failedAt: number },
): Promise<FoundFault> {
  const { traces, revision, failedAt } = about;
  const question: CodeQuestion = {
    firstService: null,
    services: new Set(),
    onset: failedAt,
    failures: [],
    traces: traces.map((trace, place) => ({ service: '', trace, count: 1, victim: false, evidence: `trace-${place}` })),
    deploys: [],
    signals: [],
    calls: new Map(),
    measured: [],
  };
  const knownFiles = (await repository.listFiles(revision)).map(({ path }) => path);
  const located = suspectsOfTraces(question, { repository: repository.name, revision, knownFiles });
  const suspects = await blamed(repository, strongestSuspects(located));
  const reach = await reachOf(repository, { revision, knownFiles, traces });
  const window = { to: revision, until: failedAt, maxCount: MOST_COMMITS, withDiff: true };
  const { commits } = await repository.log(window);
  const ranking = rankCommits(commits, { ...clueOf(question, { suspects, deployed: false }), reach });
  const lines = faultPlaces(ranking, { reach, calls: suspects }).map(({ path, line }) => ({ file: path, line }));
  const files = [...new Set(lines.map(({ file }) => file))];
  return { files, lines, commit: ranking.blamed ?? null, confidence: confidenceOf(ranking) };
}

/** Scores are log odds: the share of the first answer among all, and among them that there is none. */
function confidenceOf({ ranked, blamed: sha }: CommitRanking): number {
  const none = Math.exp(NONE);
  const weights = ranked.map(({ score }) => Math.exp(score));
  const first = sha === undefined ? none : (weights[0] ?? 0);
  return Math.round((first / weights.reduce((sum, weight) => sum + weight, none)) * 1000) / 1000;
}

/** The deployed code that the failure depends on; tests and documents cannot have run. */
async function reachOf(
  repository: Repository,
  about: { revision: string; knownFiles: readonly string[]; traces: readonly StackTrace[] },
): Promise<CodeReach> {
  const { revision, knownFiles, traces } = about;
  const paths = knownFiles.filter((path) => !['test', 'documentation'].includes(roleOfPath(path)));
  const files = await repository.readFiles(paths.map((path) => ({ path, revision })));
  const texts = new Map(files.flatMap(({ path, text }) => (text === null ? [] : [[path, text] as const])));
  const read = (path: string): string | undefined => texts.get(path);
  return { lines: backwardSlice(sliceStarts(traces, buildPathIndex(paths)), { paths, read }), read };
}

async function blamed(repository: Repository, suspects: readonly CodeSuspect[]): Promise<CodeSuspect[]> {
  const files = await repository.readFiles(suspects.map(({ path, revision }) => ({ path, revision })));
  const blames = await repository.blame(
    suspects.map(({ path, revision, line }) => ({
      path,
      revision,
      ranges: [{ startLine: Math.max(1, line - CONTEXT_LINES), endLine: line + CONTEXT_LINES }],
    })),
  );
  return suspects.map((suspect, place) => {
    const text = files[place]?.text ?? '';
    const around = findEnclosingFunction(text, suspect.line, languageOfPath(suspect.path));
    const sha = blames[place]?.lines.find(({ line }) => line === suspect.line)?.sha;
    const name = suspect.function ?? around?.name;
    return { ...suspect, ...(name === undefined ? {} : { function: name }), ...(sha === undefined ? {} : { sha }) };
  });
}
