import type { Picture } from '@mats/contracts';
import type { JSX } from 'preact';
import { useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type uPlot from 'uplot';
import { EvidenceContext } from '../app/context.ts';
import { useMedia } from '../app/hooks.ts';
import { formatCount, formatValue } from '../text/format-number.ts';
import { formatClock, formatMoment, zoneName } from '../text/format-time.ts';
import { DASHES, drawPicture, leftMargin, rightMargin } from './draw-picture.ts';
import type { PictureColours } from './draw-picture.ts';
import { alignPicture, loudestSeries, nearestIndex, seriesTotal } from './picture-data.ts';
import type { AlignedPicture, PictureSeries } from './picture-data.ts';
import { pictureSummary } from './picture-summary.ts';
import { PictureMarks } from './picture-marks.tsx';
import { PictureTable } from './picture-table.tsx';

/** More lines than these cannot be told apart; the table has all of them. */
const DRAWN_SERIES = 6;
const HEIGHT = 176;

/** The series that are drawn: the loudest errors first, then metrics. */
function drawnPicture(picture: Picture): Picture {
  const rank = (series: PictureSeries): number => (series.kind === 'errors' ? seriesTotal(series) : -1);
  const series = picture.series.toSorted((first, second) => rank(second) - rank(first)).slice(0, DRAWN_SERIES);
  return { ...picture, series };
}

function coloursOf(root: HTMLElement): PictureColours {
  const colour = (selector: string): string => {
    const element = root.querySelector(selector);
    return element === null ? 'currentColor' : getComputedStyle(element).color;
  };
  return {
    series: [...root.querySelectorAll('.swatch')].map((swatch) => getComputedStyle(swatch).color),
    ink: colour('.probe-ink'),
    rule: colour('.probe-rule'),
    marks: {
      onset: colour('.probe-onset'),
      deploy: colour('.probe-deploy'),
      commit: colour('.probe-commit'),
      container: colour('.probe-container'),
    },
  };
}

/** One time axis with everything that moved: read it by pointer, by arrow keys, or as a table. */
export function IncidentPicture(properties: { picture: Picture }): JSX.Element {
  const picture = useMemo(() => drawnPicture(properties.picture), [properties.picture]);
  const aligned = useMemo(() => alignPicture(picture), [picture]);
  const { open } = useContext(EvidenceContext);
  const [bucket, setBucket] = useState<number | null>(null);
  const root = useRef<HTMLElement>(null);
  const { frame, width } = usePlot({ root, picture, aligned, onHover: setBucket });
  const openLoudest = (at: number): void => {
    const evidence = picture.series[loudestSeries(picture.series, { values: aligned.values, index: at })]?.evidence;
    if (evidence !== undefined) open(evidence);
  };
  return (
    <section ref={root} class="picture" aria-label="Incident picture">
      <span class="probes" aria-hidden="true">
        <i class="probe-ink" />
        <i class="probe-rule" />
        <i class="probe-onset" />
        <i class="probe-deploy" />
        <i class="probe-commit" />
        <i class="probe-container" />
      </span>
      <p class="visually-hidden">{pictureSummary(properties.picture, { now: Date.now() })}</p>
      <PictureMarks
        picture={picture}
        margins={{ left: leftMargin(picture.series), right: rightMargin(picture.series) }}
        width={width}
      />
      <Plot frame={frame} aligned={aligned} picture={picture} bucket={bucket} onMove={setBucket} onOpen={openLoudest} />
      <Legend
        picture={picture}
        aligned={aligned}
        bucket={bucket}
        hidden={properties.picture.series.length - picture.series.length}
      />
      <PictureTable picture={properties.picture} />
    </section>
  );
}

interface PlotUse {
  root: { current: HTMLElement | null };
  picture: Picture;
  aligned: AlignedPicture;
  onHover: (bucket: number | null) => void;
}

/** Keeps the plot as wide as its frame and in the colours of the system's setting. */
function usePlot(use: PlotUse): { frame: { current: HTMLDivElement | null }; width: number } {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const dark = useMedia('(prefers-color-scheme: dark)');
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = frame.current;
    const { root, picture, aligned, onHover } = use;
    if (element === null || root.current === null || width === 0) return undefined;
    const plot: uPlot = drawPicture(element, {
      aligned,
      series: picture.series,
      marks: picture.marks,
      range: { from: picture.from, to: picture.to },
      size: { width, height: HEIGHT },
      colours: coloursOf(root.current),
      font: `11px ${getComputedStyle(element).fontFamily}`,
      onHover,
    });
    return () => plot.destroy();
  }, [use.picture, use.aligned, width, dark]);
  return { frame, width };
}

