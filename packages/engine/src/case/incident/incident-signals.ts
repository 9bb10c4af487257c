import type { ChangedTemplate } from './changed-failures.ts';
import type { SignalKind } from './failure-signals.ts';
import type { ContainerFacts } from './incident-input.ts';
import type { LoadSurge } from './load-surge.ts';
import type { IncidentTemplate } from './log-events.ts';
import type { NamedPlace } from '../../signals/service/named-place.ts';
import type { Resource } from '../../signals/service/rank-services.ts';
import type { ServiceSeries } from '../../signals/service/resource-changes.ts';
import type { LocatedNotice } from './related-outages.ts';
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
  /** Of a metric: what it reads now and what it read before. */
  readonly reading?: string;
  /** How likely it is that it begins there, where traces or metrics tell. */
  readonly confidence?: number;
  /** The place in the code that they name. */
  readonly place?: NamedPlace;
  /** What is short. */
  readonly resource?: Resource;
  /** The status page's entry that shows it. */
  readonly notice?: LocatedNotice;
  /** The metric that shows it. */
  readonly series?: ServiceSeries;
  /** Set when traces or metrics show it. */
  readonly recorded?: 'traces' | 'metrics';
}

/** What the states of containers show, by kind and service. */
function signsOfContainers(containers: readonly ContainerFacts[]): IncidentSignal[] {
  const signs = new Map<string, IncidentSignal>();
  for (const container of containers) {
    const restarts = container.restartCount ?? 0;
    const shown: readonly (readonly [SignalKind, number])[] = [
      ['out_of_memory', container.oomKilled === true ? 1 : 0],
      ['restart', restarts],
      ['unhealthy', container.health === 'unhealthy' ? 1 : 0],
    ];
    for (const [kind, count] of shown.filter(([, times]) => times > 0)) {
      const { service } = container;
      const known = signs.get(`${kind} ${service}`);
      signs.set(`${kind} ${service}`, {
        kind,
        service,
        target: null,
        count: count + (known?.count ?? 0),
        templates: [],
        containers: [...(known?.containers ?? []), container],
      });
    }
  }
  return [...signs.values()];
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
  for (const sign of signsOfContainers(options.containers)) {
    const known = grouped.get(`${sign.kind} ${sign.service}`);
    // The state of a container counts what its log and its events have told one by one.
    add({ ...sign, count: Math.max(sign.count - (known?.count ?? 0), 0) });
  }
  for (const { service, oomKilled } of options.containers) {
    // The kernel kills for lack of memory by SIGKILL: one death, told by its code and by its reason.
    if (oomKilled === true) grouped.delete(`killed ${service}`);
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
