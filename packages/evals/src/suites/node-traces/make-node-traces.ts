import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stop } from 'esbuild';
import type { NodeTraceCase } from './case.ts';
import { parseProgram, type Program } from './program.ts';
import { revisionsOf } from './revisions.ts';
import { runProgram } from './run-program.ts';
import { writeRepository } from './write-repository.ts';

const PROGRAMS = join(import.meta.dirname, '../../../programs');
/** From the deployment until the failure. */
const UNTIL_FAILURE_MS = 90 * 60_000;

/** The programs of the suite by name, in the order of their names. */
export function readPrograms(): Program[] {
  return readdirSync(PROGRAMS)
    .filter((file) => file.endsWith('.program'))
    .toSorted()
    .map((file) => parseProgram(readFileSync(join(PROGRAMS, file), 'utf8'), file.slice(0, -'.program'.length)));
}

/**
 * Writes `inputs` and `truth` of the suite into a folder: for each program its git history, its deployed bundle and the error stream of a
 * real run. Throws when a program does not fail.
 */
export async function makeNodeTraces(out: string, programs: readonly Program[] = readPrograms()): Promise<void> {
  const [inputs, truth] = [join(out, 'inputs'), join(out, 'truth')];
  for (const folder of [inputs, truth]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const made: { input: NodeTraceCase; answer: object }[] = [];
  try {
    for (const program of programs) made.push(await makeCase(program, { inputs, work: join(out, 'work') }));
  } finally {
    rmSync(join(out, 'work'), { recursive: true, force: true });
    await stop();
  }
  writeFileSync(join(inputs, 'cases.jsonl'), made.map(({ input }) => `${JSON.stringify(input)}\n`).join(''));
  writeFileSync(join(truth, 'cases.jsonl'), made.map(({ answer }) => `${JSON.stringify(answer)}\n`).join(''));
}

async function makeCase(
  program: Program,
  { inputs, work }: { inputs: string; work: string },
): Promise<{ input: NodeTraceCase; answer: object }> {
  const { name } = program;
  const revisions = revisionsOf(program);
  const at = revisions.findIndex(({ commit }) => commit.deployed);
  const deployed = revisions[at];
  if (deployed === undefined) throw new Error(`${name} has no deployed commit`);
  const { stderr, build } = await runProgram(join(work, name), { tree: deployed.tree, kind: program.run });
  if (!/(?:^|\\n)\s+at /m.test(stderr)) throw new Error(`${name} left no trace:\n${stderr}`);
  const trace = `traces/${name}.txt`;
  const repository = `repositories/${name}.git`;
  mkdirSync(join(inputs, repository), { recursive: true });
  const commits = writeRepository(join(inputs, repository), revisions);
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(inputs, path)), { recursive: true });
    writeFileSync(join(inputs, path), text);
  };
  put(trace, stderr);
  for (const [path, text] of build) put(`builds/${name}/${path}`, text);
  const guilty = commits[revisions.findIndex(({ commit }) => commit.answer)];
  const failed = (commits[at]?.time ?? 0) + UNTIL_FAILURE_MS;
  return {
    input: {
      case: name,
      trace,
      repository,
      revision: commits[at]?.sha ?? '',
      failed_at: new Date(failed).toISOString(),
      build: program.run === 'source' ? null : `builds/${name}`,
    },
    answer: { case: name, commit: guilty?.sha ?? null, lines: deployed.guilty, run: program.run },
  };
}
