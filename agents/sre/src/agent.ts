import type { Finding, InvokeRequest } from '@mats/contracts';
import type { Agent } from '@mats/service';
import { gatherEvidence } from '@mats/sources';
import type { LogSource } from '@mats/sources';
import { sreFinding } from './report/sre-finding.ts';
import { findOnsetTool } from './tools/find-onset.ts';
import { readContainersTool } from './tools/read-containers.ts';
import type { ContainerReader } from './tools/read-containers.ts';
import { readLogsTool } from './tools/read-logs.ts';

export interface SreAgentOptions {
  /** The logs of one question: its attachments, and what is configured. The caller closes them. */
  logSources: (request: InvokeRequest) => readonly LogSource[];
  /** Null when no Docker API is configured. */
  containers: ContainerReader | null;
  now: () => number;
}

const NO_LOGS = {
  what: 'Logs',
  why: 'None were attached and none are configured. Attach a log, or set LOG_PATHS or DOCKER_HOST.',
};

/** What broke, when and where: logs and containers to one incident, deterministic. */
export function createSreAgent(options: SreAgentOptions): Agent {
  const { containers, now } = options;
  return async ({ request, step, evidence, signal }) => {
    const started = now();
    const sources = options.logSources(request);
    try {
      step('Looking for logs');
      const read = await readLogsTool(sources, { signal, now: started, onStep: step });
      step('Asking for container states');
      const states =
        containers === null ? { containers: [], notRead: [] } : await readContainersTool(containers, signal);
      step('Comparing failures over time');
      const incident = await findOnsetTool({ logs: read.logs, containers: states.containers });
      step('Collecting evidence');
      const gathered = await gatherEvidence(incident, { containers: states.containers, tell: evidence });
      const notChecked: Finding['notChecked'] = [
        ...read.notRead,
        ...states.notRead,
        ...(read.logs.length === 0 ? [NO_LOGS] : []),
      ];
      return { finding: sreFinding(incident, { evidence: gathered, notChecked, durationMs: now() - started }) };
    } finally {
      await Promise.all(sources.map((source) => source.close()));
    }
  };
}
