import type { Bucket } from '@mats/contracts';
import type { JSX } from 'preact';
import { formatValue } from '../text/format-number.ts';
import { formatClock, formatMoment } from '../text/format-time.ts';
import { EVIDENCE } from '../text/evidence-words.ts';

const WIDTH = 480;
const HEIGHT = 48;

/** A small column chart with its ends and its peak in words. */
export function Sparkline(properties: { points: readonly Bucket[]; label: string; unit: string }): JSX.Element | null {
  const { points, label, unit } = properties;
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 2) return null;
  const highest = points.reduce((most, point) => Math.max(most, point.count), 0);
  const peak = points.find((point) => point.count === highest) ?? first;
  const span = Math.max(1, last.at - first.at);
  const barWidth = Math.max(1, (WIDTH / points.length) * 0.8);
  const words = EVIDENCE.highest(label, {
    value: formatValue(highest, unit),
    at: formatMoment(peak.at, { now: Date.now() }),
  });
  return (
    <figure class="sparkline">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={words}>
        {points.map((point) => {
          const height = highest === 0 ? 0 : (point.count / highest) * HEIGHT;
          const x = ((point.at - first.at) / span) * (WIDTH - barWidth);
          return <rect key={point.at} x={x} y={HEIGHT - height} width={barWidth} height={height} />;
        })}
      </svg>
      <figcaption>
        <span>{formatClock(first.at, {})}</span>
        <span>{EVIDENCE.peak(formatValue(highest, unit), formatClock(peak.at, {}))}</span>
        <span>{formatClock(last.at, {})}</span>
      </figcaption>
    </figure>
  );
}
