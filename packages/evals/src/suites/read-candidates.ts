import { dirname } from 'node:path';
import { GIT_LOG_ARGUMENTS, parseGitLog } from '@mats/engine/history';
import type { Commit } from '@mats/engine/history';
import { spawnGit } from '@mats/sources/git';

/** A git answer that is longer is cut: so much is never the change of a person. */
const MOST_BYTES = 256 * 1024 * 1024;
const ARGUMENTS = [...GIT_LOG_ARGUMENTS, '--diff-merges=first-parent', '--no-walk=unsorted', '--stdin'];

/**
 * Reads commits of a git directory with their diffs, in the order of the shas; merges against their first parent. A commit with an
 * object that is not there comes without its diff.
 */
export async function readCandidates(repository: string, shas: readonly string[]): Promise<Commit[]> {
  const found = new Map((await askGit(repository, ARGUMENTS, shas)).map((commit) => [commit.sha, commit]));
  const missing = shas.filter((sha) => !found.has(sha));
  if (missing.length > 0) {
    const names = ARGUMENTS.map((word) => (word === '--patch' ? '--no-patch' : word));
    for (const commit of await askGit(repository, names, missing)) found.set(commit.sha, commit);
    // Git stops at an object that is not there: what comes behind it is asked for again.
    const behind = missing.slice(1);
    for (const commit of behind.length === 0 ? [] : await readCandidates(repository, behind)) {
      found.set(commit.sha, commit);
    }
  }
  return shas.flatMap((sha) => found.get(sha) ?? []);
}

async function askGit(repository: string, words: readonly string[], shas: readonly string[]): Promise<Commit[]> {
  const git = spawnGit(dirname(repository), [`--git-dir=${repository}`, ...words]);
  git.stderr.resume();
  git.stdin.on('error', () => undefined).end(`${shas.join('\n')}\n`);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of git.stdout as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      git.kill();
      break;
    }
    chunks.push(chunk);
  }
  return parseGitLog(Buffer.concat(chunks).toString('utf8'));
}
