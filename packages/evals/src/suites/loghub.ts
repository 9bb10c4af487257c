import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLogReader } from '@mats/engine/logs';
import { mineMessages } from '@mats/engine/measure';
import type { Suite, SuiteRun } from './suite.ts';

const linesOf = (path: string): string[] => {
  const lines = readFileSync(path, 'utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

/** A fixed day: completes yearless times the same way in every run. */
const REFERENCE_TIME = Date.UTC(2025, 0, 1);

const predictRaw = (
  path: string,
): { readonly clusters: readonly string[]; readonly templates: Readonly<Record<string, string>> } => {
  const reader = createLogReader({ source: 'log', referenceTime: REFERENCE_TIME, keepLines: true });
  reader.push(readFileSync(path));
  const analysis = reader.finish();
  const templates = Object.fromEntries(analysis.templates.map((template) => [template.id, template.text]));
  return { clusters: reader.lineTemplates(), templates };
};

const predict = ({ data, write }: SuiteRun): void => {
  const systems = readdirSync(data)
    .filter((name) => name.endsWith('.content.txt'))
    .map((name) => name.slice(0, -'.content.txt'.length));
  for (const system of systems.toSorted()) {
    const mined = mineMessages(linesOf(join(data, `${system}.content.txt`)));
    write({ case: system, clusters: [...mined.templateOf], templates: Object.fromEntries(mined.texts.entries()) });
    write({ case: `${system}:raw`, ...predictRaw(join(data, `${system}.raw.txt`)) });
  }
};

/** Lines of logs to templates: of message texts by the miner, and of whole lines by the log reader. */
export const loghub2k: Suite = {
  name: 'loghub-2k',
  asks: 'Group the lines of a log by the statement that wrote them.',
  goals: [
    {
      metric: 'GA',
      atLeast: 0.95,
      says: 'lines in a group that is exactly right',
      toBeat: [
        { by: 'Drain3, one configuration', value: 0.709 },
        { by: 'Drain, tuned per system', value: 0.846 },
        { by: 'Brain, tuned per system', value: 0.986 },
      ],
    },
    {
      metric: 'FGA',
      atLeast: 0.92,
      says: 'groups that are exactly right, F1',
      toBeat: [{ by: 'Drain3, one configuration', value: 0.733 }],
    },
    { metric: 'GA', group: 'all raw', atLeast: 0.95, says: 'the same from whole lines' },
    { metric: 'FGA', group: 'all raw', atLeast: 0.92, says: 'the same from whole lines' },
  ],
  predict,
};
