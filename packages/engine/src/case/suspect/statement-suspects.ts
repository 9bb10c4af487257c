import { roleOfPath } from '../../code/history/path-role.ts';
import { extractLogStatements, extractTexts } from '../../code/source/log-statements.ts';
import { matchTemplateToStatement } from '../../code/source/match-template.ts';
import type { CodeQuestion } from './code-question.ts';
import type { FailureText } from './failure-text.ts';
import type { CodeSuspect } from './code-suspect.ts';
import { fixedParts } from './failure-words.ts';

const MOST_TEMPLATES = 6;
const LEAST_SCORE = 0.55;

/** The failures whose statements are looked for, and the fixed texts to search the code for. */
export function searchedFailures(question: CodeQuestion): { failures: readonly FailureText[]; literals: string[] } {
  const failures = question.failures.slice(0, MOST_TEMPLATES);
  return { failures, literals: [...new Set(failures.flatMap((failure) => fixedParts(failure.template)))] };
}

interface Files {
  readonly repository: string;
  readonly revision: string | undefined;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/**
 * The statements among the files that write or raise the failures; where there is none, the one place whose text says what the failure says,
 * such as a message that is handed to a function of the program's own.
 */
export function suspectsOfStatements(failures: readonly FailureText[], code: Files): CodeSuspect[] {
  const { repository, revision, files } = code;
  const statements = files.flatMap((file) => extractLogStatements(file.text, file.path));
  return failures.flatMap((failure, place): CodeSuspect[] => {
    const [best] = matchTemplateToStatement(failure.template, statements);
    if (best === undefined || best.score < LEAST_SCORE) return suspectOfText(failure, { ...code, place });
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
        found: { code: kind === 'throw' ? 'raises_failure' : 'logs_failure' },
        evidence: [failure.evidence],
        ...(kind === 'throw' ? { raises: true } : {}),
      },
    ];
  });
}

/** The place of a text that says what the failure says; none where several files hold it. */
function suspectOfText(failure: FailureText, code: Files & { readonly place: number }): CodeSuspect[] {
  const texts = code.files
    .filter(({ path }) => roleOfPath(path) === 'code')
    .flatMap(({ path, text }) => extractTexts(text, path));
  const [best, second] = matchTemplateToStatement(failure.template, texts);
  if (best === undefined || best.score < LEAST_SCORE) return [];
  const told = second !== undefined && second.score === best.score && second.statement.path !== best.statement.path;
  if (told) return [];
  const { path, line, function: name } = best.statement;
  return [
    {
      repository: code.repository,
      revision: code.revision,
      path,
      line,
      ...(name === undefined ? {} : { function: name }),
      strength: (best.score * 0.4) / (1 + code.place * 0.5),
      found: { code: 'holds_text' },
      evidence: [failure.evidence],
      raises: true,
    },
  ];
}
