import { rankFrames } from '@mats/analysis';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Repository } from '@mats/sources';
import { withSpan } from '@mats/telemetry';
import type { CodeQuestion, FailureTrace } from '../code/code-question.ts';
import type { CodeSuspect } from '../code/suspects.ts';

const MOST_TRACES = 6;
const MOST_LINES = 4;

function suspectsOfTrace(
  failure: FailureTrace,
  options: { repository: Repository; revision: string | undefined; knownFiles: readonly string[]; place: number },
): CodeSuspect[] {
  const { repository, revision, knownFiles, place } = options;
  const known = new Set(knownFiles);
  const { lines } = rankFrames(failure.trace, { knownFiles });
  const [root] = failure.trace.exceptions;
  return lines
    .filter((line) => known.has(line.file))
    .slice(0, MOST_LINES)
    .map((line, index) => ({
      repository: repository.name,
      revision,
      path: line.file,
      line: line.line,
      ...(line.function === undefined ? {} : { function: line.function }),
      strength: 1 / (1 + index * 0.5 + place),
      because: `${root?.type === undefined || root.type === '' ? 'the failure' : root.type} was thrown ${index === 0 ? 'here' : 'below here'}`,
      evidence: [failure.evidence],
    }));
}

/** Frames of the failures' stack traces as files and lines of one repository, strongest first. */
export function locateCodeTool(
  question: CodeQuestion,
  options: { repository: Repository; revision: string | undefined; knownFiles: readonly string[] },
): Promise<CodeSuspect[]> {
  const input = `Locate ${question.traces.length} stack traces in ${options.repository.name} at ${options.revision ?? 'the work tree'}`;
  return withSpan({ name: TOOL_SPAN_NAMES.locateCode, kind: 'TOOL', input }, (span) => {
    const suspects = question.traces
      .slice(0, MOST_TRACES)
      .flatMap((failure, place) => suspectsOfTrace(failure, { ...options, place }));
    const unique = new Map<string, CodeSuspect>();
    for (const suspect of suspects.toSorted((a, b) => b.strength - a.strength)) {
      const key = `${suspect.path}:${suspect.line}`;
      const seen = unique.get(key);
      unique.set(key, seen === undefined ? suspect : { ...seen, evidence: [...seen.evidence, ...suspect.evidence] });
    }
    span.setOutput(
      [...unique.values()].map((suspect) => `${suspect.path}:${suspect.line}`).join('\n') || 'no frame lies here',
    );
    return Promise.resolve([...unique.values()]);
  });
}
