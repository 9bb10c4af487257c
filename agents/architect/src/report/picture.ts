import { isComplaint } from '@mats/engine';
import type { Evidence, EvidenceDetail, Incident, Picture } from '@mats/contracts';

const MOST_SERIES = 6;
const MOST_BUCKETS = 120;

function templatesOf(evidence: readonly Evidence[]): { piece: Evidence; detail: EvidenceDetail<'log_template'> }[] {
  return evidence.flatMap((piece) =>
    piece.detail.kind === 'log_template' && piece.detail.buckets.length > 0 ? [{ piece, detail: piece.detail }] : [],
  );
}

/** A width that divides the range into at most `MOST_BUCKETS` parts and is a multiple of the finest one. */
function widthFor(range: number, finest: number): number {
  return finest * Math.max(1, Math.ceil(range / (finest * MOST_BUCKETS)));
}

function rebucket(
  buckets: EvidenceDetail<'log_template'>['buckets'],
  options: { from: number; widthMs: number },
): { at: number; value: number }[] {
  const sums = new Map<number, number>();
  for (const { at, count } of buckets) {
    const start = options.from + Math.floor((at - options.from) / options.widthMs) * options.widthMs;
    sums.set(start, (sums.get(start) ?? 0) + count);
  }
  return [...sums].toSorted((a, b) => a[0] - b[0]).map(([at, value]) => ({ at, value }));
}

/** Readings of metrics, and requests that fail, over time. */
function readingsOf(evidence: readonly Evidence[]): { piece: Evidence; detail: EvidenceDetail<'metric_window'> }[] {
  return evidence.flatMap((piece) =>
    piece.detail.kind === 'metric_window' && piece.detail.points.length > 0 ? [{ piece, detail: piece.detail }] : [],
  );
}

function seriesOfReading(
  { piece, detail }: ReturnType<typeof readingsOf>[number],
  options: { from: number; to: number; widthMs: number },
): Picture['series'][number] {
  const inside = detail.points.filter(({ at }) => at >= options.from && at <= options.to);
  const failures = detail.unit === 'failures';
  return {
    label: detail.metric,
    kind: failures ? 'errors' : 'metric',
    unit: detail.unit,
    ...(piece.service === undefined ? {} : { service: piece.service }),
    points: failures ? rebucket(inside, options) : inside.map(({ at, count }) => ({ at, value: count })),
    evidence: piece.id,
  };
}

/** The finest distance of times, where there are no buckets: what was measured tells how finely. */
function finestGap(readings: ReturnType<typeof readingsOf>): number {
  const gaps = readings.flatMap(({ detail: { points } }) =>
    points.slice(1).map(({ at }, index) => at - (points[index]?.at ?? at)),
  );
  return Math.max(1_000, Math.min(60_000, ...gaps.filter((gap) => gap > 0)));
}

/** Failures over time by template, with deployments, commits, containers and the onset as marks; null without times. */
export function pictureOf(evidence: readonly Evidence[], incident: Incident | undefined): Picture | null {
  const templates = templatesOf(evidence);
  // The first has an axis of its own: one whose unit is known.
  const readings = readingsOf(evidence).toSorted((a, b) => Number(a.detail.unit === '') - Number(b.detail.unit === ''));
  const measured = readings.flatMap(({ detail }) => detail.points.map(({ at }) => at));
  const times = [
    ...(templates.length === 0 ? measured : []),
    ...templates.flatMap(({ detail }) => detail.buckets.map((bucket) => bucket.at)),
    ...(incident?.deploys ?? []).flatMap((deploy) => (deploy.time === undefined ? [] : Date.parse(deploy.time))),
  ];
  if (templates.length + readings.length === 0 || times.length === 0) return null;
  const widths = templates.map(({ detail }) => detail.bucketMs ?? 1_000);
  const finest = Math.max(1, widths.length === 0 ? finestGap(readings) : Math.min(...widths));
  const from = Math.floor(Math.min(...times) / finest) * finest;
  const widthMs = widthFor(Math.max(...times) - from + finest, finest);
  const to = Math.max(...times) + widthMs;
  // What is no failure is shown as work beside them, on a scale of its own.
  const complains = ({ detail }: (typeof templates)[number]): boolean => isComplaint(detail.severity);
  const work = templates.filter((one) => !complains(one));
  const shown = [...templates.filter(complains).slice(0, MOST_SERIES - work.length), ...work];
  const told = shown.map(({ piece, detail }) => ({
    label: detail.template.replaceAll('<*>', '…'),
    kind: isComplaint(detail.severity) ? ('errors' as const) : ('metric' as const),
    unit: 'events',
    ...(piece.service === undefined ? {} : { service: piece.service }),
    points: rebucket(detail.buckets, { from, widthMs }),
    evidence: piece.id,
  }));
  const read = readings.map((reading) => seriesOfReading(reading, { from, to, widthMs }));
  const series = [...told, ...read.filter(({ points }) => points.length > 0)].slice(0, MOST_SERIES + 2);
  const marks = evidence.flatMap((piece): Picture['marks'] => {
    const at = piece.time === undefined ? Number.NaN : Date.parse(piece.time);
    if (!(at >= from && at <= to)) return [];
    if (piece.detail.kind === 'deploy') return [{ at, kind: 'deploy', label: piece.title, evidence: piece.id }];
    if (piece.detail.kind === 'commit') return [{ at, kind: 'commit', label: piece.title, evidence: piece.id }];
    return piece.detail.kind === 'container_state'
      ? [{ at, kind: 'container', label: piece.title, evidence: piece.id }]
      : [];
  });
  const onset = incident?.onset ?? null;
  const [cited] = onset?.evidence ?? [];
  const onsetMark: Picture['marks'] =
    onset === null
      ? []
      : [
          {
            at: Date.parse(onset.at),
            kind: 'onset',
            label: 'Onset',
            ...(cited === undefined ? {} : { evidence: cited }),
          },
        ];
  return { from, to, bucketMs: widthMs, series, marks: [...marks, ...onsetMark] };
}
