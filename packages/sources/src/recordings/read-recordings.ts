import type { RecordedSpan, ServiceSeries } from '@mats/engine/signals';
import { MatsError } from '@mats/contracts';
import type { LogSource, LogStream, NotRead } from '../log-source.ts';
import { documentOf } from '../reading/document-of.ts';
import { headOf, wholeLines } from '../reading/head-of.ts';
import { serviceOfFileName } from '../reading/service-of-file-name.ts';
import { showBytes } from '../reading/show-bytes.ts';
import { callGraphOfJson, callGraphOfTable, looksLikeCallTable } from './formats/call-graph.ts';
import { jaegerTraces } from './formats/jaeger-traces.ts';
import { looksLikeMetricTable, metricTable } from './formats/metric-table.ts';
import { otlpMetrics } from './formats/otlp-metrics.ts';
import { otlpTraces } from './formats/otlp-traces.ts';
import { prometheusMatrix } from './formats/prometheus-matrix.ts';
import { zipkinTraces } from './formats/zipkin-traces.ts';
import { joinSeries } from './join-series.ts';
import type { Recording, RecordingFormat, RecordingPart } from './recording.ts';
import { recordingWithoutSecrets } from './recording-without-secrets.ts';

const FORMATS: readonly RecordingFormat[] = [otlpTraces, otlpMetrics, jaegerTraces, prometheusMatrix, zipkinTraces];

