import { createRepositories } from '@mats/sources/git';
import type { Repository } from '@mats/sources/git';
import { framesOf, functionAt, pathsOf, statementsOf } from './answer-in-process.ts';
import type { CodeAnswer, CodeAnswerer, CodeQuestion, FrameAnswer } from './code-question.ts';
import { literalOf } from './code-question.ts';

/** Lines around a suspect one that the Investigator shows with who wrote them. */
const CONTEXT_LINES = 8;

async function frameAnswers(repository: Repository, trace: string): Promise<FrameAnswer[]> {
  const revision = repository.state.head ?? undefined;
  const knownFiles = (await repository.listFiles(revision)).map((file) => file.path);
  const frames = framesOf(trace);
  const places = pathsOf(frames, knownFiles).map((path, index) => ({ path, line: frames[index]?.line ?? 0 }));
  const [files, blames] = await Promise.all([
    repository.readFiles(places.map(({ path }) => ({ path, revision }))),
    repository.blame(
      places.map(({ path, line }) => {
        return { path, revision, ranges: [{ startLine: line - CONTEXT_LINES, endLine: line + CONTEXT_LINES }] };
      }),
    ),
  ]);
  return places.map(({ path, line }, index) => {
    const blamed = blames[index]?.lines.find((one) => one.line === line);
    const name = functionAt({ path, line, text: files[index]?.text ?? '' });
    return { path, line, function: name, sha: blamed?.sha ?? '', author: blamed?.author ?? '' };
  });
}

async function statementAnswers(repository: Repository, templates: readonly string[]): Promise<string[]> {
  const revision = repository.state.head ?? undefined;
  const found = await repository.grep({ literals: templates.map(literalOf), revision, maxMatches: 400 });
  const paths = [...new Set(found.matches.map((match) => match.path))];
  const files = await repository.readFiles(paths.map((path) => ({ path, revision })));
  return statementsOf(
    templates,
    files.map(({ path, text }) => ({ path, text: text ?? '' })),
  );
}

/** Through the doors of `sources` that the Investigator uses, in its order, with everything it asks. */
export function throughDoors(folder: string): CodeAnswerer {
  const repositories = createRepositories({ configured: new Map([['code', folder]]), roots: [] });
  return {
    async answer({ trace, templates }: CodeQuestion): Promise<CodeAnswer> {
      const repository = await repositories.open('code');
      const [frames, statements] = await Promise.all([
        frameAnswers(repository, trace),
        statementAnswers(repository, templates),
      ]);
      return { frames, statements };
    },
    close: () => void repositories.close(),
  };
}
