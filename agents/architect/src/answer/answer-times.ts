import { isComplaint } from '@mats/engine';
import type { Question, QuestionPeriod } from '@mats/engine/question';
import type { Evidence, Finding } from '@mats/contracts';
import { ANSWERS, moment, span } from '../report/answers.ts';
import type { Answer } from './answer.ts';
import { isLive } from './needed-agents.ts';
import { askedParts, evidenceOfPart, failuresOfPart, isPart, readPeriod } from './part-facts.ts';
import type { SessionFacts } from './session-facts.ts';

const MOST_CHANGES = 6;
const MOST_CITED = 4;
/** Characters of a change's title that are quoted. */
const MOST_TITLE = 120;
/** Failures that came at least once in this share of the time read are taken to go on when they reach so near to its end. */
const END_SHARE = 0.1;

/** Since when: of the part that is named, else of the incident. */
export function answerSince(question: Question, facts: SessionFacts): Answer {
  const { onset } = facts.conclusion;
  const [part] = askedParts(question);
  const [failing] =
    part === undefined ? [] : failuresOfPart(part, facts).filter(({ firstError }) => firstError !== undefined);
  if (part !== undefined && failing?.firstError !== undefined) {
    const cited = evidenceOfPart(part, facts).map(({ id }) => id);
    return {
      code: 'part_since',
      text: ANSWERS.partSince(failing.name, failing.firstError),
      about: 'onset',
      evidence: cited.slice(0, MOST_CITED),
    };
  }
  if (onset === null) return { code: 'since_unknown', text: ANSWERS.sinceUnknown(), about: 'onset', evidence: [] };
  const [shown] = onset.evidence.flatMap((id) => facts.evidence.get(id) ?? []);
  const sign =
    shown === undefined ? null : `“${shown.title}”${shown.service === undefined ? '' : ` of ${shown.service}`}`;
  return { code: 'since', text: ANSWERS.since(onset, sign), about: 'onset', evidence: onset.evidence };
}

interface Change {
  readonly at: string;
  readonly text: string;
  readonly evidence: string;
}

/** What has no time stands first. */
const UNTIMED = '';

function changeOf({ id, time, service, detail, title, locator }: Evidence): Change[] {
  if (detail.kind === 'commit' && time !== undefined) {
    return [{ at: time, text: ANSWERS.commit(detail.sha, detail.subject, detail.author), evidence: id }];
  }
  if (detail.kind === 'deploy' && time !== undefined) {
    const revision = /^[0-9a-f]{12,64}$/.test(detail.revision) ? detail.revision.slice(0, 8) : detail.revision;
    return [{ at: time, text: ANSWERS.deployment(service ?? 'something', revision), evidence: id }];
  }
  if (detail.kind === 'change' && detail.type !== 'deployment' && time !== undefined) {
    const named = service === undefined || title.startsWith(`${service}:`);
    const said = { title: title.slice(0, MOST_TITLE), type: detail.type, service: named ? null : service };
    return [{ at: time, text: ANSWERS.changedThing(said), evidence: id }];
  }
  return locator.source === 'asker' ? [{ at: time ?? UNTIMED, text: ANSWERS.reported(title), evidence: id }] : [];
}

function isWithin(at: string, periods: readonly QuestionPeriod[]): boolean {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return periods.length === 0;
  return periods.length === 0 || periods.some(({ from, to }) => time >= from && time < to);
}

/** What was changed, in order of time. */
export function answerChanges(question: Question, facts: SessionFacts): Answer {
  const parts = askedParts(question);
  const all = [...facts.evidence.values()].flatMap((piece) => {
    const changes = changeOf(piece);
    const ofPart =
      parts.length === 0 || parts.some((part) => piece.service === undefined || isPart(part, piece.service));
    return ofPart ? changes : [];
  });
  const changes = all.filter(({ at }) => isWithin(at, question.periods)).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  if (changes.length === 0) {
    const codeRead = facts.read.some(({ kind }) => kind === 'repository');
    const [period] = question.periods;
    const within =
      period === undefined
        ? null
        : span({ from: new Date(period.from).toISOString(), to: new Date(period.to).toISOString() });
    return { code: 'no_change', text: ANSWERS.noChange({ codeRead, within }), about: 'change', evidence: [] };
  }
  const shown = changes.slice(-MOST_CHANGES);
  const told = shown.map(({ at, text }) => (at === UNTIMED ? text : `${moment(at)} ${text}`));
  return {
    code: 'changes',
    text: ANSWERS.changes(told, changes.length - shown.length),
    about: 'change',
    evidence: shown.map(({ evidence }) => evidence),
  };
}

