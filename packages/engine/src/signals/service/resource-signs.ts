import type { ResourceChange } from './resource-changes.ts';
import type { WindowProfile } from './window-profile.ts';

/** What metrics say of one service, in nats. */
export interface ResourceSigns {
  /** The changes of its own that speak against it. */
  readonly changes: readonly ResourceChange[];
  /** It uses more of the processor, or of memory, than ever. */
  readonly cpu: number;
  readonly memory: number;
  /** It answers late although what it calls does not. */
  readonly slow: number;
  /** Those who call it wait longer than it takes. */
  readonly network: number;
}

/**
 * Reads the changes of metrics by service. A caller waits for its callees, so late answers count for a service only beyond what it waits itself, and
 * what its callers wait counts for the way to it only beyond what it takes and waits. Of the latter each caller is a
 * witness: the more of all callers wait, the more likely it is this service, and not another callee, that keeps them waiting.
 */
export function resourceSigns(
  changes: readonly ResourceChange[],
  calls: WindowProfile['calls'],
): ReadonlyMap<string, ResourceSigns> {
  const byService = Map.groupBy(changes, ({ service }) => service);
  const strongest = (service: string, kind: ResourceChange['kind']): number =>
    (byService.get(service) ?? []).reduce((most, one) => (one.kind === kind ? Math.max(most, one.evidence) : most), 0);
  const callers = new Map<string, string[]>();
  for (const [caller, callees] of calls) {
    for (const callee of callees) callers.set(callee, [...(callers.get(callee) ?? []), caller]);
  }
  const services = new Set([...byService.keys(), ...callers.keys()]);
  return new Map(
    [...services].map((service) => {
      const waiting = strongest(service, 'client_latency');
      const late = strongest(service, 'server_latency');
      const waits = (callers.get(service) ?? []).map((caller) => strongest(caller, 'client_latency'));
      const waited = waits.reduce((sum, wait) => sum + wait, 0) / Math.sqrt(Math.max(1, waits.length));
      const signs = {
        changes: byService.get(service) ?? [],
        cpu: strongest(service, 'cpu'),
        memory: strongest(service, 'memory'),
        slow: Math.max(0, late - waiting),
        network: Math.max(0, waited - Math.max(late, waiting)),
      };
      return [service, signs];
    }),
  );
}
