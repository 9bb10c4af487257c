import type { EvidenceDetail } from '@mats/contracts';
import type { JSX } from 'preact';
import { formatDuration } from '../text/format-duration.ts';
import { PAGE } from '../text/page-words.ts';
import { EVIDENCE } from '../text/evidence-words.ts';

type Span = EvidenceDetail<'trace'>['spans'][number];

const WIDTH = 1000;
/** A span that took no time is still to be seen. */
const LEAST_WIDTH = 4;
const MOST_DEPTH = 12;

/** The stretch of a span along the trace, and the part of it that is its own work. */
function Bar({ span, lengthMs }: { span: Span; lengthMs: number }): JSX.Element {
  const scale = lengthMs > 0 ? WIDTH / lengthMs : 0;
  const width = Math.max(LEAST_WIDTH, span.durationMs * scale);
  const x = Math.min(span.startMs * scale, WIDTH - LEAST_WIDTH);
  return (
    <svg class="span-bar" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
      <rect x={x} y="4" width={width} height="2" />
      <rect x={x} y="1" width={Math.max(LEAST_WIDTH, Math.min(span.ownMs, span.durationMs) * scale)} height="8" />
    </svg>
  );
}

/** The spans of a request under each other, callers above those they call, with what each took and took itself. */
export function Waterfall({ spans }: { spans: readonly Span[] }): JSX.Element {
  const lengthMs = spans.reduce((end, span) => Math.max(end, span.startMs + span.durationMs), 0);
  return (
    <ol class="waterfall" aria-label={PAGE.waterfall}>
      {spans.map((span, index) => (
        <li key={index} class={span.failed ? 'span-failed' : ''}>
          <span class={`span-name depth-${Math.min(MOST_DEPTH, span.depth)}`}>
            <b>{span.service}</b> {span.operation}
            {span.failed ? <span class="span-failure"> {EVIDENCE.failed}</span> : null}
          </span>
          <span class="span-times">
            {formatDuration(span.durationMs)} <span class="muted">{EVIDENCE.itself(formatDuration(span.ownMs))}</span>
          </span>
          <Bar span={span} lengthMs={lengthMs} />
          {span.message === '' ? null : <span class="span-message">{span.message.split('\n', 1)[0]}</span>}
        </li>
      ))}
    </ol>
  );
}
