import { CAUSE_SIGNALS, tellsOutcomeOnly } from '@mats/engine';
import type { ChangedTemplate, IncidentAnalysis } from '@mats/engine';
import type { Claim, Evidence, Onset } from '@mats/contracts';
import type { IncidentEvidence } from '@mats/evidence';
import { redactSecrets } from '@mats/telemetry';
import { claimOf } from './claim-words.ts';
import type { CountValues } from './claim-words.ts';
import { exampleWords } from './words.ts';

const MOST_SYMPTOMS = 4;
const MOST_OF_FIRST = 2;
const MOST_ROLLOUTS = 2;
/** Deployments this long before are told of only if the service that failed first was deployed. */
const RECENT_MS = 3_600_000;

type Shown = IncidentEvidence['failures'][number];

/** How often a failure was written, as sentences have it. */
export function countOf({ change, before, after }: ChangedTemplate): CountValues {
  return { times: after, before, change };
}

/** New failures before old ones that rose, and those that name a resource before the exits and retries they lead to. */
function rankOf({ failure }: Shown): number {
  return (failure.change === 'risen' ? 2 : 0) + (failure.signals.some((kind) => CAUSE_SIGNALS.has(kind)) ? 0 : 1);
}

/**
 * The failures to tell of: two of the service that failed first, one of each other. Lines that only repeat a request's
 * outcome say nothing beside the failure itself.
 */
export function mainFailures(incident: IncidentAnalysis, evidence: IncidentEvidence): Shown[] {
  const first = incident.firstService;
  const owners = [...new Set(evidence.failures.map((entry) => entry.failure.template.owner))].toSorted(
    (a, b) => Number(b === first) - Number(a === first),
  );
  const chosen = owners.flatMap((owner) => {
    const own = evidence.failures.filter((entry) => entry.failure.template.owner === owner);
    const told = own.filter((entry) => !tellsOutcomeOnly(entry.failure.template));
    return (told.length > 0 ? told : own)
      .toSorted((a, b) => rankOf(a) - rankOf(b))
      .slice(0, owner === first ? MOST_OF_FIRST : 1);
  });
  return chosen.slice(0, MOST_SYMPTOMS);
}

export function onsetClaims(onset: Onset | null, incident: IncidentAnalysis): Claim[] {
  if (onset === null || onset.evidence.length === 0) return [];
  const { at } = onset;
  const cited = { about: 'onset' as const, evidence: onset.evidence };
  if (incident.onset === null) return [claimOf('first_failure_at', { at }, cited)];
  const from = onset.from < at ? onset.from : at;
  const to = onset.to > at ? onset.to : at;
  return [claimOf('began_at', { at, from, to }, cited)];
}

export function serviceClaims(incident: IncidentAnalysis, evidence: IncidentEvidence): Claim[] {
  const first = incident.firstService;
  // Of one alone it says nothing that it was the first.
  if (first === null || incident.services.length === 1) return [];
  const idsOf = (names: readonly string[]): string[] =>
    evidence.failures
      .filter((entry) => names.includes(entry.failure.template.owner))
      .map((entry) => entry.evidence.id)
      .slice(0, 2);
  const victims = incident.services
    .filter((service) => service.blames.includes(first) && service.errors > 0 && service.name !== first)
    .map((service) => service.name);
  const cited = [...idsOf([first]), ...idsOf(victims)];
  if (cited.length === 0) return [];
  return [claimOf('failed_first', { service: first, victims }, { about: 'service', evidence: cited })];
}

export function symptomClaims(incident: IncidentAnalysis, evidence: IncidentEvidence): Claim[] {
  return mainFailures(incident, evidence).map(({ failure, evidence: piece }) =>
    claimOf(
      'failure_seen',
      { service: failure.template.owner, said: failureSaid({ failure, evidence: piece }), ...countOf(failure) },
      { about: 'symptom', evidence: [piece.id] },
    ),
  );
}

/** The line of an excerpt that its evidence is about. */
function focusOf({ excerpt, detail, locator }: Evidence): string {
  const begin = 'startLine' in locator ? (locator.startLine ?? 1) : 1;
  const focus = detail.kind === 'log_template' ? (detail.focusLine ?? begin) - begin : 0;
  return excerpt.split('\n')[focus] ?? '';
}

/** The words of a failure, without its count: those of its evidence, from which secrets over several lines are gone. */
export function failureSaid({ failure, evidence }: { failure: ChangedTemplate; evidence: Evidence }): string {
  return redactSecrets(exampleWords(focusOf(evidence), failure.template.text));
}

export function loadClaims(incident: IncidentAnalysis, evidence: IncidentEvidence): Claim[] {
  const { surge } = incident;
  if (surge === null) return [];
  const { before, after, failure } = surge;
  const cited = evidence.load.map((entry) => entry.evidence.id);
  const values = { service: failure.template.owner, before, after };
  return [claimOf('load_rose', values, { about: 'symptom', evidence: cited })];
}

/** What is wrong with containers as they are now. */
export function containerClaims(evidence: IncidentEvidence): Claim[] {
  return evidence.containers.flatMap(({ container, evidence: piece }): Claim[] => {
    const { name, status, oomKilled = false, restartCount = 0, health = '', exitCode = 0, time } = container;
    if (!oomKilled && exitCode === 0 && restartCount === 0 && health !== 'unhealthy') return [];
    const since = time === undefined ? '' : new Date(time).toISOString();
    const state = { name, status, oomKilled: Number(oomKilled), exitCode, restarts: restartCount, health, since };
    return [claimOf('container_state', state, { about: 'symptom', evidence: [piece.id] })];
  });
}

/** One sentence for each revision that was rolled out around the onset, with every service's distance from it. */
export function deployClaims(incident: IncidentAnalysis, evidence: IncidentEvidence): Claim[] {
  const { onset, firstService } = incident;
  if (onset === null) return [];
  const rollouts = new Map<
    string,
    { service: string; distance: number; previous?: string | undefined; id: string }[]
  >();
  for (const { deploy, evidence: piece } of evidence.deploys) {
    if (deploy.time === null) continue;
    const { service, previous } = deploy;
    const one = { service, previous, distance: onset.at - deploy.time, id: piece.id };
    rollouts.set(deploy.revision, [...(rollouts.get(deploy.revision) ?? []), one]);
  }
  const told = [...rollouts].filter(([, all]) =>
    all.some(({ service, distance }) => service === firstService || Math.abs(distance) <= RECENT_MS),
  );
  return told.slice(0, MOST_ROLLOUTS).map(([revision, all]) => {
    const ordered = all.toSorted((a, b) => b.distance - a.distance);
    const before = ordered.filter(({ distance }) => distance >= 0);
    const after = ordered.filter(({ distance }) => distance < 0);
    const [previous = '', ...others] = new Set(ordered.flatMap((one) => one.previous ?? []));
    const values = {
      revision,
      previous: others.length > 0 ? '' : previous,
      before: before.map(({ service }) => service),
      beforeMs: before.map(({ distance }) => distance),
      after: after.map(({ service }) => service),
      afterMs: after.map(({ distance }) => -distance),
    };
    return claimOf('deployed_around_onset', values, { about: 'change', evidence: ordered.map(({ id }) => id) });
  });
}
