import { join } from 'node:path';
import { invokeEventSchema } from '@mats/contracts';
import type { Finding, InvokeContext, InvokeEvent } from '@mats/contracts';
import { createServiceTokens, readServiceKeys } from '@mats/service';
import { processesCpuTime } from '../measuring/cpu-time.ts';
import { startSubject } from '../measuring/subject.ts';
import type { Subject } from '../measuring/subject.ts';
import { repositoryRoot } from '../repository-root.ts';

const AGENTS = ['sre', 'investigator', 'architect'] as const;
type AgentName = (typeof AGENTS)[number];
type Result = Extract<InvokeEvent, { type: 'result' }>;

/** What the agents say of one incident, and how long each of them took, in milliseconds. */
export interface Investigated {
  readonly findings: Readonly<Record<AgentName, Finding>>;
  readonly ms: Readonly<Record<AgentName, number>>;
}

/** The three agents as services, and one question after the other put to them as the orchestrator does. */
export interface Agents {
  readonly investigate: () => Promise<Investigated>;
  /** CPU milliseconds of the agents and their git processes so far. */
  readonly cpuMs: () => number | null;
  readonly stop: () => Promise<void>;
}

export interface AgentsOptions {
  /** For what they write; empty. */
  readonly folder: string;
  readonly logs: string;
  readonly repository: string;
  readonly searchPath: string;
}

async function invoke(
  url: string,
  { context, authorization }: { context: Partial<InvokeContext>; authorization: string },
): Promise<Result> {
  const answer = await fetch(`${url}/invoke`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', accept: 'application/x-ndjson' },
    body: JSON.stringify({ message: 'What failed, and which change did it?', session_id: 'bench', context }),
  });
  const lines = (await answer.text()).trimEnd().split('\n');
  const last = invokeEventSchema.parse(JSON.parse(lines.at(-1) ?? '{}'));
  if (last.type !== 'result') throw new Error(`The agent at ${url} gave no result: ${JSON.stringify(last)}`);
  return last;
}

/** Starts the agents from their sources on free ports, without a place for spans. */
export async function startAgents(options: AgentsOptions): Promise<Agents> {
  const { folder, logs, repository, searchPath } = options;
  const keyFile = join(folder, 'service-keys.json');
  const tokens = createServiceTokens({ self: 'orchestrator', keys: readServiceKeys(keyFile), now: Date.now });
  const environment = {
    PATH: searchPath,
    PORT: '0',
    ENVIRONMENT: 'bench',
    MATS_DATA_DIR: join(folder, 'data'),
    MATS_SERVICE_KEYS: keyFile,
    TELEMETRY_SPOOL_DIR: join(folder, 'spool'),
    // Nothing listens there: an investigation must not depend on Phoenix.
    PHOENIX_COLLECTOR_ENDPOINT: 'http://127.0.0.1:9',
    LOG_PATHS: join(logs, '*.log'),
    REPOSITORIES: `code=${repository}`,
  };
  const subjects: Subject[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(subjects.map((subject) => subject.stop()));
  };
  try {
    for (const name of AGENTS) {
      subjects.push(await startSubject(join(repositoryRoot(), `agents/${name}/src/main.ts`), { environment }));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    async investigate() {
      const findings: Finding[] = [];
      const ms: number[] = [];
      for (const [index, { port }] of subjects.entries()) {
        const start = performance.now();
        const { finding } = await invoke(`http://127.0.0.1:${port}`, {
          context: { findings: [...findings] },
          authorization: tokens.bearerFor(AGENTS[index] ?? 'sre'),
        });
        findings.push(finding);
        ms.push(performance.now() - start);
      }
      const byName = <Value>(values: readonly Value[]): Record<AgentName, Value> =>
        Object.fromEntries(AGENTS.map((name, index) => [name, values[index]])) as Record<AgentName, Value>;
      return { findings: byName(findings), ms: byName(ms) };
    },
    cpuMs: () => processesCpuTime(subjects.map(({ pid }) => pid)),
    stop,
  };
}
