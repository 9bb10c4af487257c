import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { searchPath } from './env.ts';

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_ERROR_BYTES = 4_096;

/**
 * Settings that win over a repository's own configuration, which is input: nothing it names is run (hooks, pagers,
 * monitors, helpers, signature checks), nothing is fetched, and output has one form whatever it prefers.
 */
const SETTINGS: readonly string[] = [
  'safe.directory=*',
  `core.hooksPath=${os.devNull}`,
  'core.fsmonitor=false',
  'core.pager=cat',
  'core.sshCommand=false',
  'core.alternateRefsCommand=',
  'core.quotePath=false',
  `core.attributesFile=${os.devNull}`,
  'credential.helper=',
  'protocol.allow=never',
  'gpg.program=false',
  'log.showSignature=false',
  'log.follow=false',
  'log.showRoot=true',
  'diff.noprefix=false',
  'diff.mnemonicPrefix=false',
  'diff.interHunkContext=0',
  'diff.suppressBlankEmpty=false',
  'diff.relative=false',
  'diff.submodule=short',
  'color.ui=false',
];

const SETTING_ARGUMENTS = SETTINGS.flatMap((setting) => ['-c', setting]);

function gitEnvironment(folder: string): Record<string, string> {
  return {
    PATH: searchPath(),
    HOME: os.devNull,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: os.devNull,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_PAGER: 'cat',
    GIT_DISCOVERY_ACROSS_FILESYSTEM: '0',
    // No repository above the drive's root is looked for; which one above the folder counts is decided by the caller.
    GIT_CEILING_DIRECTORIES: path.parse(folder).root,
  };
}

/** Starts git in a folder: no shell, a fixed environment, the settings above. */
export function spawnGit(folder: string, commandArguments: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn('git', [...SETTING_ARGUMENTS, '--no-pager', ...commandArguments], {
    cwd: folder,
    env: gitEnvironment(folder),
    shell: false,
    windowsHide: true,
    stdio: 'pipe',
  });
}

export interface GitAnswer {
  readonly output: string;
  readonly exitCode: number | null;
  /** First bytes of what git said about an error. */
  readonly said: string;
  /** Why the output ends before git was done, or null. */
  readonly cut: 'size' | 'time' | null;
}

export interface GitCall {
  readonly folder: string;
  readonly arguments: readonly string[];
  readonly maxBytes?: number | undefined;
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs git once and collects what it prints. An exit code other than 0 is part of the answer, not an error; rejects
 * only when git cannot be started or the signal is aborted. Output beyond `maxBytes` (64 MB) ends the run.
 */
export function runGit(call: GitCall): Promise<GitAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<GitAnswer>();
  if (call.signal?.aborted === true) return Promise.reject(call.signal.reason as Error);
  const child = spawnGit(call.folder, call.arguments);
  child.stdin.on('error', () => undefined);
  child.stdin.end();
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  let cut: GitAnswer['cut'] = null;
  const stop = (why: GitAnswer['cut']): void => {
    cut ??= why;
    child.kill('SIGKILL');
  };
  const maxBytes = call.maxBytes ?? MOST_BYTES;
  let size = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    const room = maxBytes - size;
    size += chunk.length;
    if (room > 0) output.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
    if (size > maxBytes) stop('size');
  });
  let errorSize = 0;
  child.stderr.on('data', (chunk: Buffer) => {
    if (errorSize < MOST_ERROR_BYTES) errors.push(chunk);
    errorSize += chunk.length;
  });
  const timer = setTimeout(() => stop('time'), call.timeoutMs ?? TIMEOUT_MS);
  const onAbort = (): void => stop(null);
  call.signal?.addEventListener('abort', onAbort, { once: true });
  child.on('error', reject);
  child.on('close', (exitCode) => {
    clearTimeout(timer);
    call.signal?.removeEventListener('abort', onAbort);
    if (call.signal?.aborted === true) reject(call.signal.reason as Error);
    else {
      resolve({
        output: Buffer.concat(output).toString('utf8'),
        exitCode,
        said: Buffer.concat(errors).toString('utf8').slice(0, MOST_ERROR_BYTES).trim(),
        cut,
      });
    }
  });
  return promise;
}
