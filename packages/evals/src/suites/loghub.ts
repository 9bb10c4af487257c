import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLogReader, mineMessages } from '@mats/analysis';

/** Where inputs lie and where predictions go, one object a case. */
export interface SuiteRun {
  readonly data: string;
  readonly write: (prediction: Readonly<Record<string, unknown>>) => void;
}

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

/** Predicts the suite `loghub-2k`: templates of message texts by the miner, and of whole lines by the log reader. */
export const predictLoghub = ({ data, write }: SuiteRun): void => {
  const systems = readdirSync(data)
    .filter((name) => name.endsWith('.content.txt'))
    .map((name) => name.slice(0, -'.content.txt'.length));
  for (const system of systems.toSorted()) {
    const mined = mineMessages(linesOf(join(data, `${system}.content.txt`)));
    write({ case: system, clusters: [...mined.templateOf], templates: Object.fromEntries(mined.texts.entries()) });
    write({ case: `${system}:raw`, ...predictRaw(join(data, `${system}.raw.txt`)) });
  }
};
