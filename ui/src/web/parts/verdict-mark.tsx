import type { Verdict } from '@mats/contracts';
import type { JSX } from 'preact';
import { VERDICT_WORDS } from '../text/verdict-words.ts';

/** A verdict by sign, word and colour. */
export function VerdictMark(properties: { verdict: Verdict }): JSX.Element {
  const words = VERDICT_WORDS[properties.verdict];
  return (
    <span class={`verdict-mark tone-${words.tone}`}>
      <span aria-hidden="true">{words.sign}</span> {words.label}
    </span>
  );
}
