import type { Picture } from '@mats/contracts';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { formatCount, formatValue } from '../text/format-number.ts';
import { formatClock, zoneName } from '../text/format-time.ts';
import { bucketAt, readingAt } from './picture-data.ts';
import type { AlignedPicture, PictureSeries } from './picture-data.ts';
import { PAGE } from '../text/page-words.ts';
import { PICTURE } from '../text/evidence-words.ts';

interface PlotProperties {
  frame: { current: HTMLDivElement | null };
  picture: Picture;
  aligned: AlignedPicture;
  bucket: number | null;
  margins: { left: number; right: number };
  width: number;
  onMove: (bucket: number | null) => void;
  onOpen: (bucket: number) => void;
}

function readingWords(series: PictureSeries, value: number): string {
  return series.kind === 'errors' ? formatCount(value, 'error') : formatValue(value, series.unit);
}

interface Reading {
  label: string;
  words: string;
}

/** What is not nothing in a bucket. */
function readingsOf(picture: Picture, aligned: AlignedPicture, bucket: number): Reading[] {
  return picture.series.flatMap((series, index) => {
    const value = readingAt(picture, aligned, { series: index, index: bucket });
    return value === null || value === 0 ? [] : [{ label: series.label, words: readingWords(series, value) }];
  });
}

function bucketWords(picture: Picture, aligned: AlignedPicture, bucket: number): string {
  const at = aligned.times[bucket] ?? picture.from;
  const readings = readingsOf(picture, aligned, bucket).map(({ label, words }) => `${label}: ${words}`);
  return `${formatClock(at, {})}: ${readings.length === 0 ? PICTURE.nothing : readings.join(', ')}`;
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
export function Plot(properties: PlotProperties): JSX.Element {
  const { picture, aligned, bucket, onMove, onOpen } = properties;
  const last = aligned.times.length - 1;
  const onset = picture.marks.find((mark) => mark.kind === 'onset');
  const current = bucket ?? (onset === undefined ? 0 : bucketAt(aligned.times, onset.at));
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
    <div class="plot-frame">
      <div
        ref={properties.frame}
        class="plot"
        role="slider"
        tabIndex={0}
        aria-label={PAGE.timeAxis}
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
      {bucket === null ? null : <Readout {...properties} bucket={bucket} />}
    </div>
  );
}

/** The values of a bucket beside the pointer; the slider says them to those who do not see it. */
function Readout(properties: PlotProperties & { bucket: number }): JSX.Element {
  const { picture, aligned, bucket, margins, width } = properties;
  const at = aligned.times[bucket] ?? picture.from;
  const share = (at - picture.from) / Math.max(1, picture.to - picture.from);
  const x = margins.left + share * (width - margins.left - margins.right);
  const side = share > 0.5 ? { right: `${width - x + 10}px` } : { left: `${x + 10}px` };
  const readings = readingsOf(picture, aligned, bucket);
  return (
    <div class="readout" aria-hidden="true" style={side}>
      <p class="muted">
        {formatClock(at, {})} {zoneName(at, {})} · {bucketLength(picture)}
      </p>
      {readings.length === 0 ? <p>{PICTURE.nothing}</p> : null}
      {readings.map(({ label, words }) => (
        <p key={label}>
          <b>{words}</b> <span class="readout-label">{label}</span>
        </p>
      ))}
    </div>
  );
}

/** How long a bucket is, in words: `1 s`, `5 min`. */
function bucketLength(picture: Pick<Picture, 'bucketMs'>): string {
  const seconds = picture.bucketMs / 1000;
  if (seconds < 1) return `${Math.round(picture.bucketMs)} ms`;
  return seconds < 60 ? `${Number(seconds.toFixed(1))} s` : `${Math.round(seconds / 60)} min`;
}

/** What the axes count: errors a bucket on the left, the unit of the first metric on the right. */
export function AxisNames({ picture }: { picture: Picture }): JSX.Element {
  const errors = picture.series.some(({ kind }) => kind === 'errors');
  const metric = picture.series.find(({ kind }) => kind === 'metric');
  return (
    <p class="axis-names" aria-hidden="true">
      <span>{errors ? PICTURE.errorsPer(bucketLength(picture)) : ''}</span>
      <span>{metric === undefined ? '' : metric.unit === '' || metric.unit === 'B' ? metric.label : metric.unit}</span>
    </p>
  );
}
