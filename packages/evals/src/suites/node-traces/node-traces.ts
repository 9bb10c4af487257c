import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { blamedCommit } from '../../door/blamed-commit.ts';
import { eachCase } from '../../door/each-case.ts';
import { investigateCase, placesOf } from '../../door/investigate-case.ts';
import { readCases } from '../read-cases.ts';
import type { Prediction, Suite, SuiteRun } from '../suite.ts';
import { type NodeTraceCase, nodeTraceCaseSchema } from './case.ts';
import { scoreNodeTraces } from './score-node-traces.ts';

const run = promisify(execFile);
/** Whoever is on call asks this soon after the failure. */
const ASKED_AFTER_MS = 10 * 60_000;

/** Error streams of real Node programs to file, line and guilty commit, half of them through source maps. */
export const nodeTraces: Suite = {
  name: 'node-traces',
  asks: 'Name file, line and commit behind the trace of a Node program, from sources or from a minified bundle with its map.',
  goals: [
    {
      metric: 'commit',
      atLeast: 0.85,
      says: 'the commit that seeded the bug is named, or that there is none',
      toBeat: [
        { by: 'who last changed the innermost own call', value: 0.082 },
        { by: 'newest commit', value: 0 },
      ],
    },
    {
      metric: 'file',
      atLeast: 0.98,
      says: 'the first file holds the bug',
      toBeat: [{ by: 'file of the innermost own call', value: 0.17 }],
    },
    {
      metric: 'line',
      atLeast: 0.9,
      says: 'one of the first five lines lies within three of the bug',
      toBeat: [{ by: 'the first five own calls', value: 0.277 }],
    },
  ],
  predict,
  score: scoreNodeTraces,
  // Loaded when asked for: the bundler is not needed to predict.
  makeData: async (folder) => (await import('./make-node-traces.ts')).makeNodeTraces(folder),
};

async function predict({ data, write }: SuiteRun): Promise<void> {
  await eachCase(await readCases(data, nodeTraceCaseSchema), (one) => investigate(one, data), write);
}

/** A clone whose HEAD is what ran, as people check out the version that is deployed; later commits stay on their branch. */
async function cloneAt(one: NodeTraceCase, data: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mats-deployed-'));
  const git = (...words: string[]): Promise<unknown> => run('git', words, { cwd: folder });
  await git('clone', '-q', '--bare', resolve(data, one.repository), '.');
  await git('update-ref', '--no-deref', 'HEAD', one.revision);
  return folder;
}

/** That it ran is known from whoever deployed it: a change feed of one line. */
async function writeDeployment({ case: service, revision }: NodeTraceCase, folder: string): Promise<string> {
  const { stdout } = await run('git', ['show', '-s', '--format=%cI', revision], { cwd: folder });
  const file = join(folder, 'deployments.jsonl');
  const time = stdout.trim();
  await writeFile(file, `${JSON.stringify({ time, type: 'deployment', service, repository: service, revision })}\n`);
  return file;
}

async function investigate(one: NodeTraceCase, data: string): Promise<Prediction> {
  const folder = await cloneAt(one, data);
  try {
    const answer = await investigateCase({
      question: `Why did it crash at ${one.failed_at}?`,
      files: [join(data, one.trace), await writeDeployment(one, folder)],
      repositories: { [one.case]: folder },
      sourceMaps: one.build === null ? [] : [join(data, one.build)],
      now: Date.parse(one.failed_at) + ASKED_AFTER_MS,
    });
    const lines = placesOf(answer).flatMap(({ file, line }) => (line === undefined ? [] : [{ file, line }]));
    return {
      case: one.case,
      files: [...new Set(lines.map(({ file }) => file))],
      lines,
      commit: blamedCommit(answer.report),
      confidence: answer.report.confidence,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
