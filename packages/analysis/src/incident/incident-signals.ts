import type { ChangedTemplate } from './changed-failures.ts';
import type { SignalKind } from './failure-signals.ts';
import type { ContainerFacts } from './incident-input.ts';
import type { LoadSurge } from './load-surge.ts';
import type { IncidentTemplate } from './log-events.ts';
import { namesService, outsideNames } from './service-blame.ts';
import { headlineOf } from './service-failures.ts';

/** A sign of something outside of the program's logic: a resource, a neighbour, the load. `count` is how often it shows. */
export interface IncidentSignal {
  readonly kind: SignalKind;
  readonly service: string;
  readonly target: string | null;
  readonly count: number;
  readonly templates: readonly IncidentTemplate[];
  readonly containers: readonly ContainerFacts[];
}

/** All signs of an incident, by kind and service, most frequent first. */
export function signalsOfIncident(
  failures: readonly ChangedTemplate[],
  options: { containers: readonly ContainerFacts[]; names: readonly string[]; surge: LoadSurge | null },
): IncidentSignal[] {
  const grouped = new Map<string, IncidentSignal>();
  const add = (signal: IncidentSignal): void => {
    const key = `${signal.kind} ${signal.service}`;
    const known = grouped.get(key);
    grouped.set(
      key,
      known === undefined
        ? signal
        : {
            ...known,
            target: known.target ?? signal.target,
            count: known.count + signal.count,
            templates: [...known.templates, ...signal.templates],
            containers: [...known.containers, ...signal.containers],
          },
    );
  };
  for (const entry of failures) {
    const text = headlineOf(entry.template);
    const target =
      options.names.find((name) => name !== entry.template.owner && namesService(text, name)) ??
      outsideNames(text, options.names)[0] ??
      null;
    for (const kind of entry.signals) {
      add({
        kind,
        service: entry.template.owner,
        target,
        count: Math.max(1, entry.after),
        templates: [entry.template],
        containers: [],
      });
    }
  }
  for (const container of options.containers) {
    const base = { service: container.service, target: null, count: 1, templates: [], containers: [container] };
    if (container.oomKilled === true) add({ ...base, kind: 'out_of_memory' });
    if ((container.restartCount ?? 0) > 0) add({ ...base, kind: 'restart', count: container.restartCount ?? 1 });
    if (container.health === 'unhealthy') add({ ...base, kind: 'unhealthy' });
  }
  if (options.surge !== null) {
    const { template, after } = options.surge.failure;
    add({
      kind: 'load_surge',
      service: template.owner,
      target: null,
      count: Math.max(1, after),
      templates: [template],
      containers: [],
    });
  }
  return [...grouped.values()].toSorted((a, b) => b.count - a.count);
}
