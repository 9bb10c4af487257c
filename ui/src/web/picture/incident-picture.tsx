import type { Picture } from '@mats/contracts';
import type { JSX } from 'preact';
import { useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type uPlot from 'uplot';
import { EvidenceContext, useApp } from '../app/context.ts';
import { useMedia } from '../app/hooks.ts';
import type { DrawOptions, PictureColours } from './draw-picture.ts';
import { Legend } from './legend.tsx';
import { knownDrawing, loadDrawing } from './load-drawing.ts';
import { leftMargin, rightMargin } from './picture-look.ts';
import { isBytes, unitOf } from '../text/format-number.ts';
import { alignPicture, loudestSeries, seriesTotal, zoomed } from './picture-data.ts';
import type { PictureSeries } from './picture-data.ts';
import { pictureSummary } from './picture-summary.ts';
import { PictureMarks } from './picture-marks.tsx';
import { PictureTable } from './picture-table.tsx';
import { AxisNames, Plot } from './plot.tsx';
import { PAGE } from '../text/page-words.ts';

/** More lines than these cannot be told apart; the table has all of them. */
const DRAWN_SERIES = 6;
const HEIGHT = 136;

/** Gives metrics the unit that their names tell where the recording told none. */
function withUnits(picture: Picture): Picture {
  const series = picture.series.map((one) =>
    one.kind === 'errors' ? one : { ...one, unit: unitOf(one.label, isBytes(one.unit) ? 'B' : one.unit) },
  );
  return { ...picture, series };
}

/** The series that are drawn: the loudest errors first, then metrics. */
function drawnPicture(picture: Picture): Picture {
  const rank = (series: PictureSeries): number => (series.kind === 'errors' ? seriesTotal(series) : -1);
  const series = picture.series.toSorted((first, second) => rank(second) - rank(first)).slice(0, DRAWN_SERIES);
  return { ...picture, series };
}

function coloursOf(root: HTMLElement, hidden: ReadonlySet<number>): PictureColours {
  const colour = (selector: string): string => {
    const element = root.querySelector(selector);
    return element === null ? 'currentColor' : getComputedStyle(element).color;
  };
  const swatches = [...root.querySelectorAll('.swatch')].map((swatch) => getComputedStyle(swatch).color);
  return {
    series: swatches.filter((_, index) => !hidden.has(index)),
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

/** One time axis with everything that moved: read it by pointer, by arrow keys, or as a table; draw over a stretch to zoom in. */
export function IncidentPicture(properties: { picture: Picture }): JSX.Element {
  const [range, setRange] = useState<{ from: number; to: number } | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const whole = useMemo(() => withUnits(properties.picture), [properties.picture]);
  const all = useMemo(() => {
    const drawn = drawnPicture(whole);
    return range === null ? drawn : zoomed(drawn, range);
  }, [whole, range]);
  const picture = useMemo(
    () => ({ ...all, series: all.series.filter((_, index) => !hidden.has(index)) }),
    [all, hidden],
  );
  const aligned = useMemo(() => alignPicture(picture), [picture]);
  const { open } = useContext(EvidenceContext);
  const [bucket, setBucket] = useState<number | null>(null);
  const root = useRef<HTMLElement>(null);
  const { frame, width } = usePlot({ root, picture, aligned, hidden, onHover: setBucket, onZoom: setRange });
  const openLoudest = (at: number): void => {
    const evidence = picture.series[loudestSeries(picture.series, { values: aligned.values, index: at })]?.evidence;
    if (evidence !== undefined) open(evidence);
  };
  const toggle = (index: number): void => {
    const next = new Set(hidden);
    if (!next.delete(index)) next.add(index);
    setHidden(next);
    setBucket(null);
  };
  const { zone } = useApp();
  const summary = useMemo(() => pictureSummary(whole, { now: Date.now() }), [whole, zone]);
  const margins = { left: leftMargin(picture.series), right: rightMargin(picture.series) };
  return (
    <section ref={root} class="picture" aria-label={PAGE.picture}>
      <Probes />
      <p class="visually-hidden">{summary}</p>
      <PictureMarks picture={picture} margins={margins} width={width} />
      <AxisNames picture={picture} />
      <Plot
        frame={frame}
        aligned={aligned}
        picture={picture}
        bucket={bucket}
        margins={margins}
        width={width}
        onMove={setBucket}
        onOpen={openLoudest}
      />
      <Legend
        picture={all}
        hidden={hidden}
        left={whole.series.length - all.series.length}
        onToggle={toggle}
        onWhole={range === null ? null : () => setRange(null)}
      />
      <PictureTable picture={whole} />
    </section>
  );
}

/** Elements that take the colours of the style sheet, for the canvas to read. */
function Probes(): JSX.Element {
  return (
    <span class="probes" aria-hidden="true">
      {['ink', 'rule', 'onset', 'deploy', 'commit', 'container'].map((name) => (
        <i key={name} class={`probe-${name}`} />
      ))}
    </span>
  );
}

interface PlotUse extends Pick<DrawOptions, 'aligned' | 'onHover' | 'onZoom'> {
  root: { current: HTMLElement | null };
  picture: Picture;
  hidden: ReadonlySet<number>;
}

/** Keeps the plot as wide as its frame, in the colours of the system's setting and the reader's zone. */
function usePlot(use: PlotUse): { frame: { current: HTMLDivElement | null }; width: number } {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const [width, setWidth] = useState(0);
  const [draw, setDraw] = useState(knownDrawing);
  const isThere = width > 0;
  const dark = useMedia('(prefers-color-scheme: dark)');
  const { zone } = useApp();
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    // Without it the table below tells the same.
    if (draw === null)
      loadDrawing().then(
        (loaded) => setDraw(() => loaded),
        () => undefined,
      );
  }, []);
  useEffect(() => {
    const element = frame.current;
    const { root, picture, aligned, hidden, onHover, onZoom } = use;
    if (element === null || root.current === null || !isThere || draw === null) return undefined;
    const drawn = draw(element, {
      aligned,
      series: picture.series,
      marks: picture.marks,
      range: { from: picture.from, to: picture.to },
      size: { width: element.clientWidth, height: HEIGHT },
      colours: coloursOf(root.current, hidden),
      font: `11px ${getComputedStyle(element).fontFamily}`,
      onHover,
      onZoom,
    });
    plot.current = drawn;
    return () => {
      plot.current = null;
      drawn.destroy();
    };
  }, [use.picture, use.aligned, isThere, draw, dark, zone]);
  // A frame of another width, as when evidence opens beside it, is no other plot.
  useEffect(() => {
    if (plot.current !== null && isThere && plot.current.width !== width)
      plot.current.setSize({ width, height: HEIGHT });
  }, [width]);
  return { frame, width };
}
