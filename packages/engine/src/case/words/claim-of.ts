import type { Claim } from '@mats/contracts';
import type { Reason } from '../../code/history/clue.ts';
import { wordsOfChange } from './change-words.ts';
import { CLAIM_WORDS } from './claim-words.ts';
import type { ClaimCode, ClaimValues } from './claim-words.ts';
import { subjectWords } from './subject-words.ts';
import type { ChangeSubject } from './subject-words.ts';

/** What a claim is about, and the ids of the evidence that it cites. */
type Cited = Pick<Claim, 'about' | 'evidence'>;

const WORDS: { readonly [C in ClaimCode]: (values: Parameters<(typeof CLAIM_WORDS)[C]>[0]) => string } = CLAIM_WORDS;

/** A claim of the engine by its code, with its sentence. */
export function claimOf<C extends ClaimCode>(code: C, values: ClaimValues<C>, { about, evidence }: Cited): Claim {
  return { code, values, text: WORDS[code](values), about, evidence };
}

/** What a rule says of a change, as a claim whose code is the rule's. */
export function claimOfChange(reason: Reason, subject: ChangeSubject, { about, evidence }: Cited): Claim {
  const text = `${subjectWords(subject)} ${wordsOfChange(reason)}.`;
  return { code: reason.code, values: { ...subject, ...reason.values }, text, about, evidence };
}
