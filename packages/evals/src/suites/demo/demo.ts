import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { investigationSchema } from '@mats/contracts';
import type { Report } from '@mats/contracts';
import { startPlatform } from '../../bench/platform/start-platform.ts';
import type { Platform } from '../../bench/platform/start-platform.ts';
import { blamedCommit } from '../../door/blamed-commit.ts';
import { readCases } from '../read-cases.ts';
import type { Prediction, Suite, SuiteRun } from '../suite.ts';
import { demoCaseSchema, REPOSITORY_FOLDER } from './case.ts';
import type { DemoCase } from './case.ts';
import { searchPath } from './env.ts';
import { scoreDemo } from './score-demo.ts';

/** The demo shop's captured incidents, asked through the running platform. */
export const demo: Suite = {
  name: 'demo',
  asks: "Answer the question of somebody on call from four services' logs and the repository, or say that the code is innocent.",
  goals: [
    { metric: 'right', atLeast: 0.9, says: 'the guilty commit is named, or what it was when no code is guilty' },
    { metric: 'confident wrong', of: 'sum', atMost: 0, says: 'answers that name a cause which is not the one' },
  ],
  predict,
  score: scoreDemo,
  makeData: async (folder) => (await import('./make-demo.ts')).makeDemo(folder),
};

/** Spans go nowhere: answers are looked at, not sessions. */
const NOBODY = 'http://127.0.0.1:9';

async function predict({ data, write }: SuiteRun): Promise<void> {
  const cases = await readCases(data, demoCaseSchema);
  const folder = await mkdtemp(join(tmpdir(), 'mats-demo-suite-'));
  const platform = await startPlatform({
    folder,
    spansTo: NOBODY,
    tenantId: 'demo-suite',
    searchPath: searchPath(),
    repository: resolve(data, REPOSITORY_FOLDER),
  });
  try {
    for (const one of cases) write(await ask(one, { data, platform }));
  } finally {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function ask(one: DemoCase, { data, platform }: { data: string; platform: Platform }): Promise<Prediction> {
  const attachments = await Promise.all(
    one.logs.map(async ({ service, path }) => ({
      name: `${service}.log`,
      content: await readFile(join(data, path), 'utf8'),
    })),
  );
  const answer = await fetch(`${platform.orchestratorUrl}/ask`, {
    method: 'POST',
    headers: { ...platform.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ prompt: one.question, attachments, repositories: ['shop'] }),
  });
  const { report } = investigationSchema.parse(await answer.json());
  return { case: one.case, ...(report === null ? {} : predictionOf(report)) };
}

function predictionOf(report: Report): object {
  const { verdict, confidence, where, kind } = report;
  return {
    sure: verdict === 'root_cause' || verdict === 'probable_cause',
    commit: blamedCommit(report),
    file: where.file ?? null,
    service: where.service ?? null,
    kind,
    confidence,
  };
}
