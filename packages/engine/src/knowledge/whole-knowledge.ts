import { CATALOGUE } from './catalogue.ts';
import { createKindGuesser } from './guess/guess-kind.ts';
import type { KindGuesser } from './guess/guess-kind.ts';
import { createFormMatcher } from './match-forms.ts';
import type { FormMatcher } from './match-forms.ts';

export interface Knowledge {
  readonly matcher: FormMatcher;
  readonly guesser: KindGuesser;
}

let knowledge: Knowledge | null = null;

/** What the whole catalogue knows; its indexes are made once. */
export function wholeKnowledge(): Knowledge {
  knowledge ??= { matcher: createFormMatcher(CATALOGUE), guesser: createKindGuesser(CATALOGUE) };
  return knowledge;
}
