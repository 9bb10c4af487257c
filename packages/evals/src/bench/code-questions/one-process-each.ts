import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { framesOf, functionAt, pathsOf, statementsOf } from './answer-in-process.ts';
import type { CodeAnswer, CodeAnswerer, CodeQuestion } from './code-question.ts';
import { literalOf } from './code-question.ts';

export const RIPGREP = 'rg';
const MOST_BYTES = 64 * 1024 * 1024;

/** Whether ripgrep can be used here; else `git grep` searches. */
export function hasRipgrep(searchPath: string): boolean {
  return spawnSync(RIPGREP, ['--version'], { env: { PATH: searchPath } }).status === 0;
}

/**
 * The ordinary way to ask: one git (or ripgrep) process for each question, one after the other. Searches run on the work
 * tree, where they are several times faster than on a commit.
 */
export function oneProcessEach(folder: string, searchPath: string): CodeAnswerer {
  const environment = { PATH: searchPath, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const ripgrep = hasRipgrep(searchPath);
  const output = async (program: string, words: readonly string[]): Promise<string> => {
    const options = { cwd: folder, env: environment, maxBuffer: MOST_BYTES };
    // 1: nothing was found.
    const { stdout } = await promisify(execFile)(program, words, options).catch((error: { code?: unknown }) => {
      if (error.code === 1) return { stdout: '' };
      throw error;
    });
    return stdout;
  };
  const git = (...words: string[]): Promise<string> => output('git', words);
  const show = (path: string): Promise<string> => git('show', `HEAD:${path}`);
  const filesWith = async (literal: string): Promise<string[]> => {
    const found = ripgrep
      ? await output(RIPGREP, ['--fixed-strings', '--files-with-matches', '--', literal, '.'])
      : await git('grep', '--fixed-strings', '--files-with-matches', '-e', literal);
    return found.split('\n').flatMap((path) => (path === '' ? [] : path.replace(/^\.\//, '')));
  };
  return {
    async answer({ trace, templates }: CodeQuestion): Promise<CodeAnswer> {
      const frames: CodeAnswer['frames'][number][] = [];
      for (const frame of framesOf(trace)) {
        const name = (frame.file ?? '').split('/').at(-1) ?? '';
        const named = (await git('ls-files', '--', `*/${name}`)).split('\n').filter((path) => path !== '');
        const path = pathsOf([frame], named)[0] ?? '';
        const line = frame.line ?? 0;
        const text = await show(path);
        const blamed = await git('blame', '--porcelain', '-w', '-L', `${line},${line}`, 'HEAD', '--', path);
        const author = /^author (.*)$/m.exec(blamed)?.[1] ?? '';
        const sha = blamed.slice(0, blamed.indexOf(' '));
        frames.push({ path, line, function: functionAt({ path, text, line }), sha, author });
      }
      const statements: string[] = [];
      for (const template of templates) {
        const files: { path: string; text: string }[] = [];
        for (const path of await filesWith(literalOf(template))) files.push({ path, text: await show(path) });
        statements.push(...statementsOf([template], files));
      }
      return { frames, statements };
    },
    close: () => undefined,
  };
}
