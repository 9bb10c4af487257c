import type { Investigation, Report } from '@mats/contracts';
import type { ComponentChildren, JSX } from 'preact';
import { Cites } from '../parts/cites.tsx';
import { Moment } from '../parts/moment.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { VerdictMark } from '../parts/verdict-mark.tsx';
import { formatDuration } from '../text/format-duration.ts';
import { formatClock, parseTime, zoneName } from '../text/format-time.ts';
import { abstentionWords, AGENT_TITLES, confidenceWords, VERDICT_WORDS } from '../text/verdict-words.ts';

/** After two days the date says more than the distance. */
const LONG_AGO = 2 * 86_400_000;

type About = Report['claims'][number]['about'];

function evidenceAbout(report: Report, ...about: readonly About[]): string[] {
  return report.claims.filter((claim) => about.includes(claim.about)).flatMap((claim) => claim.evidence);
}

/** The answer, readable in ten seconds: verdict, cause, where, since when, impact, next step. */
export function AnswerCard(properties: {
  report: Report;
  createdAt: Investigation['created_at'];
  children: ComponentChildren;
}): JSX.Element {
  const { report } = properties;
  const reason = abstentionWords(report);
  const [nextStep] = report.nextSteps;
  return (
    <article class={`answer tone-${VERDICT_WORDS[report.verdict].tone}`} aria-label="Answer">
      <p class="answer-kicker">
        <VerdictMark verdict={report.verdict} />
        <span class="confidence">
          <b>{report.confidence.toFixed(2)}</b> · {confidenceWords(report.confidence)}
        </span>
      </p>
      <h3 class="cause">
        <Sentence text={report.cause} /> <Cites ids={evidenceAbout(report, 'cause')} />
      </h3>
      {reason === null ? null : <p class="answer-reason">{reason}</p>}
      {report.missingAgents.length > 0 ? (
        <p class="answer-partial">
          <span aria-hidden="true">△ </span>
          This answer is partial: {report.missingAgents.map((agent) => AGENT_TITLES[agent]).join(' and ')} did not
          answer.
        </p>
      ) : null}
      <dl class="facts">
        <Where report={report} />
        <Since report={report} askedAt={parseTime(properties.createdAt)} />
        {report.impact === '' ? null : (
          <Fact name="Impact">
            <Sentence text={report.impact} /> <Cites ids={evidenceAbout(report, 'impact')} />
          </Fact>
        )}
        {nextStep === undefined ? null : (
          <Fact name="Next step" wide>
            <strong>{nextStep.text}</strong>
            {nextStep.command === undefined ? null : <code class="mono">{nextStep.command}</code>}
          </Fact>
        )}
      </dl>
      {properties.children}
    </article>
  );
}

function Fact(properties: { name: string; wide?: boolean; children: ComponentChildren }): JSX.Element {
  return (
    <div class={properties.wide === true ? 'fact fact-wide' : 'fact'}>
      <dt>{properties.name}</dt>
      <dd>{properties.children}</dd>
    </div>
  );
}

function Where({ report }: { report: Report }): JSX.Element | null {
  const { service, file, line, commit, author } = report.where;
  const place = file === undefined ? undefined : line === undefined ? file : `${file}:${line}`;
  if (service === undefined && place === undefined && commit === undefined) return null;
  return (
    <Fact name="Where">
      <span class="where">
        {service === undefined ? null : <span class="mono">{service}</span>}
        {place === undefined ? null : <span class="mono">{place}</span>}
        {report.where.function === undefined ? null : <span class="mono">{report.where.function}()</span>}
        {commit === undefined ? null : (
          <span>
            <span class="mono" title={commit}>
              {commit.slice(0, 8)}
            </span>
            {author === undefined ? null : ` by ${author}`}
          </span>
        )}
      </span>{' '}
      <Cites ids={evidenceAbout(report, 'location', 'change')} />
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
  return (
    <Fact name="Since">
      <Moment at={at} />
      {before > 0 && before < LONG_AGO ? (
        <span class="muted">, {formatDuration(before)} before the question</span>
      ) : null}
      {from !== null && to !== null && to - from > 1000 ? (
        <span class="muted">
          {' '}
          (between {formatClock(from, {})} and {formatClock(to, {})} {zoneName(to, {})})
        </span>
      ) : null}{' '}
      <Cites ids={onset.evidence} />
    </Fact>
  );
}
