import { extractLogStatements, matchTemplateToStatement } from '@mats/analysis';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Repository } from '@mats/sources';
import { withSpan } from '@mats/telemetry';
import type { CodeQuestion } from '../code/code-question.ts';
import type { CodeSuspect } from '../code/suspects.ts';
import { fixedParts } from '../code/words.ts';

const MOST_TEMPLATES = 6;
const MOST_FILES = 30;
const LEAST_SCORE = 0.55;

/** Log templates as the statements that write them: found by their fixed text, in one search. */
export function matchLogStatementsTool(
  question: CodeQuestion,
  options: { repository: Repository; revision: string | undefined; signal: AbortSignal },
): Promise<CodeSuspect[]> {
  const { repository, revision, signal } = options;
  const failures = question.failures.slice(0, MOST_TEMPLATES);
  const input = failures.map((failure) => failure.template).join('\n');
  return withSpan({ name: TOOL_SPAN_NAMES.matchLogStatements, kind: 'TOOL', input }, async (span) => {
    const literals = [...new Set(failures.flatMap((failure) => fixedParts(failure.template)))];
    if (literals.length === 0) return [];
    const found = await repository.grep({ literals, revision, maxMatches: 400, signal });
    const paths = [...new Set(found.matches.map((match) => match.path))].slice(0, MOST_FILES);
    const files = await repository.readFiles(paths.map((path) => ({ path, revision })));
    const statements = files.flatMap((file) => (file.text === null ? [] : extractLogStatements(file.text, file.path)));
    const suspects = failures.flatMap((failure, place) => {
      const [best] = matchTemplateToStatement(failure.template, statements);
      if (best === undefined || best.score < LEAST_SCORE) return [];
      const { path, line, function: name, kind } = best.statement;
      const suspect: CodeSuspect = {
        repository: repository.name,
        revision,
        path,
        line,
        ...(name === undefined ? {} : { function: name }),
        // A throw is where it fails; a log statement is only where it is told.
        strength: (best.score * (kind === 'throw' ? 0.7 : 0.4)) / (1 + place * 0.5),
        because: kind === 'throw' ? 'this statement raises the failure' : 'this statement logs the failure',
        evidence: [failure.evidence],
      };
      return [suspect];
    });
    span.setOutput(suspects.map((suspect) => `${suspect.path}:${suspect.line}`).join('\n') || 'no statement matches');
    return suspects;
  });
}