interface PlotProperties {
  frame: { current: HTMLDivElement | null };
  picture: Picture;
  aligned: AlignedPicture;
  bucket: number | null;
  onMove: (bucket: number | null) => void;
  onOpen: (bucket: number) => void;
}

function bucketWords(picture: Picture, aligned: AlignedPicture, bucket: number): string {
  const at = aligned.times[bucket] ?? picture.from;
  const readings = picture.series.flatMap((series, index) => {
    const value = aligned.values[index]?.[bucket];
    return value === null || value === undefined || value === 0
      ? []
      : [`${series.label}: ${readingWords(series, value)}`];
  });
  return `${formatClock(at, {})}: ${readings.length === 0 ? 'nothing' : readings.join(', ')}`;
}

function readingWords(series: PictureSeries, value: number): string {
  return series.kind === 'errors' ? formatCount(value, 'error') : formatValue(value, series.unit);
}

/** How many buckets a key goes forward. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The drawing itself. It is a slider for the keyboard: arrows read bucket by bucket, Enter opens the evidence. */
function Plot(properties: PlotProperties): JSX.Element {
  const { picture, aligned, bucket, onMove, onOpen } = properties;
  const last = aligned.times.length - 1;
  const onset = picture.marks.find((mark) => mark.kind === 'onset');
  const start = onset === undefined ? 0 : Math.max(0, nearestIndex(aligned.times, onset.at));
  const current = bucket ?? start;
  // Where the keys have got to: on a busy machine the next key comes before the picture is drawn again.
  const reached = useRef(current);
  reached.current = current;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.key === 'Enter') onOpen(reached.current);
    else if (step !== undefined) {
      reached.current = Math.min(last, Math.max(0, reached.current + step));
      onMove(reached.current);
    } else return;
    event.preventDefault();
  };
  return (
    <div
      ref={properties.frame}
      class="plot"
      role="slider"
      tabIndex={0}
      aria-label="Time axis: arrow keys read the values, Enter opens the evidence"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, last)}
      aria-valuenow={current}
      aria-valuetext={bucketWords(picture, aligned, current)}
      onKeyDown={onKeyDown}
      onClick={() => {
        if (bucket !== null) onOpen(bucket);
      }}
      onBlur={() => onMove(null)}
    />
  );
}

function Legend(properties: {
  picture: Picture;
  aligned: AlignedPicture;
  bucket: number | null;
  hidden: number;
}): JSX.Element {
  const { picture, aligned, bucket, hidden } = properties;
  const { open } = useContext(EvidenceContext);
  const at = bucket === null ? null : (aligned.times[bucket] ?? null);
  const heading =
    at === null
      ? `${formatMoment(picture.from, { now: Date.now() })} – ${formatClock(picture.to, {})}`
      : `${formatClock(at, {})} ${zoneName(at, {})}`;
  return (
    <div class="legend">
      <p class="legend-time">
        {heading}
        <span class="muted">{at === null ? ' · total' : ` · ${bucketLength(picture)}`}</span>
      </p>
      <ul>
        {picture.series.map((series, index) => {
          const value = bucket === null ? seriesTotal(series) : (aligned.values[index]?.[bucket] ?? null);
          const { evidence } = series;
          const label = (
            <span class="legend-label">
              {series.service === undefined ? series.label : `${series.service} · ${series.label}`}
            </span>
          );
          return (
            <li key={index}>
              <Swatch index={index} kind={series.kind} />
              {evidence === undefined ? (
                label
              ) : (
                <button type="button" class="legend-button" onClick={() => open(evidence)}>
                  {label}
                </button>
              )}
              <span class="legend-value">
                {value === null ? '–' : formatValue(value, series.kind === 'errors' ? '' : series.unit)}
              </span>
            </li>
          );
        })}
        {hidden > 0 ? <li class="muted">{formatCount(hidden, 'more series', 'more series')} in the table</li> : null}
      </ul>
    </div>
  );
}

function bucketLength(picture: Picture): string {
  const seconds = picture.bucketMs / 1000;
  return seconds < 60 ? `in ${seconds} s` : `in ${Math.round(seconds / 60)} min`;
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
