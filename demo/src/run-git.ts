import { spawnSync } from 'node:child_process';
import { gitEnvironment } from './env.ts';

/** What a git command reads besides its parameters. */
export interface GitInput {
  /** Standard input. */
  readonly text?: string;
  /** An index file of its own, so that the repository is only read. */
  readonly index?: string;
}

/** Runs git in a folder without the user's configuration, hooks or time zone. Throws with git's own words. */
export function runGit(folder: string, parameters: readonly string[], input: GitInput = {}): string {
  const settings = ['-c', 'core.autocrlf=false', '-c', 'commit.gpgsign=false', '-c', 'safe.directory=*'];
  const result = spawnSync('git', [...settings, ...parameters], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...gitEnvironment(), ...(input.index === undefined ? {} : { GIT_INDEX_FILE: input.index }) },
    maxBuffer: 256 * 1024 * 1024,
    ...(input.text === undefined ? {} : { input: input.text }),
  });
  if (result.error !== undefined)
    throw new Error('git could not be started; is it installed?', { cause: result.error });
  if (result.status !== 0) throw new Error(`git ${parameters.join(' ')} failed: ${result.stderr.trim()}`);
  return result.stdout;
}
