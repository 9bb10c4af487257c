import { extractLogStatements } from '../../code/source/log-statements.ts';
import { matchTemplateToStatement } from '../../code/source/match-template.ts';
import type { CodeQuestion, FailureText } from './code-question.ts';
import type { CodeSuspect } from './code-suspect.ts';
import { fixedParts } from './failure-words.ts';

const MOST_TEMPLATES = 6;
const LEAST_SCORE = 0.55;

/** The failures whose statements are looked for, and the fixed texts to search the code for. */
export function searchedFailures(question: CodeQuestion): { failures: readonly FailureText[]; literals: string[] } {
  const failures = question.failures.slice(0, MOST_TEMPLATES);
  return { failures, literals: [...new Set(failures.flatMap((failure) => fixedParts(failure.template)))] };
}

/** The statements among the files that write or raise the failures. */
export function suspectsOfStatements(
  failures: readonly FailureText[],
  code: { repository: string; revision: string | undefined; files: readonly { path: string; text: string }[] },
): CodeSuspect[] {
  const { repository, revision, files } = code;
  const statements = files.flatMap((file) => extractLogStatements(file.text, file.path));
  return failures.flatMap((failure, place): CodeSuspect[] => {
    const [best] = matchTemplateToStatement(failure.template, statements);
    if (best === undefined || best.score < LEAST_SCORE) return [];
    const { path, line, function: name, kind } = best.statement;
    return [
      {
        repository,
        revision,
        path,
        line,
        ...(name === undefined ? {} : { function: name }),
        // A throw is where it fails; a log statement is only where it is told.
        strength: (best.score * (kind === 'throw' ? 0.7 : 0.4)) / (1 + place * 0.5),
        because: kind === 'throw' ? 'this statement raises the failure' : 'this statement logs the failure',
        evidence: [failure.evidence],
      },
    ];
  });
}
