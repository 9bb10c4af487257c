export interface ServiceEntry {
  readonly entry: string;
  /** Files that the service starts as threads; each is bundled beside it under its own name. */
  readonly threads?: readonly string[];
  /** Packages that cannot be bundled. */
  readonly unbundled?: readonly string[];
}

const LOG_WORKER = 'packages/evidence/src/read/workers/log-worker.ts';

/** The services that images are built of, by their compose names. */
export const SERVICE_ENTRIES: Readonly<Record<string, ServiceEntry>> = {
  // PGlite finds its WebAssembly beside its own code.
  'mats-orchestrator': { entry: 'orchestrator/src/main.ts', unbundled: ['@electric-sql/pglite'] },
  'mats-ui': { entry: 'ui/src/main.ts' },
  'mats-sre-agent': { entry: 'agents/sre/src/main.ts', threads: [LOG_WORKER] },
  'mats-investigator-agent': { entry: 'agents/investigator/src/main.ts', threads: [LOG_WORKER] },
  'mats-architect-agent': { entry: 'agents/architect/src/main.ts', threads: [LOG_WORKER] },
};
