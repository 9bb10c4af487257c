/** The services that images are built of: their compose names, entries, and packages that cannot be bundled. */
export const SERVICE_ENTRIES: Readonly<
  Record<string, { readonly entry: string; readonly unbundled?: readonly string[] }>
> = {
  // PGlite finds its WebAssembly beside its own code.
  'mats-orchestrator': { entry: 'orchestrator/src/main.ts', unbundled: ['@electric-sql/pglite'] },
  'mats-ui': { entry: 'ui/src/server/main.ts' },
  'mats-sre-agent': { entry: 'agents/sre/src/main.ts' },
  'mats-investigator-agent': { entry: 'agents/investigator/src/main.ts' },
  'mats-architect-agent': { entry: 'agents/architect/src/main.ts' },
};
