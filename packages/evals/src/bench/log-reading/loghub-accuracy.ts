import { readdirSync, readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mineMessages } from '@mats/engine/measure';
import type { Drain3 } from './drain3.ts';
import { groupingAccuracy } from './grouping-accuracy.ts';
import { rounded } from '../measuring/statistics.ts';

interface TrueGroups {
  readonly case: string;
  readonly groups: readonly string[];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Mean grouping accuracy of both miners on the messages of the suite `loghub-2k` below MATS_EVAL_DATA, and their ratio; null
 * when the suite is not there.
 */
export async function accuracyOnLoghub(
  environment: Readonly<Record<string, string | undefined>>,
  drain3: Drain3,
  folder: string,
): Promise<{ readonly ratio: number; readonly ours: number; readonly theirs: number } | null> {
  const suite = join(environment['MATS_EVAL_DATA'] ?? '', 'loghub-2k');
  const truth = new Map<string, readonly string[]>();
  try {
    for (const line of readFileSync(join(suite, 'truth', 'truth.jsonl'), 'utf8')
      .trim()
      .split('\n')) {
      const { case: name, groups } = JSON.parse(line) as TrueGroups;
      truth.set(name, groups);
    }
  } catch {
    return null;
  }
  const scores: { readonly ours: number; readonly theirs: number }[] = [];
  for (const file of readdirSync(join(suite, 'inputs')).filter((name) => name.endsWith('.content.txt'))) {
    const groups = truth.get(file.slice(0, -'.content.txt'.length));
    if (groups === undefined) continue;
    // Beside the copy the clusters are written.
    const copy = join(folder, file);
    await copyFile(join(suite, 'inputs', file), copy);
    const messages = readFileSync(copy, 'utf8').replace(/\n$/, '').split('\n');
    const ours = groupingAccuracy(mineMessages(messages).templateOf, groups);
    scores.push({ ours, theirs: groupingAccuracy(await drain3.groups(copy), groups) });
  }
  const ours = mean(scores.map((score) => score.ours));
  const theirs = mean(scores.map((score) => score.theirs));
  return { ratio: rounded(ours / theirs, 3), ours: rounded(ours, 3), theirs: rounded(theirs, 3) };
}
