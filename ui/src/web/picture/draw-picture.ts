import uPlot from 'uplot';
import { formatBytes, formatShort } from '../text/format-number.ts';
import { formatClock, formatMinute } from '../text/format-time.ts';
import { bucketAt } from './picture-data.ts';
import type { AlignedPicture, PictureMark, PictureSeries } from './picture-data.ts';
import { AXIS_WIDTH, DASHES, leftMargin, RIGHT_MARGIN, rightMargin } from './picture-look.ts';

/** Colours resolved from the style sheet, so that the picture follows the system's light or dark setting. */
export interface PictureColours {
  series: readonly string[];
  ink: string;
  rule: string;
  marks: Readonly<Record<PictureMark['kind'], string>>;
}

export interface DrawOptions {
  aligned: AlignedPicture;
  series: readonly PictureSeries[];
  marks: readonly PictureMark[];
  /** Epoch milliseconds. */
  range: { from: number; to: number };
  size: { width: number; height: number };
  colours: PictureColours;
  font: string;
  /** The bucket under the pointer, or null when it left. */
  onHover: (bucket: number | null) => void;
  /** A stretch that was drawn over with the pointer, in epoch milliseconds. */
  onZoom: (range: { from: number; to: number }) => void;
}

/** Steps between the labels of an axis of bytes: 1, 2, 5, 10, … 500 of each unit, which are powers of 1024. */
const BYTE_STEPS = [1, 1024, 1024 ** 2, 1024 ** 3, 1024 ** 4].flatMap((size) =>
  [1, 2, 5, 10, 20, 50, 100, 200, 500].map((step) => step * size),
);

const SECOND = 1000;
/** A drag shorter than this many pixels is a click. */
const LEAST_DRAG = 8;

/** Errors are compared with each other; metrics only where they have a unit in common. */
function scaleOf({ kind, unit, label }: PictureSeries): string {
  if (kind === 'errors') return 'errors';
  return unit === '' ? `metric:${label}` : `unit:${unit}`;
}

function metricScales(series: readonly PictureSeries[]): string[] {
  return [...new Set(series.filter(({ kind }) => kind === 'metric').map(scaleOf))];
}

function seriesOptions(options: DrawOptions): uPlot.Series[] {
  return options.series.map((series, index) => {
    const colour = options.colours.series[index] ?? options.colours.ink;
    const shared: uPlot.Series = {
      label: series.label,
      stroke: colour,
      width: series.kind === 'errors' && index === 0 ? 1.5 : 1.25,
      dash: [...(DASHES[index % DASHES.length] ?? [])],
      scale: scaleOf(series),
      points: { show: false },
    };
    if (series.kind === 'metric') return { ...shared, spanGaps: true };
    const stepped = uPlot.paths.stepped?.({ align: 1 });
    const fill = index === 0 ? { fill: `color-mix(in srgb, ${colour} 16%, transparent)` } : {};
    return stepped === undefined ? { ...shared, ...fill } : { ...shared, ...fill, paths: stepped };
  });
}

function axes(options: DrawOptions): uPlot.Axis[] {
  const { colours, font, series } = options;
  const shared: uPlot.Axis = {
    font,
    stroke: colours.ink,
    grid: { stroke: colours.rule, width: 1 },
    ticks: { show: false },
  };
  const time: uPlot.Axis = {
    ...shared,
    grid: { show: false },
    ticks: { show: true, stroke: colours.rule, size: 4, width: 1 },
    size: 24,
    gap: 4,
    space: 64,
    values: (_plot, splits, _axis, _space, step) =>
      splits.map((split) => (step < 60 ? formatClock : formatMinute)(split * SECOND, {})),
  };
  const errors: uPlot.Axis = {
    ...shared,
    scale: 'errors',
    size: AXIS_WIDTH,
    gap: 6,
    incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000, 500_000],
  };
  const bytes = series.find(({ kind }) => kind === 'metric')?.unit === 'B';
  // Of several scales the first has an axis; the highest reading of each stands beside its name.
  const metric: uPlot.Axis = {
    ...shared,
    scale: metricScales(series)[0] ?? 'metric',
    side: 1,
    size: AXIS_WIDTH,
    gap: 6,
    grid: { show: false },
    // The unit stands above the axis, but for bytes, whose unit grows with them.
    values: (_plot, splits) => splits.map((split) => (bytes ? formatBytes(split) : formatShort(split))),
    ...(bytes ? { incrs: BYTE_STEPS } : {}),
  };
  const hasErrors = series.some(({ kind }) => kind === 'errors');
  const hasMetric = series.some(({ kind }) => kind === 'metric');
  return [time, { ...errors, show: hasErrors }, { ...metric, show: hasMetric }];
}

