import type { Candidate, CauseKind, Incident, Reason } from '@mats/contracts';
import { outsideCandidates } from '../judge/outside-candidates.ts';
import { namedIn } from '../failures/question-words.ts';
import { claimOf } from '../words/claim-of.ts';
import { TITLES } from '../words/title-words.ts';
import type { ReportedChange } from './reported-change.ts';

/** What a setting holds, by the words that its name is made of, and the failures that a wrong value brings. */
const HOLDS: readonly { readonly words: string; readonly kinds: readonly CauseKind[] }[] = [
  {
    words:
      'password passwd pass secret token key credential credentials user username login passwort kennwort contrasena clave',
    kinds: ['authentication_refused', 'authorisation_denied'],
  },
  {
    words: 'host hostname url uri address addr endpoint dsn server',
    kinds: ['name_resolution', 'connection_refused', 'unreachable', 'wrong_address', 'advertised_address'],
  },
  { words: 'port puerto', kinds: ['port_in_use', 'connection_refused', 'wrong_address'] },
  { words: 'memory mem heap xmx', kinds: ['memory_exhausted', 'crash_signal'] },
  { words: 'pool connections', kinds: ['pool_exhausted', 'connection_limit'] },
  {
    words: 'cert certificate tls ssl ca',
    kinds: ['certificate_expired', 'certificate_untrusted', 'certificate_name_mismatch'],
  },
  { words: 'image tag', kinds: ['image_unavailable', 'wrong_architecture'] },
  { words: 'timeout', kinds: ['slow_dependency', 'health_check_wrong'] },
  {
    words: 'env dotenv environment',
    kinds: [
      'authentication_refused',
      'missing_setting',
      'invalid_setting',
      'connection_refused',
      'name_resolution',
      'wrong_address',
    ],
  },
  {
    // A file that describes how parts are run holds their settings, credentials, addresses, limits and checks.
    words: 'compose yaml yml manifest helm values chart configmap stack',
    kinds: [
      'authentication_refused',
      'image_unavailable',
      'port_in_use',
      'missing_setting',
      'invalid_setting',
      'name_resolution',
      'connection_refused',
      'wrong_address',
      'missing_file',
      'file_permission',
      'memory_exhausted',
      'health_check_wrong',
      'startup_order',
    ],
  },
  { words: 'volume mount path dir', kinds: ['missing_file', 'file_permission', 'read_only_storage'] },
];

/** What another version brings. */
const OF_VERSIONS: ReadonlySet<CauseKind> = new Set([
  'version_mismatch',
  'missing_module',
  'missing_schema',
  'invalid_setting',
  'missing_setting',
  'protocol_mismatch',
  'code_defect',
]);

function namesOf(candidate: Candidate): string[] {
  const { component, service, file, values = {} } = candidate;
  return [component, service, file, ...Object.values(values).map(String)].flatMap((name) => name ?? []);
}

/** How well a reported change explains a failure: 2 by its very name, 1 by what such a setting holds, 0 not at all. */
function fitOf(change: ReportedChange, candidate: Candidate): number {
  const { kind } = candidate;
  if (kind === null) return 0;
  const names = [...change.names, ...change.versions].map((name) => name.toLowerCase());
  const written = new Set(names);
  const words = new Set(names.flatMap((name) => [name, ...name.split(/[^\p{L}\d]+/u)]));
  const ofFailure = namesOf(candidate);
  if (ofFailure.some((name) => written.has(name.toLowerCase()))) return 2;
  const holds = HOLDS.some((one) => one.kinds.includes(kind) && one.words.split(' ').some((word) => words.has(word)));
  if (holds) return 1;
  if (change.kind === 'setting') return 0;
  return OF_VERSIONS.has(kind) && ofFailure.some((name) => namedIn(words, name)) ? 1 : 0;
}

/** The failure that a reported change explains, if one does. */
function explainedBy(change: ReportedChange, candidates: readonly Candidate[]): Candidate | undefined {
  const fitting = candidates
    .filter(({ found }) => found !== 'change' && found !== 'code' && found !== 'reported')
    .map((candidate) => ({ candidate, fit: fitOf(change, candidate) }))
    .filter(({ fit }) => fit > 0);
  return fitting.toSorted((a, b) => b.fit - a.fit || b.candidate.score - a.candidate.score)[0]?.candidate;
}

/** Before anything else is weighed, a reported change is as likely as not. */
const UNWEIGHED = 0.5;
/** Clocks of people and of logs are hours apart: only what was changed longer after the onset than this is excluded. */
const ZONES_MS = 14 * 3_600_000;

/**
 * A change that the asker tells of as a candidate; null when it was made after the failure began. `evidence` is the id of what the asker
 * said.
 */
export function reportedCandidate(
  change: ReportedChange,
  given: { evidence: string; candidates: readonly Candidate[]; incident: Incident | undefined },
): Candidate | null {
  const { evidence, candidates, incident } = given;
  const onset = Date.parse(incident?.onset?.at ?? '');
  if (change.at !== null && change.at.from > onset + ZONES_MS) return null;
  const outside = incident === undefined ? [] : outsideCandidates(incident);
  const explained = explainedBy(change, [...candidates, ...outside]);
  const name = [...change.names, ...change.versions].join(' ');
  const day = change.at === null ? '' : new Date(change.at.from).toISOString().slice(0, 10);
  const told = { name, kind: change.kind, day };
  const reason: Reason = { code: 'reported_change', weight: 0, values: { name }, evidence: [evidence] };
  const cited = [evidence, ...(explained?.for.flatMap((claim) => claim.evidence) ?? [])].slice(0, 4);
  return {
    id: `reported:${change.kind}:${name}`,
    found: 'reported',
    kind: explained?.kind ?? null,
    change: change.kind,
    title: TITLES.reported(told, explained?.title ?? null),
    commit: null,
    component: explained?.component ?? change.names[0] ?? name,
    ...(explained?.service === undefined ? {} : { service: explained.service }),
    score: UNWEIGHED,
    reasons:
      explained === undefined
        ? [reason]
        : [reason, { ...reason, code: 'reported_change_fits', values: { name, explains: explained.id } }],
    nextSteps: [],
    for: [claimOf('reported_change', told, { about: 'change', evidence: cited })],
    against: [],
  };
}
