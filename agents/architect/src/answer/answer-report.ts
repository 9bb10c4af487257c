import { isComplaint } from '@mats/engine';
import type { Question } from '@mats/engine/question';
import type { Evidence, Intent, RecordedTurn } from '@mats/contracts';
import { ANSWERS } from '../report/answers.ts';
import type { Counted } from '../report/sentences.ts';
import type { Answer } from './answer.ts';
import { askedParts, isPart } from './part-facts.ts';
import type { SessionFacts } from './session-facts.ts';

const MOST_LEADS = 3;
const MOST_LINES = 6;
const MOST_CITED = 6;
const MOST_QUOTED = 120;

function mainEvidence({ conclusion }: SessionFacts): string[] {
  return conclusion.claims[0]?.evidence ?? [];
}

/** What else it could be: the leads next to the cause. */
export function answerOthers(_question: Question, { conclusion }: SessionFacts): Answer {
  const leads = conclusion.weakerLeads.slice(0, MOST_LEADS);
  if (leads.length === 0) return { code: 'no_others', text: ANSWERS.noOthers(), about: 'exclusion', evidence: [] };
  const text = ANSWERS.others(leads.map(({ title, score = null }) => ({ title, score })));
  return {
    code: 'others',
    text,
    about: 'exclusion',
    evidence: [...new Set(leads.flatMap(({ evidence }) => evidence))].slice(0, MOST_CITED),
  };
}

/** What to do: the next step with its command, and what comes then. */
export function answerNow(_question: Question, facts: SessionFacts): Answer {
  const [first, then] = facts.conclusion.nextSteps;
  if (first === undefined) return { code: 'nothing_to_do', text: ANSWERS.nothingToDo(), about: 'cause', evidence: [] };
  const now = ANSWERS.todo(first.text, first.command ?? null, first.destructive === true);
  const text = `${now.endsWith('.') ? now : `${now}.`}${then === undefined ? '' : ANSWERS.thenDo(then.text)}`;
  return { code: 'todo', text, about: 'cause', evidence: mainEvidence(facts) };
}

interface FailingLine {
  readonly id: string;
  readonly text: string;
  readonly count: number;
  readonly service: string | null;
  readonly piece: Evidence;
}

