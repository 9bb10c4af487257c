import { agentTitle } from '@mats/contracts';
import type { Analytics } from '@mats/contracts';
import type { JSX } from 'preact';
import { ANALYTICS, percentWords } from '../text/analytics-words.ts';
import { formatDuration } from '../text/format-duration.ts';
import { Share } from './ranking.tsx';

/** The agents side by side: how often each was asked and failed, how long it takes, and its share of the time. */
export function AgentTable({ agents }: { agents: Analytics['agents'] }): JSX.Element {
  return (
    <section class="ranking wide">
      <h2>{ANALYTICS.agents}</h2>
      {agents.length === 0 ? (
        <p class="muted">{ANALYTICS.nobody}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{ANALYTICS.agent}</th>
              {[ANALYTICS.runs, ANALYTICS.failed, ANALYTICS.mean, ANALYTICS.share].map((head) => (
                <th key={head} scope="col" class="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agents.map(({ agent, runs, failed, mean_ms: mean, share }) => (
              <tr key={agent}>
                <th scope="row">{agentTitle(agent)}</th>
                <td class="number">{runs.toLocaleString('en-GB')}</td>
                <td class="number">{failed.toLocaleString('en-GB')}</td>
                <td class="number">{mean === null ? '–' : formatDuration(mean)}</td>
                <td class="number">
                  <Share of={share} />
                  <span class="percent">{percentWords(share)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
