import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  buildMetricTable,
  type CallGraph,
  findMetricCauses,
  type MetricMeaning,
  type MetricPoint,
  type MetricTable,
} from '@mats/engine';
import { z } from 'zod';
import { parseCsv } from '@mats/contracts';
import { readCases } from './read-cases.ts';
import type { Suite, SuiteRun } from './suite.ts';

const caseSchema = z.object({
  case: z.string(),
  graph: z.string(),
  normal: z.string(),
  window: z.string(),
  target: z.object({ node: z.string(), metric: z.enum(['latency', 'availability']), statistic: z.string() }),
});

const CALLS = { metric: 'requests', statistic: 'Sum' };
/** What the metrics of the suite's monitoring system mean. */
const MEANINGS: Readonly<Record<'latency' | 'availability', MetricMeaning>> = {
  latency: { metric: 'latency', statistics: ['Average', 'p50'], worse: 'higher', ideal: 0, calls: CALLS },
  availability: { metric: 'availability', statistics: ['Average'], worse: 'lower', ideal: 100, worst: 0, calls: CALLS },
};

/** Service localisation from metrics and a call graph; a quiet window is answered with no node at all. */
export const petshop: Suite = {
  name: 'petshop',
  asks: 'Name the service behind an alarm from metrics and a call graph, or say that there is no incident.',
  goals: [
    {
      metric: 'top-1',
      atLeast: 0.75,
      says: 'the guilty service is first',
      toBeat: [
        { by: 'anomaly traversal of the authors', value: 0.65 },
        { by: 'largest deviation in MADs', value: 0.15 },
      ],
    },
    {
      metric: 'top-3',
      atLeast: 0.87,
      says: 'the guilty service is among the first three',
      toBeat: [{ by: 'anomaly traversal of the authors', value: 0.7 }],
    },
    {
      metric: 'specificity',
      atLeast: 0.95,
      says: 'quiet windows answered with no incident',
      toBeat: [
        { by: 'anomaly traversal of the authors', value: 0.75 },
        { by: 'largest deviation in MADs', value: 0.78 },
      ],
    },
  ],
  predict,
};

async function predict({ data, write }: SuiteRun): Promise<void> {
  const files = new Map<string, Promise<string>>();
  const read = (path: string): Promise<string> => {
    const found = files.get(path) ?? readFile(join(data, path), 'utf8');
    files.set(path, found);
    return found;
  };
  const ordinaries = new Map<string, MetricTable>();
  for (const { case: id, graph, normal, window, target } of await readCases(data, caseSchema)) {
    const ordinary = ordinaries.get(normal) ?? toTable(await read(normal));
    ordinaries.set(normal, ordinary);
    const { incident, causes, confidence } = findMetricCauses({
      node: target.node,
      statistic: target.statistic,
      meaning: MEANINGS[target.metric],
      graph: toGraph(await read(graph)),
      ordinary,
      window: toTable(await readFile(join(data, window), 'utf8')),
    });
    write({ case: id, nodes: incident ? causes.map(({ node }) => node) : [], confidence });
  }
}

/** Three header rows (node, metric, statistic), a row without values, then seconds and one value a column; an empty cell is a gap. */
function toTable(text: string): MetricTable {
  const [nodes = [], metrics = [], statistics = [], , ...rows] = parseCsv(text);
  const points = rows.flatMap(([seconds, ...values]) =>
    values.flatMap((value, column): MetricPoint[] =>
      value === ''
        ? []
        : [
            {
              node: nodes[column + 1] ?? '',
              metric: metrics[column + 1] ?? '',
              statistic: statistics[column + 1] ?? '',
              time: Number(seconds) * 1000,
              value: Number(value),
            },
          ],
    ),
  );
  return buildMetricTable(points);
}

/** An adjacency matrix; what is not 0 in a row is called by it. */
function toGraph(text: string): CallGraph {
  const [[, ...callees] = [], ...rows] = parseCsv(text);
  return new Map(
    rows.map(([caller = '', ...cells]) => [caller, callees.filter((_, column) => Number(cells[column]) > 0)]),
  );
}