/** The distinct failing lines, the most frequent first. */
function failingLines({ evidence }: SessionFacts): FailingLine[] {
  const lines = [...evidence.values()].flatMap((piece): FailingLine[] => {
    const { detail, id, title, service = null } = piece;
    if (detail.kind !== 'log_template' || !isComplaint(detail.severity)) return [];
    const text = title.replace(/^\d{1,12} × /, '').slice(0, MOST_QUOTED);
    return [{ id, text, count: detail.count, service, piece }];
  });
  return lines.toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

/** How often a failure was written within the periods that are asked about. */
function countWithin({ piece, count }: FailingLine, { periods }: Question): number {
  if (periods.length === 0 || piece.detail.kind !== 'log_template') return count;
  return piece.detail.buckets
    .filter(({ at }) => periods.some(({ from, to }) => at >= from && at < to))
    .reduce((sum, bucket) => sum + bucket.count, 0);
}

/** How many failures, by service. */
export function answerHowMany(question: Question, facts: SessionFacts): Answer {
  const asked = askedParts(question).filter(({ name }) => name !== null);
  const of = (name: string | null): boolean => asked.length === 0 || asked.some((part) => isPart(part, name));
  const lines = failingLines(facts).filter(({ service }) => of(service));
  const counted =
    question.periods.length > 0
      ? lines.map((line) => ({ name: line.service ?? 'unnamed', errors: countWithin(line, question) }))
      : (facts.incident?.services ?? []).filter(({ name }) => of(name));
  const byName = new Map<string, Counted & { name: string }>();
  for (const part of counted)
    byName.set(part.name, { ...part, errors: (byName.get(part.name)?.errors ?? 0) + part.errors });
  const parts = [...byName.values()].filter(({ errors }) => errors > 0).toSorted((a, b) => b.errors - a.errors);
  if (parts.length === 0) return { code: 'no_counts', text: ANSWERS.noCounts(), about: 'impact', evidence: [] };
  const failing = new Set(parts.map(({ name }) => name));
  const blamed = new Map((facts.incident?.services ?? []).map(({ name, blames }) => [name, blames]));
  const text = ANSWERS.counts(
    parts.map((part) => ({
      ...part,
      from: (blamed.get(part.name) ?? []).filter((other) => other !== part.name && failing.has(other)),
    })),
  );
  return { code: 'counts', text, about: 'impact', evidence: lines.map(({ id }) => id).slice(0, MOST_CITED) };
}

/** The distinct failing lines with their counts. */
export function answerErrors(question: Question, facts: SessionFacts): Answer {
  const asked = askedParts(question).filter(({ name }) => name !== null);
  const known = failingLines(facts).filter(
    ({ service }) => asked.length === 0 || asked.some((part) => isPart(part, service)),
  );
  const lines = known.map((line) => ({ ...line, count: countWithin(line, question) })).filter(({ count }) => count > 0);
  if (lines.length === 0) return { code: 'no_errors', text: ANSWERS.noErrors(), about: 'symptom', evidence: [] };
  const shown = lines.slice(0, MOST_LINES);
  const text = ANSWERS.errors(shown.map(ANSWERS.errorLine), lines.length - shown.length);
  return { code: 'errors', text, about: 'symptom', evidence: shown.map(({ id }) => id) };
}

/** Answers that say nothing that a summary could lose. */
const NOT_SUMMED: ReadonlySet<Intent> = new Set([
  'summary',
  'explain_simply',
  'small_talk',
  'cause',
  'since_when',
  'what_now',
]);

/** What was asked besides and answered, in a line each; what the conclusion says is not said again, a quoted diff is left to its turn. */
function askedBesides(turns: readonly RecordedTurn[], conclusion: string): string[] {
  const told = turns.flatMap(({ prompt, report }) => {
    const { intent = 'cause', answer, repeats, cause } = report;
    const asked = prompt.replaceAll(/\s+/g, ' ').slice(0, MOST_QUOTED);
    if (repeats === undefined) return cause === conclusion ? [] : [ANSWERS.summaryAsked(asked, cause)];
    if (NOT_SUMMED.has(intent)) return [];
    const [line = ''] = answer.replace(conclusion, '').trim().split('\n', 1);
    return [ANSWERS.summaryAsked(asked, line.replace(/:$/, '.'))];
  });
  return [...new Set(told)];
}

/** All turns of the session: the conclusion, then what was asked besides. The same, however often it is asked. */
export function answerSummary(_question: Question, facts: SessionFacts): Answer {
  const { conclusion, turns } = facts;
  const { cause, onset, impact, nextSteps } = conclusion;
  const [step] = nextSteps;
  const known = [
    cause,
    ...(onset === null ? [] : [ANSWERS.summarySince(onset.at)]),
    impact,
    ...(step === undefined ? [] : [ANSWERS.summaryNext(step.text)]),
  ];
  const text = ANSWERS.summary(known, askedBesides(turns, cause));
  return {
    code: 'summary',
    text,
    about: 'cause',
    evidence: [...new Set([...mainEvidence(facts), ...(onset?.evidence ?? [])])],
  };
}

/** The cause without jargon. */
export function answerSimply(_question: Question, facts: SessionFacts): Answer {
  const { verdict, kind, component, where, change, nextSteps } = facts.conclusion;
  if (verdict === 'no_incident')
    return { code: 'simply_well', text: ANSWERS.simplyWell(), about: 'cause', evidence: [] };
  const [missing] = facts.conclusion.missing ?? [];
  if (kind === null)
    return {
      code: 'simply_unknown',
      text: ANSWERS.simplyUnknown(missing?.text ?? null),
      about: 'cause',
      evidence: mainEvidence(facts),
    };
  const who = component ?? where.service ?? 'A program';
  const [step] = nextSteps;
  const text = ANSWERS.simply({ who, kind, changed: change !== 'none_known', todo: step?.text ?? null });
  return { code: 'simply', text, about: 'cause', evidence: mainEvidence(facts) };
}
