import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { NotRunnable } from '../bench.ts';
import { end } from '../measuring/subject.ts';

const PACKAGE = 'drain3==0.9.11';

/** One reading of one file. */
export interface Mined {
  readonly ms: number;
  readonly cpuMs: number;
  readonly lines: number;
}

/** Drain3 in a Python process of its own that stays between readings, as a service would. */
export interface Drain3 {
  readonly mine: (path: string) => Promise<Mined>;
  /** The number of the cluster of each line. */
  readonly groups: (path: string) => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

/** A Python environment with Drain3 in a cache folder; made when it is not there yet. */
async function python(searchPath: string): Promise<string> {
  const folder = join(tmpdir(), 'mats-bench-cache', PACKAGE.replace('==', '-'));
  const program = join(folder, 'bin', 'python');
  const ready = join(folder, 'ready');
  if (existsSync(ready)) return program;
  const run = promisify(execFile);
  const env = { PATH: searchPath, PIP_DISABLE_PIP_VERSION_CHECK: '1' };
  try {
    await rm(folder, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', folder], { env });
    await run(program, ['-m', 'pip', 'install', '--quiet', PACKAGE], { env });
    await mkdir(ready);
  } catch (cause) {
    throw new NotRunnable(
      `This bench compares with ${PACKAGE}, which needs python3 with its venv module, and the package index for the first run.`,
      { cause },
    );
  }
  return program;
}

/** @throws NotRunnable when there is no Python, or Drain3 cannot be installed. */
export async function startDrain3(searchPath: string): Promise<Drain3> {
  const program = await python(searchPath);
  const child = spawn(program, [join(import.meta.dirname, 'drain3-mine.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: searchPath },
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (path: string, groups: string | null): Promise<Mined> => {
    child.stdin.write(`${JSON.stringify({ path, groups })}\n`);
    const answer = await answers.next();
    if (answer.done === true) throw new Error('Drain3 ended before it answered.');
    const { ms, cpu_ms: cpuMs, lines } = JSON.parse(answer.value) as { ms: number; cpu_ms: number; lines: number };
    return { ms, cpuMs, lines };
  };
  return {
    mine: (path) => ask(path, null),
    async groups(path) {
      const file = `${path}.groups`;
      await ask(path, file);
      return (await readFile(file, 'utf8')).split('\n');
    },
    stop: () => end(child),
  };
}
