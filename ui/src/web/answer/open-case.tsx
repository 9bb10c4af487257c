import type { KnownFact, MissingSource, Report } from '@mats/contracts';
import type { JSX } from 'preact';
import { Cites } from '../parts/cites.tsx';
import { CommandLine } from '../parts/command-line.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { KNOWN_WORDS, OPEN_CASE, readWords } from '../text/sentences.ts';

/** An answer without a cause: what would decide it with the line to paste, what is known, what was read. */
export function OpenCase({ report }: { report: Report }): JSX.Element {
  const { known = [], missing = [], read } = report;
  return (
    <div class="open-case">
      {missing.length === 0 ? null : (
        <section>
          <h4>{OPEN_CASE.wouldDecide}</h4>
          <ul class="decides">
            {missing.map((source) => (
              <Missing key={source.what} source={source} />
            ))}
          </ul>
        </section>
      )}
      {known.length === 0 ? null : (
        <section>
          <h4>{OPEN_CASE.known}</h4>
          <dl class="known">
            {known.map((fact) => (
              <Known key={fact.text} fact={fact} />
            ))}
          </dl>
        </section>
      )}
      <section>
        <h4>{OPEN_CASE.read}</h4>
        <p>{read.length === 0 ? OPEN_CASE.nothingRead : readWords(read)}</p>
      </section>
    </div>
  );
}

function Missing({ source }: { source: MissingSource }): JSX.Element {
  return (
    <li>
      <Sentence text={source.text} />
      {source.setting === undefined ? null : <CommandLine command={source.setting} />}
    </li>
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
