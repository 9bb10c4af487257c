import { tellerOf } from '@mats/engine';
import type { ChangedTemplate, ContainerFacts, IncidentAnalysis, LocatedDeployment, LocatedNotice } from '@mats/engine';
import type { Deployment, ServiceSeries } from '@mats/engine/signals';
import type { Evidence } from '@mats/contracts';
import type { Recording } from '@mats/sources/signals';
import { changeEvidence } from './change-evidence.ts';
import { noticeEvidence } from './notice-evidence.ts';
import { containerEvidence, deployEvidence, stackEvidence, templateEvidence } from './log-evidence.ts';
import { evidenceOfTelemetry } from './telemetry-evidence.ts';

const MOST_FAILURES = 8;
const MOST_BACKGROUND = 3;
const MOST_STACKS = 6;
const MOST_DEPLOYS = 8;

/** Evidence by what it is evidence of, so that claims can cite it. */
export interface IncidentEvidence {
  readonly failures: readonly { failure: ChangedTemplate; evidence: Evidence }[];
  readonly background: readonly { failure: ChangedTemplate; evidence: Evidence }[];
  /** What is no failure and still explains one: the work that came in. */
  readonly load: readonly { failure: ChangedTemplate; evidence: Evidence }[];
  readonly stacks: readonly { templateKey: string | null; service: string; evidence: Evidence }[];
  readonly deploys: readonly { deploy: Deployment; evidence: Evidence }[];
  readonly containers: readonly { container: ContainerFacts; evidence: Evidence }[];
  /** The request that shows what is wrong, and the stack trace it was recorded with. */
  readonly traces: readonly Evidence[];
  readonly notices: readonly { notice: LocatedNotice; evidence: Evidence }[];
  readonly metrics: readonly { series: ServiceSeries; evidence: Evidence }[];
}

/**
 * Deployments that can matter: the latest of each service before the onset, and all after it. One deployment is told by
 * several logs in their own words (a commit, an image): each log's latest, since only one of them may name a commit.
 */
function deploysThatMatter(incident: IncidentAnalysis): LocatedDeployment[] {
  const onset = incident.onset?.to ?? Number.POSITIVE_INFINITY;
  const latest = new Map<string, LocatedDeployment>();
  for (const deploy of incident.deploys) {
    if ((deploy.time ?? 0) <= onset) latest.set(`${deploy.service} ${tellerOf(deploy)}`, deploy);
  }
  const after = incident.deploys.filter((deploy) => (deploy.time ?? 0) > onset);
  const first = incident.firstService;
  const rank = (deploy: LocatedDeployment): number => (deploy.service === first ? 0 : 1);
  return [...latest.values(), ...after].toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_DEPLOYS);
}

async function inOrder<Item, Result>(items: readonly Item[], make: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await make(item));
  return results;
}

/** A few of each service rather than many of the loudest. */
function spread(failures: readonly ChangedTemplate[], most: number): ChangedTemplate[] {
  const rankInService = new Map<string, number>();
  const ranked = failures.map((failure) => {
    const rank = rankInService.get(failure.template.owner) ?? 0;
    rankInService.set(failure.template.owner, rank + 1);
    return { failure, rank };
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ failure }) => failure);
}

/** Turns what matters of an incident into evidence and tells of each piece as it is made. */
export async function gatherEvidence(
  incident: IncidentAnalysis,
  options: {
    containers: readonly ContainerFacts[];
    recordings: readonly Recording[];
    tell: (evidence: Evidence) => void;
  },
): Promise<IncidentEvidence> {
  const told = (evidence: Evidence): Evidence => {
    options.tell(evidence);
    return evidence;
  };
  const failures = await inOrder(spread(incident.failures, MOST_FAILURES), async (failure) => ({
    failure,
    evidence: told(await templateEvidence(failure)),
  }));
  const stacks = await inOrder(
    incident.stacks.toSorted((a, b) => b.block.count - a.block.count).slice(0, MOST_STACKS),
    async (stack) => ({
      templateKey: stack.block.templateId,
      service: stack.service,
      evidence: await stackEvidence(stack.block, stack),
    }),
  );
  const background = await inOrder(spread(incident.background, MOST_BACKGROUND), async (failure) => ({
    failure,
    evidence: told(await templateEvidence(failure)),
  }));
  const load = await inOrder(incident.surge === null ? [] : [incident.surge.failure], async (failure) => ({
    failure,
    evidence: told(await templateEvidence(failure)),
  }));
  const deploys = await inOrder(deploysThatMatter(incident), async (deploy) => ({
    deploy,
    evidence: told(
      'log' in deploy.told ? await deployEvidence(deploy, deploy.told) : changeEvidence(deploy.told.change),
    ),
  }));
  const recorded = evidenceOfTelemetry(incident, options.recordings);
  for (const piece of recorded.traces) told(piece);
  for (const { evidence } of [...recorded.deploys, ...recorded.metrics]) told(evidence);
  return {
    notices: incident.signals.flatMap(({ notice }) =>
      notice === undefined ? [] : [{ notice, evidence: told(noticeEvidence(notice)) }],
    ),
    traces: recorded.traces,
    metrics: recorded.metrics,
    failures,
    background,
    load,
    stacks: stacks.flatMap(({ evidence, ...rest }) =>
      evidence === null ? [] : [{ ...rest, evidence: told(evidence) }],
    ),
    deploys: [...deploys, ...recorded.deploys],
    containers: options.containers.map((container) => ({ container, evidence: told(containerEvidence(container)) })),
  };
}
