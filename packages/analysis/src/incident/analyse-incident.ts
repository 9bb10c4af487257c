import { compareWindows, findOnset } from '../log-analysis.ts';
import type { Onset, OnsetSeries, StackBlock } from '../log-analysis.ts';
import { deployOf } from './deploy-events.ts';
import type { DeployEvent } from './deploy-events.ts';
import { signalsOf } from './failure-signals.ts';
import type { SignalKind } from './failure-signals.ts';
import type { ContainerFacts, IncidentInput, ReadLog } from './incident-input.ts';
import { incidentTemplates, isErrorSeverity, serviceOfLog, wordsOf } from './log-events.ts';
import type { ErrorChange, IncidentTemplate } from './log-events.ts';
import { firstToFail, namesService, outsideNames } from './service-blame.ts';
import type { ServiceFailure } from './service-blame.ts';

/** A template that matters, with how it changed at the onset. */
export interface ChangedTemplate {
  readonly template: IncidentTemplate;
  readonly change: ErrorChange;
  readonly before: number;
  readonly after: number;
  readonly signals: readonly SignalKind[];
}

export interface LocatedDeploy extends DeployEvent {
  readonly log: ReadLog;
}

export interface IncidentSignal {
  readonly kind: SignalKind;
  readonly service: string;
  readonly target: string | null;
  readonly count: number;
  readonly templates: readonly IncidentTemplate[];
  readonly containers: readonly ContainerFacts[];
}

/** What the logs and containers say of an incident. Times are epoch milliseconds, UTC. */
export interface IncidentAnalysis {
  readonly from: number | null;
  readonly to: number | null;
  readonly onset: Onset | null;
  /** Failures that are new or rose, loudest first; all failures when there is no onset to compare with. */
  readonly failures: readonly ChangedTemplate[];
  /** Failures that were there before and did not rise: not the incident. */
  readonly background: readonly ChangedTemplate[];
  readonly services: readonly ServiceFailure[];
  readonly firstService: string | null;
  /** Blamed by failing services, and not among the services that were read. */
  readonly outside: readonly string[];
  readonly deploys: readonly LocatedDeploy[];
  readonly signals: readonly IncidentSignal[];
  /** Stack traces that belong to the failures, with the log they stand in. */
  readonly stacks: readonly { readonly block: StackBlock; readonly log: ReadLog; readonly service: string }[];
}

function timeRange(logs: readonly ReadLog[]): { from: number; to: number } | null {
  const starts = logs.flatMap(({ analysis }) => analysis.from ?? []);
  const ends = logs.flatMap(({ analysis }) => analysis.to ?? []);
  return starts.length === 0 ? null : { from: Math.min(...starts), to: Math.max(...ends) };
}

function onsetOf(templates: readonly IncidentTemplate[], range: { from: number; to: number } | null): Onset | null {
  if (range === null || range.to <= range.from) return null;
  const series = templates
    .filter((template) => isErrorSeverity(template.severity) || template.severity === 'warn')
    .map((template): OnsetSeries => ({
      kind: 'counts',
      name: template.key,
      histogram: template.histogram,
      weight: isErrorSeverity(template.severity) ? 1 : 0.25,
    }));
  return series.length === 0 ? null : findOnset(series, range);
}

/** A change point is as fine as its buckets; the first event of a failure never seen before is exact. */
function refineOnset(onset: Onset | null, failures: readonly ChangedTemplate[]): Onset | null {
  if (onset === null) return null;
  const slack = Math.max(...failures.map((entry) => entry.template.histogram.widthMs), 0);
  const firsts = failures
    .filter((entry) => entry.change === 'new')
    .flatMap((entry) => entry.template.first.time ?? [])
    .filter((time) => time >= onset.from - slack && time <= onset.to + slack);
  return firsts.length === 0 ? onset : { ...onset, at: Math.min(...firsts) };
}

/** Warnings can be the failure too ("request refused"), but only when they rose beyond chance; many logs warn all day. */
function canFail(template: IncidentTemplate): boolean {
  return isErrorSeverity(template.severity) || template.severity === 'warn';
}

/** A line that only tells of a request's outcome repeats what the failure itself has said. */
function tellsOutcomeOnly(template: IncidentTemplate): boolean {
  return /\bstatus=[45]\d\d\b/.test(template.text);
}

/** Failures split at the onset. Without an onset nothing can be compared, and every failure counts. */
function splitFailures(
  templates: readonly IncidentTemplate[],
  options: { onset: Onset | null; range: { from: number; to: number } | null; deployedAt: number | null },
): { failures: ChangedTemplate[]; background: ChangedTemplate[] } {
  const { onset, range } = options;
  const candidates = templates.filter(canFail);
  const untimed = (template: IncidentTemplate): ChangedTemplate => ({
    template,
    change: 'unknown',
    before: 0,
    after: template.count,
    signals: signalsOf(wordsOf(template)),
  });
  if (onset === null || range === null) {
    return {
      failures: candidates.filter((template) => isErrorSeverity(template.severity)).map(untimed),
      background: [],
    };
  }
  // The interval's start, since an event inside it may already belong to the incident; and the deployment right before
  // it, since what a deployment broke first may be too little to move the onset.
  const began = Math.min(onset.from, onset.at, options.deployedAt ?? Number.POSITIVE_INFINITY);
  const windows = { from: range.from, split: Math.max(range.from, began), to: range.to + 1 };
  const compared = compareWindows(
    candidates.map((template) => ({ ...template, id: template.key, template })),
    windows,
  );
  const seen = new Set(compared.map((entry) => entry.item.id));
  const changes = compared.map((entry): ChangedTemplate => ({
    template: entry.item.template,
    change: entry.kind,
    before: entry.before,
    after: entry.after,
    signals: signalsOf(wordsOf(entry.item.template)),
  }));
  const significant = new Set(compared.filter((entry) => entry.significant).map((entry) => entry.item.id));
  const belongs = ({ change, before, after, template }: ChangedTemplate): boolean =>
    (change === 'new' || (change === 'risen' && after > before)) &&
    (isErrorSeverity(template.severity) || significant.has(template.key));
  return {
    failures: [
      ...changes.filter(belongs),
      ...candidates
        .filter((template) => !seen.has(template.key) && template.histogram.buckets.length === 0)
        .map(untimed),
    ],
    background: changes.filter((entry) => !belongs(entry) && isErrorSeverity(entry.template.severity)),
  };
}

