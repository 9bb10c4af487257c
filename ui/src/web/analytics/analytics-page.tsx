import type { Analytics } from '@mats/contracts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useApp } from '../app/context.ts';
import { useTitle } from '../app/hooks.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { PageLink } from '../parts/link.tsx';
import { VerdictMark } from '../parts/verdict-mark.tsx';
import { sessionPath } from '../routing.ts';
import { ANALYTICS, costWords, kindWords, percentWords } from '../text/analytics-words.ts';
import { formatDuration } from '../text/format-duration.ts';
import { formatCount } from '../text/format-number.ts';
import { AnalyticsFilters } from './analytics-filters.tsx';
import { searchOf, searchText, withFilter } from './analytics-search.ts';
import type { AnalyticsSearch } from './analytics-search.ts';
import { AgentTable } from './agent-table.tsx';
import { Chart } from './chart.tsx';
import type { Point } from './chart.tsx';
import { Ranking } from './ranking.tsx';
import { pointsOf } from './steps.ts';
import { useAnalytics } from './use-analytics.ts';

const [HALF, NEARLY_ALL, ALL_BUT_FEW] = ANALYTICS.shares;

/** All turns of the reader's sessions together: how many, how long, with what verdict, and what failed. */
export function AnalyticsPage(): JSX.Element {
  const [search, setSearch] = useState<AnalyticsSearch>(() => searchOf(location.search));
  const { found, failed, reading } = useAnalytics(search);
  useTitle(ANALYTICS.title);
  // The zone of all times.
  useApp();
  const change = (next: AnalyticsSearch): void => {
    setSearch(next);
    history.replaceState(history.state, '', `/analytics${searchText(next)}`);
  };
  return (
    <main class="page analytics" id="main" tabIndex={-1} aria-busy={reading}>
      <div class="page-head">
        <h1>{ANALYTICS.title}</h1>
        <AnalyticsFilters search={search} choices={found?.choices ?? []} onChange={change} />
      </div>
      {failed === null ? null : <FailureNote failure={failed.failure} />}
      {found === null && failed === null ? <p class="muted">{ANALYTICS.reading}</p> : null}
      {found === null ? null : found.totals.turns === 0 ? (
        <p class="muted">{ANALYTICS.nothing}</p>
      ) : (
        <Found found={found} onKind={(kind) => change(withFilter(search, 'kind', kind))} />
      )}
    </main>
  );
}

function Found({ found, onKind }: { found: Analytics; onKind: (kind: string) => void }): JSX.Element {
  const { totals, verdicts, kinds, failures } = found;
  const count = (value: number): string => Math.round(value).toLocaleString('en-GB');
  const over = (of: (figures: Analytics['series'][number]) => number | null): Point[] => pointsOf(found, of);
  return (
    <>
      <Figures totals={totals} />
      <p class="muted">{ANALYTICS.days}</p>
      <div class="charts">
        <Chart
          title={ANALYTICS.overTime}
          summary={ANALYTICS.overTimeWords(totals.turns, totals.sessions)}
          kind="bars"
          format={count}
          series={[
            { name: ANALYTICS.turns, pen: 'second', points: over(({ turns }) => turns) },
            { name: ANALYTICS.sessions, pen: 'first', points: over(({ sessions }) => sessions) },
          ]}
        />
        <Chart
          title={ANALYTICS.durations}
          summary={durationWords(totals)}
          kind="lines"
          format={formatDuration}
          series={[
            { name: HALF, pen: 'first', points: over(({ duration_ms: time }) => time?.p50 ?? null) },
            { name: NEARLY_ALL, pen: 'second', points: over(({ duration_ms: time }) => time?.p95 ?? null) },
            { name: ALL_BUT_FEW, pen: 'third', points: over(({ duration_ms: time }) => time?.p99 ?? null) },
          ]}
        />
      </div>
      <div class="rankings">
        <Ranking
          title={ANALYTICS.verdicts}
          head={ANALYTICS.verdict}
          of={totals.turns}
          rows={verdicts.map(({ verdict, turns }) => ({
            key: verdict,
            label: <VerdictMark verdict={verdict} />,
            turns,
          }))}
        />
        <Ranking
          title={ANALYTICS.kinds}
          head={ANALYTICS.kind}
          of={totals.turns}
          rows={kinds.map(({ kind, turns }) => ({
            key: kind,
            label: (
              <button type="button" class="quiet" onClick={() => onKind(kind)}>
                {kindWords(kind)}
              </button>
            ),
            turns,
          }))}
        />
        <Ranking
          title={ANALYTICS.failures}
          head={ANALYTICS.failure}
          of={totals.turns}
          rows={failures.map(({ code, turns }) => ({ key: code, label: <code>{code}</code>, turns }))}
        />
        <AgentTable agents={found.agents} />
        <Longest sessions={found.longest} />
      </div>
    </>
  );
}

function durationWords({ duration_ms: time }: Analytics['totals']): string {
  if (time === null) return ANALYTICS.nothing;
  const { p50, p95, p99 } = time;
  return `${ANALYTICS.median} ${formatDuration(p50)}, ${ANALYTICS.p95} ${formatDuration(p95)}, ${ANALYTICS.p99} ${formatDuration(p99)}`;
}

function Figures({ totals }: { totals: Analytics['totals'] }): JSX.Element {
  const { duration_ms: time, success_rate: rate, satisfaction, tokens } = totals;
  const said = satisfaction.up + satisfaction.down;
  const figures: [string, string, (string | undefined)?][] = [
    [ANALYTICS.sessions, totals.sessions.toLocaleString('en-GB')],
    [ANALYTICS.turns, totals.turns.toLocaleString('en-GB')],
    [ANALYTICS.answered, rate === null ? '–' : percentWords(rate)],
    [ANALYTICS.median, time === null ? '–' : formatDuration(time.p50)],
    [ANALYTICS.p95, time === null ? '–' : formatDuration(time.p95)],
    [ANALYTICS.p99, time === null ? '–' : formatDuration(time.p99)],
    [
      ANALYTICS.thumbs,
      satisfaction.score === null ? '–' : percentWords(satisfaction.score),
      said === 0 ? undefined : ANALYTICS.of(said),
    ],
    [
      ANALYTICS.cost,
      costWords(totals.cost_usd),
      tokens.prompt + tokens.completion === 0 ? undefined : ANALYTICS.tokensOf(tokens.prompt + tokens.completion),
    ],
  ];
  return (
    <dl class="figures">
      {figures.map(([name, value, beside]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value} {beside === undefined ? null : <span class="muted">{beside}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Longest({ sessions }: { sessions: Analytics['longest'] }): JSX.Element {
  return (
    <section class="ranking wide">
      <h2>{ANALYTICS.longest}</h2>
      {sessions.length === 0 ? (
        <p class="muted">{ANALYTICS.nobody}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{ANALYTICS.session}</th>
              <th scope="col" class="number">
                {ANALYTICS.turns}
              </th>
              <th scope="col" class="number">
                {ANALYTICS.busy}
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ id, title, turns, duration_ms: time }) => (
              <tr key={id}>
                <th scope="row">
                  <PageLink href={sessionPath(id)}>{title}</PageLink>
                </th>
                <td class="number" title={formatCount(turns, 'turn')}>
                  {turns.toLocaleString('en-GB')}
                </td>
                <td class="number">{formatDuration(time)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