const LOOKED_AT = 4096;
/** What the first bytes of a recording show, and those of a log do not: a document of spans or of measurements. */
const SIGN =
  /^\s*(?:\{[^]{0,400}?"(?:resourceSpans|batches|resourceMetrics)"\s*:|\{[^]{0,400}?"data"\s*:\s*\[\s*\{\s*"traceID"|\{[^]{0,400}?"resultType"\s*:\s*"matrix"|\[[\s[]*\{[^{}]{0,2000}"traceId"\s*:)/;

/** A service map: nodes and edges, or pairs of parent and child. */
const MAP_SIGN = /^\s*[[{][^]{0,2000}?"(?:edges|links|Edges|dependencies|callCount|parent|elements)"\s{0,4}:/;

/** A document is parsed as a whole, which takes several times its size. */
const MOST_DOCUMENT_BYTES = 24 * 1024 * 1024;
/** With a document a line, the rest is left out. */
const MOST_SPANS = 100_000;
const MOST_MEASUREMENTS = 500_000;

export interface RecordingsRead {
  readonly recordings: readonly Recording[];
  /** The streams that are recordings: as logs they would be nothing but noise. */
  readonly streams: readonly LogStream[];
  readonly notRead: readonly NotRead[];
}

function parsed(text: string): RecordingPart | null {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return null;
  }
  for (const format of FORMATS) {
    const found = format(document);
    if (found !== null) return found;
  }
  return null;
}

/** Collects the documents of a stream: one a line if the first line is one, else all of it as one. */
class DocumentCollector {
  readonly parts: RecordingPart[] = [];
  #rest = '';
  #aLineEach: boolean | null = null;
  #spans = 0;
  #series = 0;

  /** Why no more can be taken, or null. */
  push(text: string): string | null {
    this.#rest += text;
    if (this.#aLineEach !== false) this.#takeLines();
    if (this.#spans >= MOST_SPANS || this.#series >= MOST_MEASUREMENTS)
      return `Only its first ${this.#spans > 0 ? `${this.#spans} spans` : `${this.#series} measurements`} were read.`;
    return this.#rest.length > MOST_DOCUMENT_BYTES
      ? `It is one document of more than ${showBytes(MOST_DOCUMENT_BYTES)}, of which nothing was read. Give fewer traces.`
      : null;
  }

  finish(): void {
    this.#take(this.#rest);
    this.#rest = '';
  }

  #takeLines(): void {
    for (let end = this.#rest.indexOf('\n'); end >= 0; end = this.#rest.indexOf('\n')) {
      const line = this.#rest.slice(0, end);
      const taken = this.#take(line);
      if (!taken && this.#aLineEach === null && line.trim() !== '') {
        this.#aLineEach = false;
        return;
      }
      this.#aLineEach ??= taken ? true : null;
      this.#rest = this.#rest.slice(end + 1);
    }
  }

  #take(text: string): boolean {
    const part = text.trim() === '' ? null : parsed(text);
    if (part === null) return false;
    this.parts.push(part);
    this.#spans += part.spans.length;
    this.#series += part.series.length;
    return true;
  }
}

async function documentsOf(
  source: LogSource,
  stream: LogStream,
): Promise<{ parts: readonly RecordingPart[]; why: string | null }> {
  const decoder = new TextDecoder();
  const collector = new DocumentCollector();
  for await (const chunk of source.open(stream)) {
    const why = collector.push(decoder.decode(chunk, { stream: true }));
    if (why !== null) return { parts: collector.parts, why };
  }
  collector.finish();
  return { parts: collector.parts, why: null };
}

/** A table that is read whole: measurements over time, or who calls whom. */
async function tableOf(
  source: LogSource,
  stream: LogStream,
  read: (text: string) => RecordingPart | null,
): Promise<{ parts: readonly RecordingPart[]; why: string | null } | null> {
  const { text, why } = await documentOf(source, stream);
  const part = read(text);
  return part === null ? null : { parts: [part], why };
}

/** The stream's measurements, spans or calls in whichever form they are; null when it holds none. */
async function partsOf(
  source: LogSource,
  stream: LogStream,
): Promise<{ parts: readonly RecordingPart[]; why: string | null } | null> {
  const head = await headOf(source, stream);
  if (SIGN.test(head.slice(0, LOOKED_AT))) return documentsOf(source, stream);
  const rows = wholeLines(head);
  if (looksLikeMetricTable(rows)) {
    const title = stream.label.replace(/^.*[/\\]/, '').replace(/\.\w{1,6}$/, '');
    const of = stream.service ?? serviceOfFileName(stream.label) ?? 'unknown';
    return tableOf(source, stream, (text) => {
      const series = metricTable(text, { of, title });
      return series === null ? null : { spans: [], series };
    });
  }
  if (looksLikeCallTable(rows)) return tableOf(source, stream, callGraphOfTable);
  return MAP_SIGN.test(head.slice(0, LOOKED_AT)) ? tableOf(source, stream, callGraphOfJson) : null;
}

/** What a clock can show: the range of a date. */
const LATEST_MS = 8.64e15;
const isTime = (milliseconds: number): boolean => milliseconds >= 0 && milliseconds <= LATEST_MS;

function isPlausible({ startMs, endMs }: RecordedSpan): boolean {
  return isTime(startMs) && isTime(endMs);
}

function plausiblePoints(series: ServiceSeries): ServiceSeries {
  return { ...series, points: series.points.filter(({ timeMs }) => isTime(timeMs)) };
}

/** Reads a stream as a recording; null when it is none. */
export async function readRecording(
  source: LogSource,
  stream: LogStream,
): Promise<{ recording: Recording; notRead: readonly NotRead[] } | null> {
  const read = await partsOf(source, stream);
  if (read === null) return null;
  const { parts, why } = read;
  const { spans, series, calls } = recordingWithoutSecrets({
    spans: parts.flatMap((part) => part.spans.filter(isPlausible)),
    series: joinSeries(parts.flatMap((part) => part.series.map(plausiblePoints))),
    calls: parts.flatMap((part) => part.calls ?? []),
  });
  if (spans.length + series.length + calls.length === 0 && why === null) return null;
  return {
    recording: { spans, series, calls, source, stream },
    notRead: why === null ? [] : [{ what: stream.label, why }],
  };
}

/**
 * Finds among streams those that hold traces or metrics: OTLP in JSON, what Jaeger, Zipkin and Tempo give, answers of
 * Prometheus. What cannot be read is left to whoever reads logs, who says why.
 */
export async function readRecordings(source: LogSource, streams: readonly LogStream[]): Promise<RecordingsRead> {
  const found: { recording: Recording; notRead: readonly NotRead[] }[] = [];
  for (const stream of streams) {
    try {
      const read = await readRecording(source, stream);
      if (read !== null) found.push(read);
    } catch (error) {
      if (!(error instanceof MatsError)) throw error;
    }
  }
  return {
    recordings: found.map(({ recording }) => recording),
    streams: found.map(({ recording }) => recording.stream),
    notRead: found.flatMap(({ notRead }) => notRead),
  };
}
