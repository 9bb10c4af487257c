import { asList, asObject, asText } from '../recordings/json-value.ts';
import type { SignalWindow } from '../signal-source.ts';
import type { PhoenixApi } from './phoenix-api.ts';
import { storedSpanOf } from './stored-spans.ts';
import type { StoredSpan } from './stored-spans.ts';

const PAGE = 1_000;
/** Of a busy project the newest are read, and it is said since when. */
const MOST_SPANS = 20_000;

export interface SpansOfProject {
  /** In order of time, each ended within the window. */
  readonly spans: readonly StoredSpan[];
  /** From when on all of them were read: later than was asked where there are too many. */
  readonly from: number;
}

/** The address of a project's spans of a window, as it stands in evidence. */
export function spansPath(project: string, { from, to }: SignalWindow): string {
  const query = new URLSearchParams({
    start_time: new Date(from).toISOString(),
    end_time: new Date(to).toISOString(),
  });
  return `/v1/projects/${encodeURIComponent(project)}/spans?${query.toString()}`;
}

/** The project and the window of such an address; null for any other text. */
export function partsOfPath(path: string): { project: string; window: SignalWindow } | null {
  const [, name = '', query = ''] = /^\/v1\/projects\/([^/?]{1,600})\/spans\?(.{1,200})$/.exec(path) ?? [];
  const times = new URLSearchParams(query);
  const [from, to] = [Date.parse(times.get('start_time') ?? ''), Date.parse(times.get('end_time') ?? '')];
  if (name === '' || Number.isNaN(from) || Number.isNaN(to)) return null;
  try {
    return { project: decodeURIComponent(name), window: { from, to } };
  } catch {
    return null;
  }
}

/**
 * The spans of a project that began and ended within the window; null where Phoenix has no such project. One trace alone is read where
 * `traceId` names it.
 *
 * @throws MatsError `phoenix_unavailable`, `phoenix_refused`
 */
export async function readStoredSpans(
  api: PhoenixApi,
  wanted: {
    readonly project: string;
    readonly window: SignalWindow;
    readonly traceId?: string | undefined;
    readonly signal?: AbortSignal | undefined;
    readonly mostSpans?: number;
  },
): Promise<SpansOfProject | null> {
  const { project, window, traceId, signal, mostSpans = MOST_SPANS } = wanted;
  const trace = traceId === undefined ? '' : `&trace_id=${encodeURIComponent(traceId)}`;
  const path = `${spansPath(project, window)}&limit=${PAGE}&sort=start_time&order=desc${trace}`;
  const spans: StoredSpan[] = [];
  let cursor = '';
  do {
    const page = await api.read(`${path}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`, { signal });
    if (page === null) return null;
    const { data, next_cursor: next } = asObject(page);
    spans.push(...asList(data).flatMap((json) => storedSpanOf(json) ?? []));
    cursor = asText(next);
  } while (cursor !== '' && spans.length < mostSpans);
  const oldest = spans.at(-1)?.startMs ?? window.from;
  const from = cursor === '' ? window.from : Math.ceil(oldest);
  const whole = spans.filter(({ startMs, endMs }) => startMs >= from && endMs <= window.to);
  return { spans: whole.toReversed(), from };
}
