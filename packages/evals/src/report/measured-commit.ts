import { execFileSync } from 'node:child_process';
import { repositoryRoot } from '../bench/repository-root.ts';

/** The commit that is measured, as Markdown, with a word when the work tree holds other changes. */
export function measuredCommit(): string {
  try {
    const git = (...words: string[]): string =>
      execFileSync('git', words, {
        cwd: repositoryRoot(),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', ':!docs');
    return `\`${git('rev-parse', '--short=12', 'HEAD')}\`${changed === '' ? '' : ' with changes that were not committed'}`;
  } catch {
    return 'unknown (no git here)';
  }
}
