import { stepsOfKind } from '@mats/engine';
import { broughtBy } from '@mats/contracts';
import type { Candidate, CauseKind, Incident, MissingSource, Report, Step } from '@mats/contracts';
import type { PrintedPlace } from './headline.ts';
import { LAST_CHANGES, ROLL_BACK, STEPS, WOULD_DECIDE } from './sentences.ts';

export interface Advice {
  nextSteps: Step[];
  prevention: string[];
}

/** What is known besides the candidate. */
export interface AdviceInput {
  readonly verdict: Report['verdict'];
  readonly incident?: Incident | undefined;
  readonly missing?: readonly MissingSource[];
  /** The own line of a crash whose code nobody read. */
  readonly printed?: PrintedPlace | undefined;
  /** Of an open case, what it may be. */
  readonly likeliest?: Candidate | undefined;
}

/** What is less probable is not worth a look. */
const WORTH_A_LOOK = 0.05;

/** The last parts of a path that a shell reads as nothing but themselves. */
const END_OF_PATH = /(?:^|[/\\])((?:[\w.@+-]{1,80}[/\\])?[\w.@+-]{1,80})$/;

/** A crash is looked at where its trace says that it happened, before anything else. */
function stepsForCrash(printed: PrintedPlace | undefined): Step[] {
  if (printed === undefined) return [];
  const end = END_OF_PATH.exec(printed.file)?.[1]?.replaceAll('\\', '/');
  return [{ text: STEPS.open(printed), ...(end === undefined ? {} : { command: LAST_CHANGES(end) }) }];
}

function place({ file, line }: Candidate): string {
  return file === undefined ? 'the code' : `${file}${line === undefined ? '' : `:${line}`}`;
}

/** The deployment that brought the change, where the revision before it is known. */
function deploymentOf(
  { service }: Candidate,
  incident: Incident | undefined,
): { to: string; until: string | null } | null {
  const onset = incident?.onset?.at;
  const before = (incident?.deploys ?? []).filter(
    ({ time, previous, service: where }) =>
      previous !== undefined && where === service && (onset === undefined || time === undefined || time <= onset),
  );
  const last = before.at(-1);
  return last?.previous === undefined ? null : { to: last.previous, until: last.time ?? null };
}

/** What to do about what brought the cause; nothing where no change is known. */
function stepsForChange(candidate: Candidate & { commit: string }, incident: Incident | undefined): Step[] {
  const { commit: sha, change } = candidate;
  const who = candidate.service ?? 'the service';
  const deployment = candidate.reasons.some(({ code }) => code === 'deployed_before_onset')
    ? deploymentOf(candidate, incident)
    : null;
  const given = { to: deployment?.to ?? '', sha };
  const platform = deployment === null || candidate.service === undefined ? 'host' : (incident?.platform ?? 'host');
  const command = ROLL_BACK[platform](who, given);
  if (change === 'setting') return [{ text: STEPS.restoreSetting(place(candidate), who), command }];
  if (change === 'dependency') return [{ text: STEPS.pin(sha), command }];
  const text = deployment === null ? STEPS.revert(who, sha) : STEPS.rollBack(who, { ...deployment, sha });
  return [{ text, command }, { text: STEPS.fixAfterwards(place(candidate)) }];
}

const PREVENTION: Readonly<Partial<Record<CauseKind | 'change', string>>> = {
  change: 'A test with the failing input before a deployment, and a canary that stops when a new error appears.',
  disk_full: 'An alert on the disk at 80 %, and log rotation with a stated size.',
  memory_exhausted: 'An alert on memory at 80 % of its limit.',
  pool_exhausted: 'A limit on how long one request may hold a connection, and an alert on waiting requests.',
  outside_outage: 'A timeout and a circuit breaker around the call, and an alert of its own.',
  certificate_expired: 'An alert 21 days before a certificate ends.',
  authentication_refused: 'One place from which all services read a password, so that it is changed in one step.',
};

/** What to do about a defect that code alone found. */
function stepsForDefect(candidate: Candidate): Step[] {
  return [{ text: STEPS.fix(place(candidate)) }, { text: STEPS.findInput() }];
}

/** What to do about a kind of failure of which no more is known. */
function stepsForKind(candidate: Candidate & { kind: CauseKind }, incident: Incident | undefined): Step[] {
  if (candidate.kind === 'code_defect') return stepsForDefect(candidate);
  const { service, component: peer } = candidate;
  return stepsOfKind(candidate.kind, { service, peer, platform: incident?.platform });
}

/** What would decide an open case, as steps: what it may be is looked at, sources with a setting are connected, others attached. */
function stepsForOpenCase({ missing = [], likeliest }: AdviceInput): Step[] {
  const look = likeliest !== undefined && likeliest.score >= WORTH_A_LOOK ? likeliest.nextSteps.slice(0, 1) : [];
  const known = missing.map(({ what, text, setting }): Step => {
    if (what === 'agent') return { text };
    return setting === undefined ? { text: STEPS.askAgain(text) } : { text: STEPS.connect(text), command: setting };
  });
  return known.length > 0 ? [...look, ...known] : [...look, { text: STEPS.askAgain(WOULD_DECIDE.anyLog()) }];
}

/** Next steps and prevention for the cause; commands are text, never run. */
export function adviceFor(candidate: Candidate | undefined, given: AdviceInput): Advice {
  const { verdict, incident, printed } = given;
  if (verdict === 'no_incident') return { nextSteps: [], prevention: [] };
  if (candidate === undefined) return { nextSteps: stepsForOpenCase(given), prevention: [] };
  const { kind } = candidate;
  const commit = broughtBy(candidate);
  const forChange = commit === null ? [] : stepsForChange({ ...candidate, commit }, incident);
  const forKind = candidate.nextSteps.length > 0 || kind === null ? [] : stepsForKind({ ...candidate, kind }, incident);
  const known = [...candidate.nextSteps, ...forKind];
  const steps = commit === null ? [...stepsForCrash(printed), ...known] : [...forChange, ...candidate.nextSteps];
  const prevention = PREVENTION[commit === null ? (kind ?? 'change') : 'change'];
  const look = candidate.component === undefined ? STEPS.look() : STEPS.lookAt(candidate.component);
  return {
    nextSteps: steps.length > 0 ? steps : [{ text: look }],
    prevention: prevention === undefined ? [] : [prevention],
  };
}
