import { searchedFailures, suspectsOfStatements } from '@mats/engine/suspect';
import type { CodeQuestion, CodeSuspect } from '@mats/engine/suspect';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Repository } from '@mats/sources/git';
import { withSpan } from '@mats/telemetry';

const MOST_FILES = 30;

/** Log templates as the statements that write them: found by their fixed text, in one search. */
export function matchLogStatementsTool(
  question: CodeQuestion,
  options: { repository: Repository; revision: string | undefined; signal: AbortSignal },
): Promise<CodeSuspect[]> {
  const { repository, revision, signal } = options;
  const { failures, literals } = searchedFailures(question);
  const input = failures.map((failure) => failure.template).join('\n');
  return withSpan({ name: TOOL_SPAN_NAMES.matchLogStatements, kind: 'TOOL', input }, async (span) => {
    if (literals.length === 0) return [];
    const found = await repository.grep({ literals, revision, maxMatches: 400, signal });
    const paths = [...new Set(found.matches.map((match) => match.path))].slice(0, MOST_FILES);
    const files = await repository.readFiles(paths.map((path) => ({ path, revision })));
    const read = files.flatMap(({ path, text }) => (text === null ? [] : [{ path, text }]));
    const suspects = suspectsOfStatements(failures, { repository: repository.name, revision, files: read });
    span.setOutput(suspects.map(({ path, line }) => `${path}:${line}`).join('\n') || 'no statement matches');
    return suspects;
  });
}
