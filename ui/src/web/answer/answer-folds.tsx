import type { Evidence, Report } from '@mats/contracts';
import type { ComponentChildren, JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { EvidenceContext, OpenEvidenceContext } from '../app/context.ts';
import { locatorWords } from '../evidence/lines.ts';
import { Cites } from '../parts/cites.tsx';
import { CommandLine } from '../parts/command-line.tsx';
import { Fold } from '../parts/fold.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { withQuotes } from '../text/quotes.ts';
import { FOLDS } from '../text/sentences.ts';
import { EVIDENCE_KIND_WORDS } from '../text/verdict-words.ts';
import { Chain } from './chain.tsx';
import { CrashCard } from './crash-card.tsx';
import { WhatChanged } from './what-changed.tsx';
import { WeakerLeads } from './weaker-leads.tsx';
import { WhatWasRead } from './what-was-read.tsx';

/** Everything behind the answer, folded: for the reader of the next day. */
export function AnswerFolds(properties: { report: Report; children: ComponentChildren }): JSX.Element {
  const { report } = properties;
  return (
    <div class="folds">
      {report.chain.length > 0 || report.claims.length > 0 ? (
        <Fold title={report.chain.length > 0 ? FOLDS.how : FOLDS.seen} open>
          {report.chain.length > 0 ? <Chain nodes={report.chain} /> : null}
          <Claims report={report} />
        </Fold>
      ) : null}
      <CrashCard report={report} />
      <WhatChanged report={report} />
      {report.evidence.length > 0 ? (
        <Fold title={FOLDS.evidence} count={report.evidence.length} lazy>
          <ol class="evidence-list">
            {report.evidence.map((evidence, index) => (
              <EvidenceRow key={evidence.id} evidence={evidence} number={index + 1} />
            ))}
          </ol>
        </Fold>
      ) : null}
      <WeakerLeads leads={report.weakerLeads} />
      {report.ruledOut.length > 0 ? (
        <Fold title={FOLDS.ruledOut} count={report.ruledOut.length}>
          <dl class="pairs">
            {report.ruledOut.map((ruled, index) => (
              <div key={index}>
                <dt>{ruled.title}</dt>
                <dd>
                  <Sentence text={ruled.reason} /> <Cites ids={ruled.evidence} />
                </dd>
              </div>
            ))}
          </dl>
        </Fold>
      ) : null}
      {report.notRead.length > 0 ? (
        <Fold title={FOLDS.notChecked} count={report.notRead.length}>
          <dl class="pairs">
            {report.notRead.map((missing, index) => (
              <div key={index}>
                <dt>{missing.what}</dt>
                <dd>
                  <Sentence text={missing.why} />
                </dd>
              </div>
            ))}
          </dl>
        </Fold>
      ) : null}
      <WhatWasRead read={report.read} />
      <Steps report={report} />
      {properties.children}
    </div>
  );
}

function Claims({ report }: { report: Report }): JSX.Element {
  return (
    <>
      <ul class="claims">
        {report.claims.map((claim, index) => (
          <li key={index}>
            <Sentence text={claim.text} /> <Cites ids={claim.evidence} />
            {claim.verified ? null : <span class="unverified"> △ {FOLDS.notFoundAgain}</span>}
          </li>
        ))}
      </ul>
      {report.droppedClaims > 0 ? <p class="muted">{FOLDS.removed(report.droppedClaims)}</p> : null}
    </>
  );
}

function Steps({ report }: { report: Report }): JSX.Element | null {
  const later = report.nextSteps.slice(1);
  if (later.length + report.prevention.length === 0) return null;
  return (
    <Fold title={FOLDS.steps} count={later.length + report.prevention.length}>
      <ul class="claims">
        {later.map((step, index) => (
          <li key={index}>
            <Sentence text={withQuotes(step.text)} />
            {step.command === undefined ? null : (
              <CommandLine command={step.command} destructive={step.destructive === true} />
            )}
          </li>
        ))}
        {report.prevention.map((text) => (
          <li key={text}>{withQuotes(text)}</li>
        ))}
      </ul>
    </Fold>
  );
}

function EvidenceRow(properties: { evidence: Evidence; number: number }): JSX.Element {
  const { open } = useContext(EvidenceContext);
  const current = useContext(OpenEvidenceContext);
  const { evidence } = properties;
  return (
    <li>
      <button
        type="button"
        class="evidence-row"
        aria-pressed={current === evidence.id}
        onClick={() => open(evidence.id)}
      >
        <span class="evidence-number">[{properties.number}]</span>
        <span class="kind">{EVIDENCE_KIND_WORDS[evidence.detail.kind]}</span>
        <span class="what">{evidence.title}</span>
        <span class="place">{locatorWords(evidence)}</span>
      </button>
    </li>
  );
}
