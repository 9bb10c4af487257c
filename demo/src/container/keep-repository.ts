import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateHistory } from '../generate-history.ts';
import type { GeneratedHistory } from '../generate-history.ts';
import { runGit } from '../run-git.ts';

/** The commits that the branches of a repository end in; undefined for a folder that holds no whole repository. */
function branchesOf(folder: string): string | undefined {
  if (!existsSync(join(folder, '.git'))) return undefined;
  try {
    return runGit(folder, ['for-each-ref', '--format=%(refname) %(objectname)']);
  } catch {
    return undefined;
  }
}

/**
 * Sees to it that the shop's repository is in `folder`. One of this version that is there already is left untouched:
 * services of the shop run from it. One of another version is replaced, since it has not today's commits.
 */
export function keepRepository(folder: string): GeneratedHistory {
  const draft = mkdtempSync(join(tmpdir(), 'shop-repository-'));
  try {
    const history = generateHistory({ into: join(draft, 'shop') });
    if (branchesOf(folder) !== branchesOf(history.folder)) {
      mkdirSync(folder, { recursive: true });
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
      cpSync(history.folder, folder, { recursive: true });
    }
    return { ...history, folder };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
