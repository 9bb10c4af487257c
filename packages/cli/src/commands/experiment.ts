import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError } from '../command-error.ts';
import { comparePaired } from '../experiment/paired-comparison.ts';
import { PhoenixExperiments } from '../experiment/phoenix-experiments.ts';
import type { ExperimentRecord } from '../experiment/phoenix-experiments.ts';
import { readSuite } from '../experiment/read-suite.ts';
import { runExperiment } from '../experiment/run-experiment.ts';
import { findOrchestrator } from '../http/local-orchestrator.ts';
import { findPhoenixUrl } from '../phoenix/find-phoenix-url.ts';
import { matsVersion, REPOSITORY_ROOT } from '../repository-root.ts';
import { createScreen } from '../up/screen.ts';

export const DATASET_USAGE = `mats dataset push SUITE [--name NAME] [--json] [--phoenix URL]

Puts a labelled suite into Phoenix as a dataset: incidents (the suite of MATS), or a folder with inputs/cases.jsonl and
truth/truth.jsonl. Pushed again, examples of the same ids are replaced.`;

export const EXPERIMENT_USAGE = `mats experiment run DATASET [--name NAME] [--limit N] [--json] [--phoenix URL] [--data FOLDER] [--orchestrator URL]
mats experiment compare A B [--seed N] [--json] [--phoenix URL]

run asks MATS every example of a dataset of Phoenix and files the answers as an experiment, with four code evaluators: cause, place,
abstention, seconds. compare holds two experiments of one dataset against each other, example by example: means, the difference with
its 95 % interval (bootstrap, seeded), and the exact sign test where scores are 0 and 1. A and B are ids, as run prints them.`;

const SUITES: ReadonlyMap<string, string> = new Map([
  ['incidents', path.join(REPOSITORY_ROOT, 'packages', 'evals', 'incidents')],
]);
const COMMON = { json: { type: 'boolean' }, phoenix: { type: 'string' }, name: { type: 'string' } } as const;

/** `mats dataset`: resolves to the exit code. */
export async function runDataset(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: COMMON });
  const [action, suite, ...more] = positionals;
  if (action !== 'push' || suite === undefined || more.length > 0) {
    throw new CommandError('Say push SUITE.', DATASET_USAGE);
  }
  const folder = SUITES.get(suite) ?? suite;
  if (!existsSync(folder)) {
    const names = [...SUITES.keys()].join(', ');
    throw new CommandError(`There is no suite "${suite}".`, `There are: ${names}; or name a folder.`);
  }
  const examples = readSuite(folder);
  const name = values.name ?? `mats-${path.basename(folder)}`;
  const phoenix = new PhoenixExperiments(findPhoenixUrl(values.phoenix));
  const dataset = await phoenix.upload(name, examples, `Suite ${path.basename(folder)} of MATS ${matsVersion()}`);
  const screen = createScreen(process.stdout);
  if (values.json === true) screen.line(JSON.stringify({ dataset, name, examples: examples.length }));
  else screen.line(`${name}: ${examples.length} examples (${dataset})`);
  return 0;
}

function wholeNumber(given: string | undefined, name: string): number | undefined {
  if (given === undefined) return undefined;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new CommandError(`--${name} ${given} is no whole number.`, EXPERIMENT_USAGE);
}

const EXPERIMENT_OPTIONS = {
  ...COMMON,
  limit: { type: 'string' },
  seed: { type: 'string' },
  data: { type: 'string' },
  orchestrator: { type: 'string' },
} as const;

/** `mats experiment`: resolves to the exit code. */
export async function runExperimentCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: EXPERIMENT_OPTIONS });
  const [action, first, second] = positionals;
  const phoenix = new PhoenixExperiments(findPhoenixUrl(values.phoenix));
  const json = values.json === true;
  if (action === 'run' && first !== undefined && second === undefined) {
    const screen = createScreen(json ? process.stderr : process.stdout);
    const ran = await runExperiment({
      phoenix,
      orchestrator: findOrchestrator({ data: values.data, url: values.orchestrator }),
      dataset: first,
      name: values.name ?? `mats-${matsVersion()}-${new Date().toISOString()}`,
      version: matsVersion(),
      limit: wholeNumber(values.limit, 'limit'),
      now: Date.now,
      newId: randomUUID,
      tell: (line) => screen.line(line),
    });
    if (json) createScreen(process.stdout).line(JSON.stringify(ran));
    else {
      screen.line(`experiment ${ran.experiment}: ${ran.examples} examples, ${ran.failed} without an answer`);
      for (const [name, { mean, judged }] of Object.entries(ran.scores)) {
        screen.line(`  ${name.padEnd(12)}${mean.toFixed(3)} over ${judged}`);
      }
    }
    return ran.failed === 0 ? 0 : 1;
  }
  if (action === 'compare' && first !== undefined && second !== undefined) {
    return compareExperiments(phoenix, { a: first, b: second, seed: wholeNumber(values.seed, 'seed') ?? 1, json });
  }
  throw new CommandError('Say run DATASET, or compare A B.', EXPERIMENT_USAGE);
}

/** The scores of each evaluator by example. */
function scoresOf(records: readonly ExperimentRecord[]): Map<string, Map<string, number>> {
  const scores = new Map<string, Map<string, number>>();
  for (const { example_id: example, annotations } of records) {
    for (const { name, score } of annotations) {
      if (score === null) continue;
      const own = scores.get(name) ?? new Map<string, number>();
      scores.set(name, own.set(example, score));
    }
  }
  return scores;
}

async function compareExperiments(
  phoenix: PhoenixExperiments,
  given: { a: string; b: string; seed: number; json: boolean },
): Promise<number> {
  const { seed } = given;
  const [a, b] = [scoresOf(await phoenix.records(given.a)), scoresOf(await phoenix.records(given.b))];
  const compared = [...a].map(([name, scores]) =>
    comparePaired(name, { a: scores, b: b.get(name) ?? new Map(), seed }),
  );
  const screen = createScreen(process.stdout);
  if (given.json) screen.line(JSON.stringify({ a: given.a, b: given.b, seed, evaluations: compared }, null, 2));
  else {
    for (const { name, pairs, a: one, b: other, difference, interval, p } of compared) {
      const range = interval.map((value) => value.toFixed(3)).join(' to ');
      const exact = p === null ? '' : `, p ${p.toFixed(4)}`;
      screen.line(
        `${name.padEnd(12)}${one.toFixed(3)} → ${other.toFixed(3)}  ${difference.toFixed(3)} (95 %: ${range}${exact}) over ${pairs}`,
      );
    }
  }
  return 0;
}
