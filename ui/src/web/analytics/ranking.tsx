import type { ComponentChildren, JSX } from 'preact';
import { formatCount } from '../text/format-number.ts';
import { ANALYTICS, percentWords } from '../text/analytics-words.ts';

/** What is counted, the commonest first, with its share as a bar. */
export function Ranking(properties: {
  title: string;
  /** What a row is. */
  head: string;
  rows: readonly { key: string; label: ComponentChildren; turns: number }[];
  of: number;
}): JSX.Element {
  const { title, head, rows, of } = properties;
  return (
    <section class="ranking">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p class="muted">{ANALYTICS.nobody}</p>
      ) : (
        <table>
          <thead class="visually-hidden">
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">{ANALYTICS.turns}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, turns }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td class="number" title={formatCount(turns, 'turn')}>
                  <Share of={of === 0 ? 0 : turns / of} />
                  <span class="turns">{turns.toLocaleString('en-GB')}</span>{' '}
                  <span class="muted percent">{percentWords(of === 0 ? 0 : turns / of)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** A share of one as the length of a bar. */
export function Share({ of }: { of: number }): JSX.Element {
  return (
    <svg class="share-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.max(0, Math.min(1, of)) * 100} height="4" />
    </svg>
  );
}
