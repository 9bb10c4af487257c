import { agentService, BUILT_IN_AGENTS } from '@mats/contracts';

export interface ServiceEntry {
  readonly entry: string;
  /** Files that the service starts as threads; each is bundled beside it under its own name. */
  readonly threads?: readonly string[];
  /** Packages that cannot be bundled. */
  readonly unbundled?: readonly string[];
}

const TAPE_THREAD = 'orchestrator/src/session-file/redact-tape-thread.ts';
const LOG_WORKER = 'packages/evidence/src/read/workers/log-worker.ts';

function agentEntryFile(name: string): ServiceEntry {
  return { entry: `agents/${name}/src/main.ts`, threads: [LOG_WORKER] };
}

/** The services that images are built of, by their compose names. */
export const SERVICE_ENTRIES: Readonly<Record<string, ServiceEntry>> = {
  // PGlite finds its WebAssembly beside its own code.
  'mats-orchestrator': {
    entry: 'orchestrator/src/main.ts',
    threads: [TAPE_THREAD],
    unbundled: ['@electric-sql/pglite'],
  },
  'mats-ui': { entry: 'ui/src/main.ts' },
  ...Object.fromEntries(BUILT_IN_AGENTS.map((name) => [agentService(name).name, agentEntryFile(name)])),
};
