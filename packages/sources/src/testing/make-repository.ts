import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { searchPath } from '../git/env.ts';

const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

/** A real git repository in a folder, written by the git program. */
export interface MadeRepository {
  readonly folder: string;
  git(...commandArguments: string[]): string;
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  /** Writes files and commits everything; commits are one hour apart from 2026-01-01 on. Returns the full id. */
  commit(subject: string, files: Readonly<Record<string, string | Uint8Array>>): string;
}

export function makeRepository(folder: string): MadeRepository {
  let commits = 0;
  const git = (...commandArguments: string[]): string => {
    const time = new Date(START + commits * HOUR).toISOString();
    return execFileSync('git', ['-c', 'protocol.file.allow=always', ...commandArguments], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: searchPath(),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.com',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.com',
        GIT_AUTHOR_DATE: time,
        GIT_COMMITTER_DATE: time,
      },
    }).trim();
  };
  const write: MadeRepository['write'] = (files) => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
  };
  git('init', '-q', '-b', 'main');
  return {
    folder,
    git,
    write,
    commit(subject, files) {
      write(files);
      git('add', '-A');
      git('commit', '-q', '--allow-empty', '-m', subject);
      commits += 1;
      return git('rev-parse', 'HEAD');
    },
  };
}