interface LastSeen {
  readonly last: string;
  readonly to: string;
  readonly from: string;
  readonly evidence: string;
}

/** When the last failure was, and how far what was read reaches. */
function lastSeen(
  findings: readonly Finding[],
  { facts, period }: { facts: SessionFacts; period: { from: string; to: string } },
): LastSeen | null {
  const pieces = findings.flatMap(({ evidence }) => evidence);
  const onset = Date.parse(facts.conclusion.onset?.at ?? '');
  const failures = pieces.flatMap(({ id, detail, time }) => {
    if (detail.kind !== 'log_template' || !isComplaint(detail.severity)) return [];
    if (!['new', 'risen', 'unknown'].includes(detail.change)) return [];
    const buckets = detail.buckets.filter(({ count }) => count > 0).map(({ at }) => at);
    const last = Math.max(...buckets, time === undefined ? Number.NEGATIVE_INFINITY : Date.parse(time));
    return Number.isFinite(last) && !(last < onset) ? [{ last, evidence: id }] : [];
  });
  const latest = failures.toSorted((a, b) => b.last - a.last)[0];
  if (latest === undefined) return null;
  return { last: new Date(latest.last).toISOString(), ...period, evidence: latest.evidence };
}

function readNow(facts: SessionFacts): readonly Finding[] {
  return facts.fresh === undefined ? facts.findings : [facts.fresh];
}

/** Whether it still fails: by what was read now, or until where what was brought reaches. */
export function answerStillSo(_question: Question, facts: SessionFacts): Answer {
  const findings = readNow(facts);
  const period = readPeriod(findings.flatMap(({ read }) => read));
  if (period === null) return { code: 'still_untimed', text: ANSWERS.stillUntimed(), about: 'symptom', evidence: [] };
  const seen = lastSeen(findings, { facts, period });
  const ends = isLive(facts) ? '' : ANSWERS.laterNotRead();
  if (seen === null)
    return { code: 'still_none', text: `${ANSWERS.stillNone(period.to)}${ends}`, about: 'symptom', evidence: [] };
  const { last, to, from, evidence } = seen;
  const quiet = Date.parse(to) - Date.parse(last);
  const length = Date.parse(to) - Date.parse(from);
  const isQuiet = quiet > length * END_SHARE;
  const text = isQuiet ? ANSWERS.stopped({ last, to }) : ANSWERS.stillFailing({ last, to });
  return {
    code: isQuiet ? 'stopped' : 'still_failing',
    text: `${text}${ends}`,
    about: 'symptom',
    evidence: [evidence],
  };
}

/** How things stand where what was read ends. */
export function answerStatus(_question: Question, facts: SessionFacts): Answer {
  const findings = readNow(facts);
  const services = findings.flatMap(({ incident }) => incident?.services ?? []);
  const failing = services.filter(({ errors }) => errors > 0);
  const read = findings.flatMap((finding) => finding.read);
  const names = new Set(failing.map(({ name }) => name));
  const well = [...new Set([...services.map(({ name }) => name), ...read.flatMap((source) => source.services)])];
  const cited = findings.flatMap(({ evidence }) => evidence).filter(({ service = '' }) => names.has(service));
  const text = ANSWERS.status({
    at: readPeriod(read)?.to ?? null,
    failing: failing.map(({ name, errors }) => `${name} (${errors})`),
    well: well.filter((name) => !names.has(name)),
  });
  return { code: 'status', text, about: 'symptom', evidence: cited.map(({ id }) => id).slice(0, MOST_CITED) };
}
