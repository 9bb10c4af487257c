import type { SessionAnalysis } from '@mats/contracts';
import type { JSX } from 'preact';
import { AgentTable } from '../analytics/agent-table.tsx';
import { ANALYSIS, costWords, percentWords } from '../text/analytics-words.ts';
import { formatDuration } from '../text/format-duration.ts';

/** The agents of a session as the table of all sessions has them. */
function agentsOf(analysis: SessionAnalysis): Parameters<typeof AgentTable>[0]['agents'] {
  return analysis.agents.map(({ agent, runs, failed, busy_ms: busy, share }) => ({
    agent,
    runs,
    failed,
    mean_ms: runs === 0 ? null : busy / runs,
    share,
  }));
}

/** What a session took: figures, agents, what it waited for, what failed. */
export function SessionFigures({ analysis }: { analysis: SessionAnalysis }): JSX.Element {
  const { success_rate: rate, satisfaction, tokens, slowest } = analysis;
  const [longest] = analysis.bottlenecks;
  const figures: [string, string][] = [
    [ANALYSIS.turns, analysis.turns.toLocaleString('en-GB')],
    [ANALYSIS.duration, formatDuration(analysis.duration_ms)],
    [ANALYSIS.busy, formatDuration(analysis.busy_ms)],
    [ANALYSIS.answered, rate === null ? '–' : percentWords(rate)],
    [ANALYSIS.errors, analysis.errors.toLocaleString('en-GB')],
    [ANALYSIS.thumbs, ANALYSIS.upAndDown(satisfaction.up, satisfaction.down)],
    [ANALYSIS.tokens, (tokens.prompt + tokens.completion).toLocaleString('en-GB')],
    [ANALYSIS.cost, costWords(analysis.cost_usd)],
  ];
  return (
    <>
      <dl class="figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <AgentTable agents={agentsOf(analysis)} />
      <ul class="session-facts">
        {longest === undefined ? null : (
          <li>
            {ANALYSIS.waited} {longest.agent}: {formatDuration(longest.duration_ms)} ({percentWords(longest.share)}),{' '}
            <a href={`#t${longest.turn}`}>{ANALYSIS.turn(longest.turn)}</a>
          </li>
        )}
        {slowest === null ? null : (
          <li>
            {ANALYSIS.slowest}: <a href={`#t${slowest.turn}`}>{ANALYSIS.turn(slowest.turn)}</a>,{' '}
            {formatDuration(slowest.duration_ms)}
          </li>
        )}
        {analysis.failures.map(({ turn, agent, code, message }, index) => (
          <li key={`${turn} ${agent ?? ''} ${code} ${index}`}>
            <a href={`#t${turn}`}>{ANALYSIS.turn(turn)}</a>: {message}
          </li>
        ))}
      </ul>
    </>
  );
}
