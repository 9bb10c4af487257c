import type { Picture } from '@mats/contracts';
import type { JSX } from 'preact';
import { Cites } from '../parts/cites.tsx';
import { formatValue } from '../text/format-number.ts';
import { formatClock, formatMoment } from '../text/format-time.ts';
import { DASHES } from './picture-look.ts';
import { seriesTotal } from './picture-data.ts';
import type { PictureSeries } from './picture-data.ts';
import { PAGE } from '../text/page-words.ts';
import { PICTURE } from '../text/evidence-words.ts';

/** Names of the series with their totals; a name switches its line on and off. */
export function Legend(properties: {
  picture: Picture;
  /** Series that are switched off. */
  hidden: ReadonlySet<number>;
  /** How many series are in the table only. */
  left: number;
  onToggle: (index: number) => void;
  /** Goes back to the whole time; null when it is shown. */
  onWhole: (() => void) | null;
}): JSX.Element {
  const { picture, hidden, left, onToggle, onWhole } = properties;
  return (
    <div class="legend">
      <p class="legend-time">
        {formatMoment(picture.from, { now: Date.now() })} – {formatClock(picture.to, {})}
        {onWhole === null ? null : (
          <button type="button" class="quiet" onClick={onWhole}>
            {PAGE.wholeTime}
          </button>
        )}
      </p>
      <ul>
        {picture.series.map((series, index) => (
          <LegendItem
            key={index}
            series={series}
            index={index}
            shown={!hidden.has(index)}
            onToggle={() => onToggle(index)}
          />
        ))}
        {left > 0 ? <li class="muted">{PICTURE.inTable(left)}</li> : null}
      </ul>
    </div>
  );
}

function LegendItem(properties: {
  series: PictureSeries;
  index: number;
  shown: boolean;
  onToggle: () => void;
}): JSX.Element {
  const { series, index, shown, onToggle } = properties;
  const { alike = [], evidence, service, label, kind, unit } = series;
  return (
    <li class={shown ? '' : 'legend-off'}>
      <button type="button" class="legend-button" aria-pressed={shown} title={label} onClick={onToggle}>
        <Swatch index={index} kind={kind} />
        <span class="legend-label">{service === undefined ? label : `${service} · ${label}`}</span>
      </button>
      {alike.length === 0 ? null : (
        <span class="muted legend-alike" title={alike.join('\n')}>
          {PICTURE.alike(alike.length)}
        </span>
      )}
      <Cites ids={evidence === undefined ? [] : [evidence]} />
      <span class="legend-value">{formatValue(seriesTotal(series), kind === 'errors' ? '' : unit)}</span>
    </li>
  );
}

function Swatch(properties: { index: number; kind: PictureSeries['kind'] }): JSX.Element {
  const dash = DASHES[properties.index % DASHES.length] ?? [];
  return (
    <svg
      class={`swatch series-${properties.kind}-${properties.index}`}
      width="22"
      height="10"
      viewBox="0 0 22 10"
      aria-hidden="true"
    >
      <line x1="0" y1="5" x2="22" y2="5" stroke="currentColor" stroke-width="2.5" stroke-dasharray={dash.join(' ')} />
    </svg>
  );
}
