import { isComplaint } from '@mats/engine';
import type { Evidence, EvidenceDetail, Incident, Picture, ReadSource } from '@mats/contracts';
import { PICTURE } from './sentences.ts';

type Mark = Picture['marks'][number];

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

type Series = Picture['series'][number];

/** Series of the same numbers are drawn once: a failure and the lines that only repeat it go along. */
function mergeAlike(series: readonly Series[]): Series[] {
  const merged = new Map<string, Series>();
  for (const one of series) {
    const key = JSON.stringify([one.kind, one.unit, one.points]);
    const before = merged.get(key);
    const name = one.service === undefined ? one.label : `${one.service} · ${one.label}`;
    merged.set(key, before === undefined ? one : { ...before, alike: [...(before.alike ?? []), name] });
  }
  return [...merged.values()];
}

/** Deployments of one revision this close together, as a part of the picture, are one mark. */
const ONE_ROLLOUT = 0.1;

function deployMarks(evidence: readonly Evidence[], range: { from: number; to: number }): Mark[] {
  const inside = evidence.flatMap((piece) => {
    const at = Date.parse(piece.time ?? '');
    return piece.detail.kind === 'deploy' && at >= range.from && at <= range.to
      ? [{ at, piece, revision: piece.detail.revision }]
      : [];
  });
  const marks: Mark[] = [];
  for (const revision of new Set(inside.map((one) => one.revision))) {
    const own = inside.filter((one) => one.revision === revision).toSorted((a, b) => a.at - b.at);
    const [first] = own;
    const spread = (own.at(-1)?.at ?? 0) - (first?.at ?? 0);
    if (first === undefined) continue;
    const together = own.length > 1 && spread <= ONE_ROLLOUT * (range.to - range.from);
    const services = own.map(({ piece }) => piece.service ?? '').filter((name) => name !== '');
    const label = PICTURE.rollout(revision, services);
    if (together) marks.push({ at: first.at, kind: 'deploy', label, evidence: first.piece.id });
    else
      marks.push(...own.map(({ at, piece }): Mark => ({ at, kind: 'deploy', label: piece.title, evidence: piece.id })));
  }
  return marks;
}

/** Containers and commits within the picture; the commit that is blamed also where it was made before. */
function otherMarks(evidence: readonly Evidence[], range: { from: number; to: number; blamed: string | null }): Mark[] {
  return evidence.flatMap((piece): Mark[] => {
    const at = Date.parse(piece.time ?? '');
    const { detail, id, title } = piece;
    const inside = at >= range.from && at <= range.to;
    if (detail.kind === 'commit' && (inside || (detail.sha === range.blamed && at < range.from))) {
      return [{ at, kind: 'commit', label: title, evidence: id }];
    }
    return detail.kind === 'container_state' && inside ? [{ at, kind: 'container', label: title, evidence: id }] : [];
  });
}

function onsetMark(incident: Incident | undefined): Mark[] {
  const onset = incident?.onset ?? null;
  if (onset === null) return [];
  const [cited] = onset.evidence;
  return [
    {
      at: Date.parse(onset.at),
      kind: 'onset',
      label: PICTURE.onset(),
      from: Date.parse(onset.from),
      to: Date.parse(onset.to),
      ...(cited === undefined ? {} : { evidence: cited }),
    },
  ];
}

/** What the picture needs beside the evidence. */
export interface PictureInput {
  readonly incident: Incident | undefined;
  /** What was read: it tells from when on nothing was logged of the failure. */
  readonly read: readonly ReadSource[];
  /** The commit that is blamed. */
  readonly blamed: string | null;
}

/** As long before the onset as the incident lasts, as far as logs reach back: what was normal stands beside what failed. */
function beginOf(first: number, last: number, { incident, read }: PictureInput): number {
  const onset = Date.parse(incident?.onset?.at ?? '');
  const starts = read.flatMap(({ from }) => (from === undefined ? [] : [Date.parse(from)]));
  if (Number.isNaN(onset) || starts.length === 0) return first;
  return Math.min(first, Math.max(Math.min(...starts), onset - (last - onset)));
}

/** Failures over time by template, with deployments, commits, containers and the onset as marks; null without times. */
export function pictureOf(evidence: readonly Evidence[], input: PictureInput): Picture | null {
  const { incident } = input;
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
  const first = beginOf(Math.min(...times), Math.max(...times), input);
  const from = Math.floor(first / finest) * finest;
  const widthMs = widthFor(Math.max(...times) - from + finest, finest);
  const to = Math.max(...times) + widthMs;
  // What is no failure is shown as work beside them, on a scale of its own.
  const complains = ({ detail }: (typeof templates)[number]): boolean => isComplaint(detail.severity);
  const work = templates.filter((one) => !complains(one));
  const seriesOf = ({ piece, detail }: (typeof templates)[number]): Series => ({
    label: detail.template.replaceAll('<*>', '…'),
    kind: isComplaint(detail.severity) ? 'errors' : 'metric',
    unit: 'events',
    ...(piece.service === undefined ? {} : { service: piece.service }),
    points: rebucket(detail.buckets, { from, widthMs }),
    evidence: piece.id,
  });
  const told = mergeAlike(templates.filter(complains).map(seriesOf)).slice(0, MOST_SERIES - work.length);
  const read = readings
    .map((reading) => seriesOfReading(reading, { from, to, widthMs }))
    .filter(({ points }) => points.length > 0);
  const series = [...told, ...work.map(seriesOf), ...mergeAlike(read)].slice(0, MOST_SERIES + 2);
  const marks = [
    ...deployMarks(evidence, { from, to }),
    ...otherMarks(evidence, { from, to, blamed: input.blamed }),
    ...onsetMark(incident),
  ].toSorted((a, b) => a.at - b.at);
  return { from, to, bucketMs: widthMs, series, marks };
}