function deploysOf(templates: readonly IncidentTemplate[]): LocatedDeploy[] {
  const found = templates.flatMap((template) =>
    template.samples.flatMap((sample) => {
      const deploy = isErrorSeverity(template.severity) ? null : deployOf(sample.text);
      return deploy === null
        ? []
        : [
            {
              ...deploy,
              service: template.owner,
              time: sample.time,
              line: sample.line,
              text: sample.text,
              log: template.log,
            },
          ];
    }),
  );
  return found.toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0) || a.line - b.line);
}

/** Deployments this close to each other, and to an onset, belong together. */
const ROLLOUT_MS = 60_000;

/** When the rollout right before the onset began, or null when there was none. */
function rolloutBefore(onset: Onset | null, deploys: readonly LocatedDeploy[]): number | null {
  if (onset === null) return null;
  let began: number | null = null;
  for (const { time } of deploys.toReversed()) {
    if (time === null || time > onset.to) continue;
    if ((began ?? onset.at) - time > ROLLOUT_MS) break;
    began = time;
  }
  return began;
}

function failuresOfServices(failures: readonly ChangedTemplate[], names: readonly string[]): ServiceFailure[] {
  return names.map((name) => {
    const all = failures.filter((entry) => entry.template.owner === name);
    const told = all.filter((entry) => !tellsOutcomeOnly(entry.template));
    const own = told.length > 0 ? told : all;
    const blamed = new Map<string, number>();
    const silent = new Set<string>();
    let ownFailures = 0;
    for (const entry of own) {
      const text = headlineOf(entry.template);
      const others = [
        ...names.filter((other) => other !== name && namesService(text, other)),
        ...(entry.signals.length > 0 ? outsideNames(text, names) : []),
      ];
      if (others.length === 0) ownFailures += entry.after;
      for (const other of others) blamed.set(other, (blamed.get(other) ?? 0) + entry.after);
      if (entry.signals.includes('timeout') || entry.signals.includes('connection_refused')) {
        for (const other of others) silent.add(other);
      }
    }
    const times = own.flatMap((entry) => entry.template.samples.flatMap((sample) => sample.time ?? []));
    return {
      name,
      errors: own.reduce((sum, entry) => sum + entry.after, 0),
      firstError: times.length === 0 ? null : Math.min(...times),
      blames: [...blamed].toSorted((a, b) => b[1] - a[1]).map(([other]) => other),
      ownFailures,
      silent: [...silent],
    };
  });
}

/** What an error says in words: its message without frames, since frames name folders, not neighbours. */
export function headlineOf(template: IncidentTemplate): string {
  const lines = template.samples.flatMap((sample) =>
    sample.text
      .split('\n')
      .filter((line) => !/^\s{0,16}(?:at |File "|from |#\d)/.test(line))
      .slice(0, 4),
  );
  const plain = lines.map((line) => line.replace(/"stack":"(?:[^"\\]|\\.){0,20000}"?/, ''));
  return [template.text, ...plain.map((line) => line.slice(0, 2_000))].join('\n');
}

function signalsOfIncident(
  failures: readonly ChangedTemplate[],
  options: { containers: readonly ContainerFacts[]; services: readonly ServiceFailure[]; names: readonly string[] },
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
  return [...grouped.values()].toSorted((a, b) => b.count - a.count);
}

/**
 * Puts all logs and container states of an incident together: when it began, which failures belong to it, who failed
 * first, what was deployed, which resources or neighbours gave way. Pure; the order of the logs does not matter.
 */
export function analyseIncident(input: IncidentInput): IncidentAnalysis {
  const { logs, containers } = input;
  const templates = incidentTemplates(logs);
  const range = timeRange(logs);
  const onset = onsetOf(templates, range);
  const deploys = deploysOf(templates);
  const deployedAt = rolloutBefore(onset, deploys);
  const { failures, background } = splitFailures(templates, { onset, range, deployedAt });
  const names = [
    ...new Set([...templates.map((template) => template.owner), ...containers.map((entry) => entry.service)]),
  ].toSorted();
  const services = failuresOfServices(failures, names);
  const failing = new Map(failures.map((entry) => [entry.template.key, entry]));
  const stacks = logs.flatMap((log, index) =>
    log.analysis.stacks
      .filter((block) => block.templateId === null || failing.has(`${index}:${block.templateId}`))
      .map((block) => ({ block, log, service: block.service ?? serviceOfLog(log) })),
  );
  return {
    from: range?.from ?? null,
    to: range?.to ?? null,
    onset: refineOnset(onset, failures),
    failures: failures.toSorted(
      (a, b) =>
        Number(tellsOutcomeOnly(a.template)) - Number(tellsOutcomeOnly(b.template)) ||
        b.after - a.after ||
        (a.template.key < b.template.key ? -1 : 1),
    ),
    background,
    services,
    firstService: firstToFail(services),
    outside: [...new Set(services.flatMap((service) => service.blames))].filter((name) => !names.includes(name)),
    deploys,
    signals: signalsOfIncident(failures, { containers, services, names }),
    stacks,
  };
}
