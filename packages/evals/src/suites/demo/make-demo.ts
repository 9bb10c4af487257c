import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateHistory, listIncidents, readIncident, resolveFaults } from '@mats/demo';
import type { ResolvedFault } from '@mats/demo';
import { REPOSITORY_FOLDER } from './case.ts';
import type { DemoAnswer, DemoCase } from './case.ts';

/**
 * Writes `inputs` and `truth` of the suite: every captured incident's question and logs, one repository for all of them,
 * and the known answers.
 */
export function makeDemo(out: string): void {
  const [inputs, truth] = [join(out, 'inputs'), join(out, 'truth')];
  for (const folder of [inputs, truth]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const faults = new Map(
    resolveFaults(generateHistory({ into: join(inputs, REPOSITORY_FOLDER) })).map((fault) => [fault.name, fault]),
  );
  const names = listIncidents().filter((name) => faults.has(name));
  const lines = (records: readonly object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');
  writeFileSync(join(inputs, 'cases.jsonl'), lines(names.map((name) => copyIncident(name, inputs))));
  writeFileSync(join(truth, 'cases.jsonl'), lines(names.flatMap((name) => answerOf(faults.get(name)))));
}

function copyIncident(name: string, inputs: string): DemoCase {
  const incident = readIncident(name);
  mkdirSync(join(inputs, 'logs', name), { recursive: true });
  const logs = incident.logFiles.map(({ service, file }) => {
    const path = join('logs', name, `${service}.log`);
    copyFileSync(file, join(inputs, path));
    return { service, path };
  });
  return { case: name, question: incident.question, logs };
}

function answerOf(fault: ResolvedFault | undefined): DemoAnswer[] {
  if (fault === undefined) return [];
  const { name, service, resolved, outside } = fault;
  return [
    {
      case: name,
      service,
      commit: resolved?.commit ?? null,
      file: resolved?.file ?? null,
      outside: outside === undefined ? null : [...outside],
    },
  ];
}
