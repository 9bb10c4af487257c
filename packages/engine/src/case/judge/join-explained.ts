import type { Candidate } from '@mats/contracts';

export interface Draft {
  readonly candidate: Candidate;
  /** Log odds against "not known". */
  readonly odds: number;
}

/** From this on the content of a change is taken to explain the failures of its service. */
const EXPLAINS = 0.6;
/** Which change brought a defect that is known is another question: one that is no more probable than all others together did not answer it. */
const BROUGHT = 0.5;

function sumOfOdds(odds: readonly number[]): number {
  const most = Math.max(...odds);
  return most + Math.log(odds.reduce((sum, one) => sum + Math.exp(one - most), 0));
}

/** Whether what code or history found explains the known failure: the same failure, seen from two sides. */
function explains(code: Draft, known: Draft): boolean {
  const { candidate: found } = code;
  const { candidate: failure } = known;
  if (failure.found === 'change' || failure.found === 'code') return false;
  const together = found.service === undefined || failure.service === undefined || found.service === failure.service;
  if (!together) return false;
  if (failure.kind === 'code_defect') return found.found === 'code' || found.score >= BROUGHT;
  return found.found === 'change' && found.score >= EXPLAINS;
}

/** What was guessed from words is no guess where another source says it too: its words are told then. */
function confirmed(guess: Candidate, by: Candidate): Candidate {
  const reasons = guess.reasons.filter(({ code }) => code !== 'unknown_form');
  if (reasons.length === guess.reasons.length || by.reasons.some(({ code }) => code === 'unknown_form')) return guess;
  return { ...guess, headline: by.headline ?? by.title, reasons };
}

/** The same kind of failure of the same service, found in two ways, is one: the known form, or what was reported of it, is kept, and what both cite. */
function joinSameKind(drafts: readonly Draft[]): Draft[] {
  const joined = new Map<string, Draft>();
  for (const draft of drafts) {
    const { kind, service, found } = draft.candidate;
    const own = found === 'change' || found === 'code' || kind === null || service === undefined;
    const key = own ? draft.candidate.id : `${kind} ${service}`;
    const before = joined.get(key);
    if (before === undefined) joined.set(key, draft);
    else {
      const says = ({ candidate }: Draft): boolean =>
        candidate.found === 'known_failure' || candidate.found === 'reported';
      const [kept, other] = says(before) ? [before, draft] : [draft, before];
      const claims = [...kept.candidate.for, ...other.candidate.for];
      const candidate = { ...confirmed(kept.candidate, other.candidate), for: claims };
      joined.set(key, { candidate, odds: sumOfOdds([before.odds, draft.odds]) });
    }
  }
  return [...joined.values()];
}

/**
 * A change that the asker reports and the known failure that it explains are one cause. What is wrong and what to do is the failure's; what
 * brought it is the report's.
 */
function joinReported(drafts: readonly Draft[]): Draft[] {
  return drafts.reduce<readonly Draft[]>((left, reported) => {
    const fits = reported.candidate.reasons.find(({ code }) => code === 'reported_change_fits');
    const known = left.find(({ candidate }) => candidate.id === fits?.values['explains']);
    if (known === undefined) return left;
    const { candidate } = reported;
    const joined: Draft = {
      candidate: {
        ...known.candidate,
        id: candidate.id,
        found: candidate.found,
        change: candidate.change,
        title: candidate.title,
        reasons: [...candidate.reasons, ...known.candidate.reasons],
        for: [...candidate.for, ...known.candidate.for],
        against: [...candidate.against, ...known.candidate.against],
      },
      odds: sumOfOdds([reported.odds, known.odds]),
    };
    return left.filter((one) => one !== known).map((one) => (one === reported ? joined : one));
  }, drafts) as Draft[];
}

/**
 * Joins what is one cause seen from two sides: a known form of failure and the code or change that brought it. The code or change is
 * kept; it takes over what is wrong, where that says more, and the odds of both.
 */
export function joinExplained(given: readonly Draft[]): Draft[] {
  const drafts = joinSameKind(joinReported(given));
  const inCode = drafts.filter(({ candidate }) => candidate.found === 'change' || candidate.found === 'code');
  const best = inCode.toSorted((a, b) => b.odds - a.odds)[0];
  if (best === undefined) return drafts;
  const explained = drafts.filter((draft) => draft !== best && explains(best, draft));
  if (explained.length === 0) return drafts;
  const strongest = explained.toSorted((a, b) => b.odds - a.odds)[0];
  const kind =
    strongest !== undefined && strongest.candidate.kind !== 'code_defect' && best.candidate.kind === 'code_defect'
      ? strongest.candidate.kind
      : best.candidate.kind;
  const { headline, quote } = strongest?.candidate ?? best.candidate;
  const joined: Draft = {
    candidate: {
      ...best.candidate,
      kind,
      ...(headline === undefined ? {} : { headline }),
      ...(quote === undefined ? {} : { quote }),
      for: [...best.candidate.for, ...(strongest?.candidate.for ?? [])],
    },
    odds: sumOfOdds([best.odds, ...explained.map(({ odds }) => odds)]),
  };
  return drafts.filter((draft) => !explained.includes(draft)).map((draft) => (draft === best ? joined : draft));
}
