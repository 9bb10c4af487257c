import { agentTitle } from '@mats/contracts';
import type { Evidence, Investigation, Report, Step } from '@mats/contracts';
import type { ComponentChildren, JSX } from 'preact';
import { CodeLink } from '../parts/code-link.tsx';
import { Cites } from '../parts/cites.tsx';
import { CommandLine } from '../parts/command-line.tsx';
import { Moment } from '../parts/moment.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { VerdictMark } from '../parts/verdict-mark.tsx';
import { formatDuration } from '../text/format-duration.ts';
import { formatClock, parseTime } from '../text/format-time.ts';
import { withQuotes } from '../text/quotes.ts';
import { CARD, OPEN_CASE, readWords } from '../text/sentences.ts';
import { abstentionWords, probabilityWords, VERDICT_WORDS } from '../text/verdict-words.ts';
import { failingPlace } from './crash-frames.ts';
import { WhatIsKnown, WouldDecide } from './open-case.tsx';
import { PAGE } from '../text/page-words.ts';

/** After two days the date says more than the distance. */
const LONG_AGO = 2 * 86_400_000;
/** Digits of a commit id that the page shows, everywhere. */
const SHORT = 8;

type About = Report['claims'][number]['about'];

function evidenceAbout(report: Report, ...about: readonly About[]): string[] {
  return report.claims.filter((claim) => about.includes(claim.about)).flatMap((claim) => claim.evidence);
}

/** The answer, readable in ten seconds: verdict, cause, what to do; then where, since when, impact. */
export function AnswerCard(properties: {
  report: Report;
  createdAt: Investigation['created_at'];
  children: ComponentChildren;
}): JSX.Element {
  const { report } = properties;
  const reason = abstentionWords(report);
  const probability = probabilityWords(report);
  const [nextStep] = report.nextSteps;
  const open = report.known !== undefined || report.missing !== undefined;
  return (
    <article class={`answer tone-${VERDICT_WORDS[report.verdict].tone}`} aria-label={PAGE.answer}>
      <p class="answer-kicker">
        <VerdictMark verdict={report.verdict} />
        {probability === null ? null : <span class="confidence">{probability}</span>}
      </p>
      <h3 class="cause" tabIndex={-1}>
        <Sentence text={report.headline ?? report.cause} /> <Cites ids={evidenceAbout(report, 'cause')} />
      </h3>
      {reason === null ? null : <p class="answer-reason">{reason}</p>}
      {report.quote === undefined ? null : <Quote text={report.quote} />}
      {report.missingAgents.length > 0 ? (
        <p class="answer-partial">
          <span aria-hidden="true">△ </span>
          {CARD.partial(report.missingAgents.map(agentTitle))}
        </p>
      ) : null}
      <div class="answer-body">
        {nextStep === undefined || open ? null : <NextStep step={nextStep} />}
        {open ? <WouldDecide missing={report.missing ?? []} /> : null}
        <div>
          {open ? <WhatIsKnown known={report.known ?? []} /> : null}
          <Facts report={report} createdAt={properties.createdAt} open={open} />
        </div>
      </div>
      {properties.children}
    </article>
  );
}

function Facts(properties: { report: Report; createdAt: string; open: boolean }): JSX.Element {
  const { report } = properties;
  return (
    <dl class="facts">
      <Where report={report} />
      <Since report={report} askedAt={parseTime(properties.createdAt)} />
      {report.impact === '' ? null : (
        <Fact name={CARD.impact}>
          <Sentence text={report.impact} /> <Cites ids={evidenceAbout(report, 'impact')} />
        </Fact>
      )}
      <Introduced report={report} />
      {report.where.owners === undefined ? null : (
        <Fact name={CARD.owner}>
          <span class="mono">{report.where.owners.join(' ')}</span>
        </Fact>
      )}
      {properties.open ? (
        <Fact name={OPEN_CASE.read}>{report.read.length === 0 ? OPEN_CASE.nothingRead : readWords(report.read)}</Fact>
      ) : null}
    </dl>
  );
}

/** The failing program's own words, on one line; whole on demand. */
function Quote({ text }: { text: string }): JSX.Element {
  return (
    <p class="quote" title={text}>
      “{text}”
    </p>
  );
}

function NextStep({ step }: { step: Step }): JSX.Element {
  return (
    <div class="next-step">
      <p class="next-step-name">{CARD.nextStep}</p>
      <p class="next-step-text">
        <Sentence text={withQuotes(step.text)} />
      </p>
      {step.command === undefined ? null : (
        <CommandLine command={step.command} destructive={step.destructive === true} />
      )}
    </div>
  );
}

function Fact(properties: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="fact">
      <dt>{properties.name}</dt>
      <dd>{properties.children}</dd>
    </div>
  );
}

function Where({ report }: { report: Report }): JSX.Element | null {
  const { service, repository, commit } = report.where;
  const place = failingPlace(report);
  if (service === undefined && place === null) return null;
  return (
    <Fact name={CARD.where}>
      {service === undefined ? null : <span class="mono">{service}</span>}
      {service === undefined || place === null ? null : ' · '}
      {place === null ? null : (
        <CodeLink repository={repository} path={place.file} line={place.line} revision={commit}>
          <span class="mono">{place.line === undefined ? place.file : `${place.file}:${place.line}`}</span>
        </CodeLink>
      )}
      {place?.function === undefined ? null : (
        <>
          {` ${CARD.in} `}
          <span class="mono">{place.function}</span>
        </>
      )}{' '}
      <Cites ids={evidenceAbout(report, 'location')} />
    </Fact>
  );
}

function subjectOf(sha: string, evidence: readonly Evidence[]): string | null {
  const piece = evidence.find(({ detail }) => detail.kind === 'commit' && detail.sha === sha);
  return piece?.detail.kind === 'commit' ? piece.detail.subject : null;
}

/** The commit that brought it; a suspect as long as the verdict is not certain. */
function Introduced({ report }: { report: Report }): JSX.Element | null {
  const { commit, author } = report.where;
  if (commit === undefined) return null;
  const subject = subjectOf(commit, report.evidence);
  return (
    <Fact name={report.verdict === 'root_cause' ? CARD.introduced : CARD.suspect}>
      <span class="mono" title={commit}>
        {commit.slice(0, SHORT)}
      </span>
      {subject === null ? null : ` “${subject}”`}
      {author === undefined ? null : `, ${author}`} <Cites ids={evidenceAbout(report, 'change')} />
    </Fact>
  );
}

function Since({ report, askedAt }: { report: Report; askedAt: number | null }): JSX.Element | null {
  const { onset } = report;
  const at = parseTime(onset?.at);
  if (onset === null || at === null) return null;
  const from = parseTime(onset.from);
  const to = parseTime(onset.to);
  const before = askedAt === null ? 0 : askedAt - at;
  const details = [
    ...(before > 0 && before < LONG_AGO ? [CARD.beforeTheQuestion(formatDuration(before))] : []),
    ...(from !== null && to !== null && to - from > 1000
      ? [CARD.between(formatClock(from, {}), formatClock(to, {}))]
      : []),
  ];
  return (
    <Fact name={CARD.since}>
      <Moment at={at} />
      {details.length === 0 ? null : <span class="muted">, {details.join(', ')}</span>} <Cites ids={onset.evidence} />
    </Fact>
  );
}
