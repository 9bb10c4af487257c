import type { Claim } from '@mats/contracts';
import type { Reason } from '../../code/history/clue.ts';
import { wordsOfChange } from './change-words.ts';
import { claimMaker } from './claim-maker.ts';
import type { Cited } from './claim-maker.ts';
import { CLAIM_WORDS } from './claim-words.ts';
import { subjectWords } from './subject-words.ts';
import type { ChangeSubject } from './subject-words.ts';

/** A claim of the engine by its code, with its sentence. */
export const claimOf = claimMaker(CLAIM_WORDS);

/** What a rule says of a change, as a claim whose code is the rule's. */
export function claimOfChange(reason: Reason, subject: ChangeSubject, { about, evidence }: Cited): Claim {
  const text = `${subjectWords(subject)} ${wordsOfChange(reason)}.`;
  return { code: reason.code, values: { ...subject, ...reason.values }, text, about, evidence };
}
