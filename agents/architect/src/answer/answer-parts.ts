import type { Question } from '@mats/engine/question';
import type { Report } from '@mats/contracts';
import { ANSWERS, span } from '../report/answers.ts';
import type { Answer } from './answer.ts';
import {
  askedParts,
  blames,
  evidenceOfPart,
  failuresOfPart,
  isConcluded,
  isPart,
  readOf,
  readPeriod,
  wasRead,
} from './part-facts.ts';
import type { AskedPart } from './part-facts.ts';
import type { SessionFacts } from './session-facts.ts';

const MOST_CITED = 4;

function periodOf(part: AskedPart, facts: SessionFacts): string | null {
  const period = readPeriod(readOf(part, facts));
  return period === null ? null : span(period);
}

function affectedPart(part: AskedPart, facts: SessionFacts): Answer {
  const evidence = evidenceOfPart(part, facts);
  const cited = evidence.map(({ id }) => id).slice(0, MOST_CITED);
  const [failing] = failuresOfPart(part, facts).filter(({ errors }) => errors > 0);
  if (failing !== undefined) {
    const text = ANSWERS.affected(failing.name, { ...failing, since: failing.firstError ?? null });
    return { code: 'affected', text, about: 'impact', evidence: cited };
  }
  if (readOf(part, facts).length > 0 || failuresOfPart(part, facts).length > 0) {
    return {
      code: 'not_affected',
      text: ANSWERS.notAffected(part.label, periodOf(part, facts)),
      about: 'impact',
      evidence: [],
    };
  }
  const blaming = (facts.incident?.signals ?? []).filter(({ target }) => isPart(part, target));
  const callers = (facts.incident?.services ?? []).filter(({ blames: blamed }) =>
    blamed.some((name) => isPart(part, name)),
  );
  const by = [...new Set([...blaming.flatMap(({ service }) => service ?? []), ...callers.map(({ name }) => name)])];
  if (by.length > 0) {
    const ofCallers = [...facts.evidence.values()]
      .filter(({ service = '' }) => by.includes(service))
      .map(({ id }) => id);
    const ids = [...new Set([...blaming.flatMap((signal) => signal.evidence), ...ofCallers])].slice(0, MOST_CITED);
    return { code: 'blamed_only', text: ANSWERS.blamedOnly(part.label, by), about: 'impact', evidence: ids };
  }
  const covered = readPeriod(facts.read);
  const text = ANSWERS.partNotRead(part.label, covered === null ? null : span(covered));
  return { code: 'part_not_read', text, about: 'impact', evidence: [] };
}

/** Whether a part is affected; which are, when none is named. */
export function answerAffected(question: Question, facts: SessionFacts): Answer {
  const parts = askedParts(question);
  if (parts.length > 0) {
    const answers = parts.slice(0, 2).map((part) => affectedPart(part, facts));
    return {
      code: 'parts_affected',
      text: answers.map(({ text }) => text).join(' '),
      about: 'impact',
      evidence: [...new Set(answers.flatMap(({ evidence }) => evidence))],
    };
  }
  const failing = (facts.incident?.services ?? [])
    .filter(({ errors }) => errors > 0)
    .toSorted((a, b) => b.errors - a.errors);
  const names = new Set(failing.map(({ name }) => name));
  const cited = [...facts.evidence.values()].filter(({ service = '' }) => names.has(service)).map(({ id }) => id);
  const told = failing.map(({ name, errors }) => `${name} (${errors})`);
  return {
    code: 'all_affected',
    text: ANSWERS.allAffected(told),
    about: 'impact',
    evidence: cited.slice(0, MOST_CITED),
  };
}

function mainEvidence({ claims }: Report): string[] {
  return claims[0]?.evidence ?? [];
}

/** That a lead is less likely than the cause, and why. */
function weakerThan(conclusion: Report, lead: Report['weakerLeads'][number]): Answer {
  const { title, reason, score = 0, evidence } = lead;
  const { confidence: best, cause } = conclusion;
  const cited = [...new Set([...evidence, ...mainEvidence(conclusion)])].slice(0, MOST_CITED);
  return {
    code: 'weaker',
    text: ANSWERS.weaker(title, { score, best, reason, cause }),
    about: 'exclusion',
    evidence: cited,
  };
}

/** Why a commit is not the cause: what it is outweighed by, or that nothing ties it to the failure. */
function whyNotCommit(sha: string, facts: SessionFacts): Answer {
  const { conclusion } = facts;
  const { cause, where } = conclusion;
  const main = mainEvidence(conclusion);
  if (where.commit?.startsWith(sha) === true) {
    return {
      code: 'is_cause',
      text: ANSWERS.isCause(`commit ${sha.slice(0, 8)}`, cause),
      about: 'exclusion',
      evidence: main,
    };
  }
  const titles = new Set(
    facts.candidates.flatMap(({ commit, title }) => (commit?.startsWith(sha) === true ? title : [])),
  );
  const lead = conclusion.weakerLeads.find(({ title }) => titles.has(title));
  if (lead !== undefined) return weakerThan(conclusion, lead);
  for (const { id, detail } of facts.evidence.values()) {
    if (detail.kind !== 'commit' || !detail.sha.startsWith(sha)) continue;
    const text = ANSWERS.nothingTies({ sha: detail.sha, subject: detail.subject, cause });
    return { code: 'nothing_ties', text, about: 'exclusion', evidence: [id, ...main].slice(0, MOST_CITED) };
  }
  return { code: 'commit_not_read', text: ANSWERS.commitNotRead(sha, cause), about: 'exclusion', evidence: [] };
}

/** Why a part is not the cause: what speaks against it, or that it was not looked at. */
export function answerWhyNot(question: Question, facts: SessionFacts): Answer {
  const { conclusion } = facts;
  const { cause } = conclusion;
  const [part] = askedParts(question);
  const [sha] = question.commits;
  const main = mainEvidence(conclusion);
  if (sha !== undefined) return whyNotCommit(sha, facts);
  if (part === undefined) {
    const text = conclusion.kind === null ? ANSWERS.whyNotOpen(cause) : ANSWERS.whyNotWhat(cause);
    return {
      code: conclusion.kind === null ? 'why_not_open' : 'why_not_what',
      text,
      about: 'exclusion',
      evidence: main,
    };
  }
  if (conclusion.kind !== null && isConcluded(conclusion, part)) {
    return { code: 'is_cause', text: ANSWERS.isCause(part.label, cause), about: 'exclusion', evidence: main };
  }
  const titles = new Map(conclusion.weakerLeads.map((lead) => [lead.title, lead]));
  const [candidate] = facts.candidates.filter((one) => blames(one, part) && titles.has(one.title));
  const lead = candidate === undefined ? undefined : titles.get(candidate.title);
  if (lead !== undefined) return weakerThan(conclusion, lead);
  const [out] = conclusion.ruledOut.filter(({ evidence }) =>
    evidence.some((id) => isPart(part, facts.evidence.get(id)?.service)),
  );
  if (out !== undefined)
    return {
      code: 'ruled_out',
      text: ANSWERS.ruledOut(out.title, out.reason),
      about: 'exclusion',
      evidence: out.evidence,
    };
  if (!wasRead(part, facts))
    return { code: 'not_ruled_out', text: ANSWERS.notRuledOut(part.label, cause), about: 'exclusion', evidence: main };
  const text = ANSWERS.nothingAgainst(part.label, { period: periodOf(part, facts), cause });
  return { code: 'nothing_against', text, about: 'exclusion', evidence: main };
}
