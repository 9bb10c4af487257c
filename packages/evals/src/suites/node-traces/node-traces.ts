import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  findTraces,
  loadSourceMap,
  mapStackTrace,
  type SourceMap,
  sourceMapReferenceOf,
  type StackTrace,
} from '@mats/engine';
import { openRepository } from '@mats/sources';
import { readCases } from '../read-cases.ts';
import type { Prediction, Suite, SuiteRun } from '../suite.ts';
import { type NodeTraceCase, nodeTraceCaseSchema } from './case.ts';
import { findFault } from './find-fault.ts';
import { scoreNodeTraces } from './score-node-traces.ts';

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
  for (const one of await readCases(data, nodeTraceCaseSchema)) write(await investigate(one, data));
}

async function investigate(one: NodeTraceCase, data: string): Promise<Prediction> {
  const text = await readFile(join(data, one.trace), 'utf8');
  const printed = findTraces(text).traces;
  const traces = one.build === null ? printed : await mapped(printed, join(data, one.build));
  const repository = await openRepository({ name: one.case, path: join(data, one.repository), roots: null });
  try {
    const { revision, failed_at } = one;
    const found = await findFault(repository, { traces, revision, failedAt: Date.parse(failed_at) });
    return { case: one.case, ...found };
  } finally {
    repository.close();
  }
}

/** Leads the frames of bundles to their sources, by the maps of the deployed build. */
async function mapped(traces: readonly StackTrace[], build: string): Promise<StackTrace[]> {
  const frames = traces.flatMap(({ exceptions }) => exceptions.flatMap((exception) => exception.frames));
  const maps = new Map<string, SourceMap>();
  for (const file of new Set(frames.flatMap((frame) => frame.file ?? []))) {
    const place = /(?:^|\/)(dist\/[\w./-]+)$/.exec(file)?.[1];
    if (place === undefined || !existsSync(join(build, place))) continue;
    const map = await readMap(join(build, place));
    if (map !== undefined) maps.set(file, map);
  }
  return traces.map((trace) => mapStackTrace(trace, (file) => maps.get(file)));
}

async function readMap(bundle: string): Promise<SourceMap | undefined> {
  const reference = sourceMapReferenceOf(await readFile(bundle, 'utf8'));
  if (reference === undefined) return undefined;
  const json = 'json' in reference ? reference.json : await readFile(beside(bundle, reference.url), 'utf8');
  return loadSourceMap(json);
}

function beside(bundle: string, url: string): string {
  return join(dirname(bundle), basename(url));
}
