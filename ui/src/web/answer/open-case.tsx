import type { KnownFact, MissingSource, Report } from '@mats/contracts';
import type { JSX } from 'preact';
import { Cites } from '../parts/cites.tsx';
import { CommandLine } from '../parts/command-line.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { KNOWN_WORDS, OPEN_CASE } from '../text/sentences.ts';

/** What would decide an answer without a cause, with the line to paste. */
export function WouldDecide({ missing }: { missing: readonly MissingSource[] }): JSX.Element | null {
  if (missing.length === 0) return null;
  return (
    <section class="open-case">
      <h4>{OPEN_CASE.wouldDecide}</h4>
      <ul class="decides">
        {missing.map((source) => (
          <li key={source.what}>
            <Sentence text={source.text} />
            {source.setting === undefined ? null : <CommandLine command={source.setting} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is known of a failure whose cause is not. */
export function WhatIsKnown({ known }: { known: NonNullable<Report['known']> }): JSX.Element | null {
  if (known.length === 0) return null;
  return (
    <section class="open-case">
      <h4>{OPEN_CASE.known}</h4>
      <dl class="known">
        {known.map((fact) => (
          <Known key={fact.text} fact={fact} />
        ))}
      </dl>
    </section>
  );
}

function Known({ fact }: { fact: KnownFact }): JSX.Element {
  return (
    <div>
      <dt>{KNOWN_WORDS[fact.what]}</dt>
      <dd>
        {fact.service === undefined ? null : <span>{fact.service}: </span>}
        <span class="mono">{fact.text}</span> <Cites ids={fact.evidence} />
      </dd>
    </div>
  );
}
