import type { Report } from '@mats/contracts';
import type { JSX } from 'preact';
import { Fold } from '../parts/fold.tsx';
import { formatCount } from '../text/format-number.ts';
import { formatMoment, parseTime } from '../text/format-time.ts';
import { FOLDS, READ_WORDS } from '../text/sentences.ts';

type ReadSource = Report['read'][number];

/** So many services of a source are named. */
const MOST_SERVICES = 6;

/** What the answer rests on: each source with its lines, the period that it covers and whose it is. */
export function WhatWasRead({ read }: { read: readonly ReadSource[] }): JSX.Element | null {
  if (read.length === 0) return null;
  return (
    <Fold title={FOLDS.read} count={read.length}>
      <dl class="pairs">
        {read.map((source, index) => (
          <div key={index}>
            <dt>{source.what}</dt>
            <dd>{wordsOf(source)}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}

function wordsOf({ kind, lines, from, to, services }: ReadSource): string {
  const [begin, end] = [parseTime(from), parseTime(to)];
  const reader = { now: Date.now() };
  return [
    READ_WORDS[kind],
    ...(lines === undefined ? [] : [formatCount(lines, kind === 'recording' ? 'record' : 'line')]),
    ...(begin === null || end === null
      ? []
      : [FOLDS.readPeriod(formatMoment(begin, reader), formatMoment(end, reader))]),
    ...(services.length === 0 ? [] : [services.slice(0, MOST_SERVICES).join(' ')]),
  ].join(', ');
}
