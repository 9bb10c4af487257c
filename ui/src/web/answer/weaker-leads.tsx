import { LEAST_LEAD } from '@mats/contracts';
import type { Report } from '@mats/contracts';
import type { JSX } from 'preact';
import { Cites } from '../parts/cites.tsx';
import { Fold } from '../parts/fold.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { percentWords } from '../text/analytics-words.ts';
import { FOLDS } from '../text/sentences.ts';

type Lead = Report['weakerLeads'][number];

/** What is less likely than the cause: what is worth a look with its probability, and apart from it what hardly is. */
export function WeakerLeads({ leads }: { leads: readonly Lead[] }): JSX.Element | null {
  if (leads.length === 0) return null;
  const [likely, unlikely] = [leads.filter(isLikely), leads.filter((lead) => !isLikely(lead))];
  return (
    <Fold title={FOLDS.weaker} count={leads.length}>
      <Leads leads={likely} />
      {unlikely.length === 0 ? null : likely.length === 0 ? (
        <>
          <p class="muted">{FOLDS.allUnlikely}</p>
          <Leads leads={unlikely} />
        </>
      ) : (
        <details class="unlikely">
          <summary>{FOLDS.unlikely(unlikely.length)}</summary>
          <Leads leads={unlikely} />
        </details>
      )}
    </Fold>
  );
}

function isLikely({ score }: Lead): boolean {
  return score === undefined || score >= LEAST_LEAD;
}

function Leads({ leads }: { leads: readonly Lead[] }): JSX.Element | null {
  if (leads.length === 0) return null;
  return (
    <dl class="pairs">
      {leads.map((lead, index) => (
        <div key={index}>
          <dt>
            {lead.title}
            {lead.score === undefined || !isLikely(lead) ? null : (
              <span class="muted lead-share"> {percentWords(lead.score)}</span>
            )}
          </dt>
          <dd>
            <Sentence text={lead.reason} /> <Cites ids={lead.evidence} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
