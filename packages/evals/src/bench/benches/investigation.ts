import type { Bench, BenchContext, BenchResult } from '../bench.ts';
import { BENCH_SHAPE, cachedRepository } from '../generate-repository/generated-repository.ts';
import type { GeneratedRepository } from '../generate-repository/generated-repository.ts';
import { cachedIncidentLogs, serviceOf } from '../generate-repository/incident-logs.ts';
import type { IncidentLogs } from '../generate-repository/incident-logs.ts';
import { startAgents } from '../investigation/agents.ts';
import type { Agents, Investigated } from '../investigation/agents.ts';
import { nativeFloors } from '../investigation/native-floors.ts';
import type { Floors, NativeFloors } from '../investigation/native-floors.ts';
import { alternate } from '../measuring/alternate.ts';
import { median, pairedRatio, rounded, spread } from '../measuring/statistics.ts';
import { withTemporaryFolder } from '../measuring/temporary-folder.ts';

const LOG_BYTES = 256 * 1024 * 1024;

interface Ours {
  readonly ms: number;
  readonly cpuMs: number | null;
  readonly parts: Investigated['ms'];
}

/** Throws unless the service, the file, the line and the commit were found: a fast wrong answer is no answer. */
function check(found: Investigated, repository: GeneratedRepository): void {
  const journey = repository.journeys[0] ?? [];
  const fault = journey.at(-1);
  const first = found.findings.sre.incident?.firstService;
  if (first !== serviceOf(journey)) throw new Error(`${serviceOf(journey)} failed first, not ${String(first)}.`);
  const [best] = found.findings.investigator.candidates;
  if (best?.commit !== fault?.sha || best?.file !== fault?.path || best?.line !== fault?.line) {
    throw new Error(`The fault is ${JSON.stringify(fault)}, not ${JSON.stringify(best)}.`);
  }
}

async function measureOurs(agents: Agents, repository: GeneratedRepository): Promise<Ours> {
  const before = agents.cpuMs();
  const start = performance.now();
  const found = await agents.investigate();
  const ms = performance.now() - start;
  const after = agents.cpuMs();
  check(found, repository);
  return { ms, cpuMs: before === null || after === null ? null : after - before, parts: found.ms };
}

function medians<Name extends string>(all: readonly Readonly<Record<Name, number>>[], names: readonly Name[]): object {
  return Object.fromEntries(names.map((name) => [name, rounded(median(all.map((one) => one[name])))]));
}

function cpuOf(all: readonly { readonly cpuMs: number | null }[]): number | null {
  const known = all.flatMap(({ cpuMs }) => (cpuMs === null ? [] : [cpuMs]));
  return known.length === 0 ? null : rounded(median(known));
}

async function measure(
  context: BenchContext,
  subjects: { agents: Agents; floors: NativeFloors; repository: GeneratedRepository; logs: IncidentLogs },
): Promise<BenchResult> {
  const { agents, floors, repository, logs } = subjects;
  const sides = {
    ours: (): Promise<Ours | Floors> => measureOurs(agents, repository),
    floors: (): Promise<Ours | Floors> => floors.measure(),
  };
  context.progress('one investigation and its floors to fill the caches');
  await alternate(sides, { rounds: 1 });
  const measured = await alternate(sides, {
    rounds: context.rounds,
    onMeasured: (side, round, one) =>
      context.progress(`round ${round + 1} ${side}: ${Math.round('total' in one ? one.total : one.ms)} ms`),
  });
  const ours = measured.ours.flatMap((one) => ('parts' in one ? [one] : []));
  const native = measured.floors.flatMap((one) => ('total' in one ? [one] : []));
  const [wall, floor] = [ours.map(({ ms }) => ms), native.map(({ total }) => total)];
  return {
    ratio: pairedRatio(wall, floor),
    seconds: rounded(median(wall) / 1000),
    ours: {
      ms: spread(wall),
      cpu_ms: cpuOf(ours),
      parts_ms: medians(
        ours.map(({ parts }) => parts),
        ['sre', 'investigator', 'architect'],
      ),
    },
    floors: {
      ms: spread(floor),
      cpu_ms: cpuOf(native),
      parts_ms: medians(native, ['tokenise', 'search', 'blame', 'log']),
      searched_with: floors.searchedWith,
      tokeniser: 'C, -O3, one core',
    },
    data: { log_bytes: logs.bytes, log_lines: logs.lines, files: BENCH_SHAPE.files, commits: BENCH_SHAPE.commits },
  };
}

/**
 * A whole investigation by the three agents as they run in production, with their HTTP: from logs in files to the
 * commit. Every answer must name the right service, file, line and commit.
 */
export const investigation: Bench = {
  name: 'investigation',
  compares:
    'a whole investigation by the three agents, 256 MB of logs and a repository of 5,000 files to service, file, line and commit, against the sum of native programs for its parts: a tokeniser in C, one search, blame, log',
  goals: [
    { figure: 'ratio', atMost: 2.5, says: 'whole investigation ÷ sum of the native floors' },
    { figure: 'seconds', atMost: 1, says: 'seconds for a whole investigation where the floors take 0.4 s' },
  ],
  run: (context) =>
    withTemporaryFolder(async (folder) => {
      context.progress('making the repository and the logs, unless they are in the cache');
      const searchPath = context.environment['PATH'] ?? '';
      const repository = await cachedRepository(BENCH_SHAPE, searchPath);
      const logs = await cachedIncidentLogs(repository, LOG_BYTES);
      const floors = await nativeFloors(repository, { folder, logs: logs.folder, searchPath });
      const agents = await startAgents({ folder, logs: logs.folder, repository: repository.folder, searchPath });
      try {
        return await measure(context, { agents, floors, repository, logs });
      } finally {
        await agents.stop();
      }
    }),
};
