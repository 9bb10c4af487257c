import type { Clue } from '../history/clue.ts';
import type { CodeQuestion } from './code-question.ts';
import type { CodeSuspect } from './code-suspect.ts';
import { failureTerms, packageNames, settingNames } from './failure-words.ts';

/** What the failures and their suspects tell of the commit to look for. */
export function clueOf(question: CodeQuestion, options: { suspects: readonly CodeSuspect[]; deployed: boolean }): Clue {
  const words = question.failures.map((failure) => failure.words).join('\n');
  const frames = question.traces.flatMap(({ trace }) => trace.exceptions.flatMap((exception) => exception.frames));
  return {
    suspects: options.suspects.map(({ path, line, strength, function: name, sha }) => ({
      path,
      line,
      strength,
      ...(name === undefined ? {} : { function: name }),
      ...(sha === undefined ? {} : { sha }),
    })),
    keys: settingNames(words),
    dependencies: packageNames(frames.flatMap((frame) => frame.file ?? [])),
    terms: failureTerms(words),
    messages: [
      ...question.traces.flatMap(({ trace }) => trace.exceptions.map(({ type, message }) => `${type}: ${message}`)),
      ...question.failures.map((failure) => failure.template),
    ],
    parts: question.firstService === null ? [] : [question.firstService],
    deployed: options.deployed,
    ...(question.onset === null ? {} : { onset: question.onset }),
  };
}
