import type { RecordedTelemetry } from '@mats/engine/signals';
import type { NotRead } from '@mats/sources';
import type { SignalSource, SignalWindow } from '@mats/sources/signals';

/** All that was ever recorded. */
const EVER: SignalWindow = { from: 0, to: Number.MAX_SAFE_INTEGER };

export interface SignalsRead {
  readonly telemetry: RecordedTelemetry;
  readonly notRead: readonly NotRead[];
}

/** The traces and metrics of several sources as one; of a window, or all there is. */
export async function readSignals(
  sources: readonly SignalSource[],
  options: { readonly signal: AbortSignal; readonly window?: SignalWindow },
): Promise<SignalsRead> {
  const { signal, window = EVER } = options;
  const read = await Promise.all(
    sources.map(async (source) => ({
      spans: await source.readSpans(window, { signal }),
      series: await source.readSeries(window, { signal }),
      calls: await source.readCalls({ signal }),
    })),
  );
  return {
    telemetry: {
      spans: read.flatMap(({ spans }) => spans.spans),
      series: read.flatMap(({ series }) => series.series),
      calls: read.flatMap(({ calls }) => calls),
    },
    notRead: read.flatMap(({ spans, series }) => [...spans.notRead, ...series.notRead]),
  };
}
