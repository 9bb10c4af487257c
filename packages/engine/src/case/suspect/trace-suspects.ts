import { rankFrames } from '../../code/frames/rank-frames.ts';
import type { CodeQuestion, FailureTrace } from './code-question.ts';
import type { CodeSuspect } from './code-suspect.ts';

const MOST_TRACES = 6;
const MOST_LINES = 4;
/** A victim's frames are still worth a look: it may have been called wrongly, or have called wrongly. */
const OF_VICTIM = 0.4;

/** Code as it was read: a repository at a revision, and its files (paths from its root). */
export interface CodePlace {
  repository: string;
  revision: string | undefined;
  knownFiles: readonly string[];
}

function suspectsOfTrace(failure: FailureTrace, options: CodePlace & { place: number }): CodeSuspect[] {
  const { repository, revision, knownFiles, place } = options;
  const known = new Set(knownFiles);
  const { lines } = rankFrames(failure.trace, { knownFiles });
  const [root] = failure.trace.exceptions;
  return lines
    .filter((line) => known.has(line.file))
    .slice(0, MOST_LINES)
    .map((line, index) => ({
      repository,
      revision,
      path: line.file,
      line: line.line,
      ...(line.function === undefined ? {} : { function: line.function }),
      strength: (failure.victim ? OF_VICTIM : 1) / (1 + index * 0.5 + place),
      found: { code: index === 0 ? 'thrown_here' : 'thrown_below', name: root?.type ?? '' },
      evidence: [failure.evidence],
    }));
}

/** Frames of the failures' stack traces as files and lines of one repository, strongest first, each line once. */
export function suspectsOfTraces(question: CodeQuestion, code: CodePlace): CodeSuspect[] {
  const suspects = question.traces
    .slice(0, MOST_TRACES)
    .flatMap((failure, place) => suspectsOfTrace(failure, { ...code, place }));
  const unique = new Map<string, CodeSuspect>();
  for (const suspect of suspects.toSorted((a, b) => b.strength - a.strength)) {
    const key = `${suspect.path}:${suspect.line}`;
    const seen = unique.get(key);
    unique.set(key, seen === undefined ? suspect : { ...seen, evidence: [...seen.evidence, ...suspect.evidence] });
  }
  return [...unique.values()];
}
