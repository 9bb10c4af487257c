import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PlannedCommit, PlannedStep } from './plan-repository.ts';

const run = promisify(execFile);

/** Nothing of the person's own settings reaches the repository, so that it is the same on every machine. */
function environmentOf(searchPath: string): NodeJS.ProcessEnv {
  return { PATH: searchPath, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', LC_ALL: 'C' };
}

/** Commits up to which what git's importer packed is packed once more, as small as a clone is. */
const MOST_REPACKED = 10_000;

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;

function commitCommand(commit: PlannedCommit): string {
  const { author, seconds, parents } = commit;
  const [from, ...merged] = parents;
  const who = `${author} <${author.toLowerCase()}@example.org> ${seconds} +0000`;
  return [
    `commit refs/heads/main\nmark :${commit.mark}\nauthor ${who}\ncommitter ${who}\n`,
    data(commit.subject),
    from === undefined ? '' : `from :${from}\n`,
    ...merged.map((mark) => `merge :${mark}\n`),
    ...commit.renamed.map((file) => `R ${file.from} ${file.to}\n`),
    ...[...commit.files].map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
  ].join('');
}

/**
 * Writes the planned commits as a git repository into an empty folder: packed as a clone is, and checked out.
 *
 * @returns the journeys, and the full commit id of each mark.
 */
export async function writeRepository(
  plan: Generator<PlannedCommit, PlannedStep[][]>,
  to: { readonly folder: string; readonly searchPath: string },
): Promise<{ readonly journeys: PlannedStep[][]; readonly commits: ReadonlyMap<number, string> }> {
  const { folder } = to;
  const options = { cwd: folder, env: environmentOf(to.searchPath) };
  await mkdir(folder, { recursive: true });
  await run('git', ['init', '--quiet', '--initial-branch=main'], options);
  const marks = join(folder, '.git', 'marks');
  const importer = spawn('git', ['fast-import', '--quiet', `--export-marks=${marks}`], {
    ...options,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(importer, 'close');
  let count = 0;
  let step = plan.next();
  for (; step.done !== true; step = plan.next()) {
    count += 1;
    if (!importer.stdin.write(commitCommand(step.value))) await once(importer.stdin, 'drain');
  }
  importer.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${String(code)}.`);
  // Finding all differences anew takes longer than everything else where there are many commits.
  const anew = count <= MOST_REPACKED ? ['-f'] : [];
  await run('git', ['repack', '-a', '-d', ...anew, '-q'], options);
  await run('git', ['reset', '--quiet', '--hard', 'main'], options);
  const lines = (await readFile(marks, 'utf8')).trimEnd().split('\n');
  const commits = new Map(
    lines.map((line) => [Number(line.slice(1, line.indexOf(' '))), line.slice(line.indexOf(' ') + 1)]),
  );
  return { journeys: step.value, commits };
}
