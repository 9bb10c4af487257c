import { CAUSE_SIGNALS } from '@mats/analysis';
import type { IncidentAnalysis } from '@mats/analysis';
import type { Claim, Evidence, Finding, Onset } from '@mats/contracts';
import { incidentRecord } from '@mats/sources';
import type { IncidentEvidence } from '@mats/sources';

const MOST_CLAIMS_OF_KIND = 4;

function symptomClaims(evidence: IncidentEvidence): Claim[] {
  return evidence.failures.slice(0, MOST_CLAIMS_OF_KIND).map(({ failure, evidence: piece }) => {
    const { template, change, before, after } = failure;
    const compared =
      change === 'new' ? ', never before the onset' : change === 'risen' ? `, ${before} before the onset` : '';
    const times = after === 1 ? 'once' : `${after} times`;
    const text = `${template.owner} failed ${times} with "${piece.title.replace(/^\d+ × /, '')}"${compared}.`;
    return { text, about: 'symptom', evidence: [piece.id] };
  });
}

function serviceClaims(incident: IncidentAnalysis, evidence: IncidentEvidence): Claim[] {
  const first = incident.firstService;
  if (first === null) return [];
  const own = evidence.failures
    .filter((entry) => entry.failure.template.owner === first)
    .map((entry) => entry.evidence.id);
  const victims = incident.services.filter((service) => service.blames.includes(first) && service.errors > 0);
  const cited = evidence.failures
    .filter((entry) => victims.some((victim) => victim.name === entry.failure.template.owner))
    .map((entry) => entry.evidence.id);
  const names = victims.map((victim) => victim.name).join(', ');
  const text = names === '' ? `${first} failed first.` : `${first} failed first; ${names} reported its failures.`;
  return [{ text, about: 'service', evidence: [...own.slice(0, 2), ...cited.slice(0, 2)] }];
}

function deployClaims(incident: IncidentAnalysis, evidence: IncidentEvidence): Claim[] {
  const { onset } = incident;
  if (onset === null) return [];
  return evidence.deploys.slice(0, MOST_CLAIMS_OF_KIND).flatMap(({ deploy, evidence: piece }) => {
    if (deploy.time === null) return [];
    const seconds = Math.round((onset.at - deploy.time) / 100) / 10;
    const when = seconds >= 0 ? `${seconds} s before the onset` : `${-seconds} s after the onset`;
    return [
      {
        text: `${deploy.service} was deployed with revision ${deploy.revision.slice(0, 10)} ${when}.`,
        about: 'change',
        evidence: [piece.id],
      },
    ];
  });
}

function containerClaims(evidence: IncidentEvidence): Claim[] {
  return evidence.containers
    .filter(
      ({ container }) =>
        container.oomKilled === true ||
        (container.restartCount ?? 0) > 0 ||
        container.health === 'unhealthy' ||
        (container.exitCode ?? 0) !== 0,
    )
    .map(({ container, evidence: piece }) => {
      const parts = [
        ...(container.oomKilled === true ? ['was killed for lack of memory'] : []),
        ...((container.restartCount ?? 0) > 0 ? [`restarted ${container.restartCount} times`] : []),
        ...(container.health === 'unhealthy' ? ['is unhealthy'] : []),
        ...((container.exitCode ?? 0) === 0 ? [] : [`exited with code ${container.exitCode}`]),
      ];
      return { text: `Container ${container.name} ${parts.join(' and ')}.`, about: 'symptom', evidence: [piece.id] };
    });
}

function perSecond(rate: number): string {
  return rate >= 10 ? String(Math.round(rate)) : rate.toFixed(1);
}

function loadClaims(incident: IncidentAnalysis, evidence: IncidentEvidence): Claim[] {
  const { surge } = incident;
  if (surge === null) return [];
  const { before, after, failure } = surge;
  const text = `${failure.template.owner} wrote ${perSecond(after)} events a second instead of ${perSecond(before)}: more work came in.`;
  return [{ text, about: 'symptom', evidence: evidence.load.map((entry) => entry.evidence.id) }];
}

function onsetClaims(onset: Onset | null, incident: IncidentAnalysis): Claim[] {
  if (onset === null || onset.evidence.length === 0) return [];
  const text =
    incident.onset === null
      ? `The first failure in the logs is at ${onset.at}; they do not show when it began.`
      : `Failures began at ${onset.at} (between ${onset.from} and ${onset.to}).`;
  return [{ text, about: 'onset', evidence: onset.evidence }];
}

function summaryOf(incident: IncidentAnalysis, onset: Onset | null): string {
  if (incident.failures.length === 0) return 'No failure was found in what could be read.';
  const failing = incident.services.filter((service) => service.errors > 0).map((service) => service.name);
  const since = onset === null ? '' : ` since ${onset.at}`;
  const resources = incident.signals
    .filter((signal) => CAUSE_SIGNALS.has(signal.kind))
    .map((signal) => signal.kind.replaceAll('_', ' '));
  const because = resources.length === 0 ? '' : `; signs of ${[...new Set(resources)].join(', ')}`;
  return `${failing.join(', ') || 'Something'} failing${since}; first: ${incident.firstService ?? 'not known'}${because}.`;
}

function evidenceList(evidence: IncidentEvidence): Evidence[] {
  const all = [
    evidence.failures,
    evidence.stacks,
    evidence.deploys,
    evidence.containers,
    evidence.background,
    evidence.load,
  ].flat();
  return [...new Map(all.map((entry) => [entry.evidence.id, entry.evidence])).values()];
}

/** The SRE's finding: what broke, when, where; every sentence cites evidence. */
export function sreFinding(
  incident: IncidentAnalysis,
  options: { evidence: IncidentEvidence; notChecked: Finding['notChecked']; durationMs: number },
): Finding {
  const { evidence, notChecked, durationMs } = options;
  const record = incidentRecord(incident, evidence);
  return {
    agent: 'sre',
    summary: summaryOf(incident, record.onset),
    claims: [
      ...onsetClaims(record.onset, incident),
      ...serviceClaims(incident, evidence),
      ...symptomClaims(evidence),
      ...loadClaims(incident, evidence),
      ...containerClaims(evidence),
      ...deployClaims(incident, evidence),
    ],
    candidates: [],
    evidence: evidenceList(evidence),
    notChecked,
    incident: record,
    usage: {
      agent: 'sre',
      tokens: { prompt: 0, completion: 0 },
      cost_usd: 0,
      model: null,
      duration_ms: durationMs,
      calls: [],
    },
  };
}
