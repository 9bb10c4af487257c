import { CAUSE_SIGNALS, tellsOutcomeOnly } from '@mats/engine';
import type { ChangedTemplate, IncidentAnalysis } from '@mats/engine';
import type { Claim, Evidence, Onset } from '@mats/contracts';
import type { IncidentEvidence } from '@mats/evidence';
import { redactSecrets } from '@mats/telemetry';
import { durationWords, exampleWords, listWords, momentWords, revisionWords, timesWords } from './words.ts';

const MOST_SYMPTOMS = 4;
const MOST_OF_FIRST = 2;
const MOST_ROLLOUTS = 2;
/** Deployments this long before are told of only if the service that failed first was deployed. */
const RECENT_MS = 3_600_000;

type Shown = IncidentEvidence['failures'][number];

/** How often, and against what: `39 times, never before`, `39 times, 2 before`. */
export function countWords({ change, before, after }: ChangedTemplate): string {
  const times = timesWords(after);
  if (change === 'new') return `${times}, never before`;
  return change === 'risen' ? `${times}, ${before} before` : times;
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
  const at = momentWords(onset.at);
  if (incident.onset === null) {
    const text = `The first failure in the logs is at ${at}; they do not show when it began.`;
    return [{ text, about: 'onset', evidence: onset.evidence }];
  }
  const from = momentWords(onset.from < onset.at ? onset.from : onset.at);
  const to = momentWords(onset.to > onset.at ? onset.to : onset.at);
  const text = from === to ? `It began at ${at}.` : `It began at ${at}, between ${from} and ${to}.`;
  return [{ text, about: 'onset', evidence: onset.evidence }];
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
  const text =
    victims.length === 0
      ? `${first} failed first.`
      : `${first} failed first; the errors of ${listWords(victims)} come from calling ${first}.`;
  const cited = [...idsOf([first]), ...idsOf(victims)];
  return cited.length === 0 ? [] : [{ text, about: 'service', evidence: cited }];
}

export function symptomClaims(incident: IncidentAnalysis, evidence: IncidentEvidence): Claim[] {
  return mainFailures(incident, evidence).map(({ failure, evidence: piece }) => ({
    text: `${failure.template.owner}: ${failureWords({ failure, evidence: piece })}, ${countWords(failure)}.`,
    about: 'symptom',
    evidence: [piece.id],
  }));
}

/** The line of an excerpt that its evidence is about. */
function focusOf({ excerpt, detail, locator }: Evidence): string {
  const begin = 'startLine' in locator ? (locator.startLine ?? 1) : 1;
  const focus = detail.kind === 'log_template' ? (detail.focusLine ?? begin) - begin : 0;
  return excerpt.split('\n')[focus] ?? '';
}

/** The words of a failure, quoted, without its count: those of its evidence, from which secrets over several lines are gone. */
export function failureWords({ failure, evidence }: { failure: ChangedTemplate; evidence: Evidence }): string {
  return `“${redactSecrets(exampleWords(focusOf(evidence), failure.template.text))}”`;
}

function perSecond(rate: number): string {
  return rate >= 10 ? String(Math.round(rate)) : rate.toFixed(1);
}

export function loadClaims(incident: IncidentAnalysis, evidence: IncidentEvidence): Claim[] {
  const { surge } = incident;
  if (surge === null) return [];
  const { before, after, failure } = surge;
  const text = `${failure.template.owner}, where requests come in, logs ${perSecond(after)} events/s instead of ${perSecond(before)}: more work came in.`;
  return [{ text, about: 'symptom', evidence: evidence.load.map((entry) => entry.evidence.id) }];
}

/** What is wrong with containers as they are now. */
export function containerClaims(evidence: IncidentEvidence): Claim[] {
  return evidence.containers.flatMap(({ container, evidence: piece }): Claim[] => {
    const { oomKilled, restartCount = 0, health, exitCode = 0, time } = container;
    const wrong = [
      ...(oomKilled === true ? ['was killed for lack of memory'] : []),
      // The code of that kill says nothing more.
      ...(exitCode === 0 || oomKilled === true ? [] : [`exited with code ${exitCode}`]),
      ...(restartCount > 0 ? [`was restarted ${timesWords(restartCount)}`] : []),
      ...(health === 'unhealthy' ? ['is unhealthy'] : []),
    ];
    if (wrong.length === 0) return [];
    const since = time === undefined ? '' : ` (${container.status} since ${momentWords(new Date(time).toISOString())})`;
    return [
      { text: `Container ${container.name} ${listWords(wrong)}${since}.`, about: 'symptom', evidence: [piece.id] },
    ];
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
    const placed = (list: typeof ordered): string =>
      listWords(list.map(({ service, distance }) => `${service} ${durationWords(Math.abs(distance))}`));
    const parts = [
      ...(before.length === 0 ? [] : [`${placed(before)} before the first error`]),
      ...(after.length === 0 ? [] : [`${placed(after)} after it`]),
    ];
    const [previous, ...others] = new Set(ordered.flatMap((one) => one.previous ?? []));
    const was = previous === undefined || others.length > 0 ? '' : ` in place of ${revisionWords(previous)}`;
    const text = `${revisionWords(revision)} was deployed${was}: ${parts.join('; ')}.`;
    return { text, about: 'change', evidence: ordered.map(({ id }) => id) };
  });
}