/** The interval in which an onset lies: as wide as it is not known more exactly. */
function drawBand(plot: uPlot, { kind, from, to }: PictureMark, colours: PictureColours): void {
  if (kind !== 'onset' || from === undefined || to === undefined || to <= from) return;
  const { ctx, bbox } = plot;
  const clamp = (x: number): number => Math.min(bbox.left + bbox.width, Math.max(bbox.left, x));
  const left = clamp(plot.valToPos(from / SECOND, 'x', true));
  const right = clamp(plot.valToPos(to / SECOND, 'x', true));
  ctx.globalAlpha = 0.16;
  ctx.fillStyle = colours.marks.onset;
  ctx.fillRect(left, bbox.top, right - left, bbox.height);
  ctx.globalAlpha = 1;
}

function drawMarks(plot: uPlot, options: DrawOptions): void {
  const { ctx, bbox } = plot;
  const pixels = devicePixelRatio;
  ctx.save();
  for (const mark of options.marks) {
    drawBand(plot, mark, options.colours);
    const x = Math.round(plot.valToPos(mark.at / SECOND, 'x', true)) + 0.5;
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = options.colours.marks[mark.kind];
    ctx.lineWidth = (mark.kind === 'onset' ? 2 : 1) * pixels;
    ctx.setLineDash(mark.kind === 'onset' ? [] : [3 * pixels, 3 * pixels]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

/** Tells where the pointer is. A plot that is drawn anew has no pointer either, but nobody left it: that says nothing. */
function hoverReporter({ aligned, onHover }: DrawOptions): (plot: uPlot) => void {
  let over = false;
  return (plot) => {
    const { left = -1 } = plot.cursor;
    // A step runs from its time to the next: the bucket under the pointer began before it, however near the next one is.
    const bucket = left >= 0 ? bucketAt(aligned.times, plot.posToVal(left, 'x') * SECOND) : null;
    if (over || bucket !== null) onHover(bucket);
    over = bucket !== null;
  };
}

const METRIC_SCALE: uPlot.Scale = {
  range: (_plot, low, high) => [Math.min(0, low ?? 0), Math.max(1e-9, (high ?? 0) * 1.08)],
};

/** Draws the incident picture into an element. The caller destroys it. */
export function drawPicture(element: HTMLElement, options: DrawOptions): uPlot {
  const { aligned, range, size, series } = options;
  const columns: uPlot.AlignedData = [aligned.times.map((at) => at / SECOND), ...aligned.values];
  return new uPlot(
    {
      ...size,
      padding: [
        6,
        rightMargin(series) === AXIS_WIDTH ? 0 : RIGHT_MARGIN,
        0,
        leftMargin(series) === AXIS_WIDTH ? 0 : RIGHT_MARGIN,
      ],
      legend: { show: false },
      cursor: {
        drag: { x: true, y: false, setScale: false, dist: LEAST_DRAG },
        y: false,
        points: { size: 6 },
        dataIdx: (_plot, _series, _nearest, value) => bucketAt(aligned.times, value * SECOND),
      },
      scales: {
        x: { time: true, range: () => [range.from / SECOND, range.to / SECOND] },
        errors: { range: (_plot, _low, high) => [0, Math.max(1, (high ?? 0) * 1.08)] },
        ...Object.fromEntries(metricScales(series).map((name) => [name, METRIC_SCALE])),
      },
      axes: axes(options),
      series: [{}, ...seriesOptions(options)],
      hooks: {
        drawAxes: [(plot) => drawMarks(plot, options)],
        setCursor: [hoverReporter(options)],
        setSelect: [
          (plot) => {
            const { left, width } = plot.select;
            if (width < LEAST_DRAG) return;
            const [from, to] = [plot.posToVal(left, 'x') * SECOND, plot.posToVal(left + width, 'x') * SECOND];
            options.onZoom({ from, to });
          },
        ],
      },
    },
    columns,
    element,
  );
}
