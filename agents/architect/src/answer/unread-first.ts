import type { Question, QuestionPeriod } from '@mats/engine/question';
import type { Intent } from '@mats/contracts';
import { ANSWERS, span } from '../report/answers.ts';
import { askedParts, readPeriod, wasRead } from './part-facts.ts';
import type { AskedPart } from './part-facts.ts';
import type { SessionFacts } from './session-facts.ts';

/** These say by themselves whether the part was read. */
const SAYS_SO: ReadonlySet<Intent> = new Set(['why_not', 'affected', 'small_talk']);
/** Answers about things to do and about words do not depend on a period. */
const WITHOUT_PERIOD: ReadonlySet<Intent> = new Set(['small_talk', 'what_now', 'explain_simply', 'summary', 'diff']);

/** Whether anything that was read speaks of a word at all. */
function isMentioned(word: string, facts: SessionFacts): boolean {
  // "Buying" is what "/buy" is for.
  const stem = word.toLowerCase().replace(/(?<=...)(?:e?s|ing)$/, '');
  return [...facts.evidence.values()].some(
    ({ title, excerpt, locator }) =>
      title.toLowerCase().includes(stem) ||
      excerpt.toLowerCase().includes(stem) ||
      locator.label.toLowerCase().includes(stem),
  );
}

function unreadParts(question: Question, facts: SessionFacts): AskedPart[] {
  // Logs that name no service may be of any.
  const named = facts.read.some(({ services }) => services.length > 0);
  if (!named || SAYS_SO.has(question.intent)) return [];
  const subjects = new Set(question.subjects.filter((name) => !question.services.includes(name)));
  return askedParts(question).filter((part) => {
    if (part.name === null || wasRead(part, facts)) return false;
    // What fails may be what a part does for people, and not a part: then somebody else's lines tell of it.
    return !subjects.has(part.name) || !isMentioned(part.name, facts);
  });
}

function isCovered(period: QuestionPeriod, facts: SessionFacts): boolean {
  return facts.read.some(
    ({ from, to }) =>
      from !== undefined && to !== undefined && Date.parse(from) < period.to && Date.parse(to) >= period.from,
  );
}

const iso = (epochMs: number): string => new Date(epochMs).toISOString();

/** What the question names and nobody read, in a sentence; null when all was read. */
export function unreadFirst(question: Question, facts: SessionFacts): string | null {
  if (facts.read.length === 0) return null;
  const covered = readPeriod(facts.read);
  const period = covered === null ? null : span(covered);
  const parts = unreadParts(question, facts);
  if (parts.length > 0)
    return ANSWERS.notRead(
      parts.map(({ label }) => label),
      period,
    );
  // When a change was made is no period that has to be read.
  if (WITHOUT_PERIOD.has(question.intent) || question.reportedChange !== null || covered === null) return null;
  const [missed] = question.periods.filter((one) => !isCovered(one, facts));
  return missed === undefined
    ? null
    : ANSWERS.periodNotRead(span({ from: iso(missed.from), to: iso(missed.to) }), period);
}
