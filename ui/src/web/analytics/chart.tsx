import type { ComponentChildren, JSX } from 'preact';
import { ANALYTICS } from '../text/analytics-words.ts';

const WIDTH = 600;
const HEIGHT = 160;
const TOP = 8;

/** One reading of a series: a step and what it was; null where there was nothing. */
export interface Point {
  readonly label: string;
  readonly value: number | null;
}

export interface Series {
  readonly name: string;
  /** Which of the drawing's three pens. */
  readonly pen: 'first' | 'second' | 'third';
  readonly points: readonly Point[];
}

interface ChartProperties {
  readonly title: string;
  /** What the drawing shows, in a sentence, for those who do not see it. */
  readonly summary: string;
  readonly series: readonly Series[];
  readonly kind: 'bars' | 'lines';
  readonly format: (value: number) => string;
}

function topOf(series: readonly Series[]): number {
  return Math.max(1, ...series.flatMap(({ points }) => points.map(({ value }) => value ?? 0)));
}

function heightOf(value: number, top: number): number {
  return ((HEIGHT - TOP) * value) / top;
}

function Bars({ series, top }: { series: readonly Series[]; top: number }): JSX.Element {
  const count = series[0]?.points.length ?? 0;
  const step = WIDTH / Math.max(1, count);
  const width = Math.min(24, (step * 0.8) / series.length);
  return (
    <>
      {series.map(({ name, pen, points }, place) => (
        <g key={name} class={`pen-${pen}`}>
          {points.map(({ label, value }, index) => {
            const height = heightOf(value ?? 0, top);
            const x = step * (index + 0.5) + (place - series.length / 2) * width;
            return <rect key={label} x={x} y={HEIGHT - height} width={width} height={height} />;
          })}
        </g>
      ))}
    </>
  );
}

function isThere(point: Point | undefined): boolean {
  return point !== undefined && point.value !== null;
}

/** The line is broken where there is nothing, and a reading between two gaps is a dot. */
function Lines({ series, top }: { series: readonly Series[]; top: number }): JSX.Element {
  const count = series[0]?.points.length ?? 0;
  const step = WIDTH / Math.max(1, count);
  return (
    <>
      {series.map(({ name, pen, points }) => {
        let down = false;
        const path = points.map(({ value }, index) => {
          if (value === null) {
            down = false;
            return '';
          }
          const place = `${step * (index + 0.5)} ${HEIGHT - heightOf(value, top)}`;
          const drawn = down ? `L${place}` : `M${place}h0.01`;
          down = true;
          return drawn;
        });
        // A reading without neighbours is no line.
        const alone = points.map(({ value }, index) =>
          value === null || isThere(points[index - 1]) || isThere(points[index + 1])
            ? ''
            : `M${step * (index + 0.5)} ${HEIGHT - heightOf(value, top)}h0.01`,
        );
        return (
          <g key={name} class={`pen-${pen}`}>
            <path d={path.join('')} />
            <path class="chart-alone" d={alone.join('')} />
          </g>
        );
      })}
    </>
  );
}

/** A drawing of series over time, with the same numbers as a table below it. */
export function Chart({ title, summary, series, kind, format }: ChartProperties): JSX.Element {
  const top = topOf(series);
  const steps = series[0]?.points ?? [];
  return (
    <figure class="chart">
      <figcaption>
        <h2>{title}</h2>
        <span class="chart-keys">
          {series.map(({ name, pen }) => (
            <span key={name}>
              <span class={`chart-key pen-${pen}`} aria-hidden="true" /> {name}
            </span>
          ))}
          <span class="muted">{ANALYTICS.highest(format(top))}</span>
        </span>
      </figcaption>
      <svg
        class={`chart-${kind}`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={summary}
      >
        {kind === 'bars' ? <Bars series={series} top={top} /> : <Lines series={series} top={top} />}
      </svg>
      <div class="chart-ends muted" aria-hidden="true">
        <span>{steps.at(0)?.label}</span>
        {steps.length > 1 ? <span>{steps.at(-1)?.label}</span> : null}
      </div>
      <details class="chart-table">
        <summary>{ANALYTICS.asTable}</summary>
        <Scrolled label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{ANALYTICS.begin}</th>
                {series.map(({ name }) => (
                  <th key={name} scope="col" class="number">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {steps.map(({ label }, index) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {series.map(({ name, points }) => {
                    const value = points[index]?.value ?? null;
                    return (
                      <td key={name} class="number">
                        {value === null ? '–' : format(value)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      </details>
    </figure>
  );
}

/** A table that may be longer than its place; the keyboard can scroll it too. */
function Scrolled(properties: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="scrolled" role="group" aria-label={properties.label} tabIndex={0}>
      {properties.children}
    </div>
  );
}
