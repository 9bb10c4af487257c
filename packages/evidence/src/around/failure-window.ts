import { zoneOffsetMinutes } from '@mats/contracts';
import { splitQuestion, understandQuestion } from '@mats/engine/question';
import type { InvokeRequest } from '@mats/contracts';

/** What may have brought a failure happened within this time before it. */
const BEFORE_MS = 24 * 3_600_000;
/** Who repairs or reports it does so within this time after it. */
const AFTER_MS = 2 * 3_600_000;
const MINUTE_MS = 60_000;

/** Times in ISO 8601; both ends belong to it. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The time around a failure in which something is looked for. */
export interface FailureWindow {
  readonly period: Period;
  /** Epoch milliseconds of the moment that others are compared with. */
  readonly at: number;
  /** Whether that is when the failure began; else it is now. */
  readonly isOnset: boolean;
}

/** Around the onset that the SRE agent found, else around what the question names, else the last day. */
export function failureWindow({ message, context }: InvokeRequest, now: number): FailureWindow {
  const onset = context.findings.find(({ incident }) => incident !== undefined)?.incident?.onset?.at;
  const zone = zoneOffsetMinutes(context.time_zone, now);
  const { periods } = understandQuestion(splitQuestion(message).question, { now, zoneOffsetMinutes: zone });
  const [named] = periods;
  const began = onset === undefined ? named?.from : Date.parse(onset);
  const at = began === undefined || Number.isNaN(began) ? now : began;
  const isOnset = at !== now;
  const iso = (moment: number): string => new Date(moment).toISOString();
  return { period: { from: iso(at - BEFORE_MS), to: iso(isOnset ? at + AFTER_MS : at) }, at, isOnset };
}

/** Whether an ISO 8601 time is of a period. */
export function isWithin({ from, to }: Period, time: string): boolean {
  const moment = Date.parse(time);
  return moment >= Date.parse(from) && moment <= Date.parse(to);
}

/** The nearest before the moment first, then the others by how far they are from it. */
export function byNearness(at: number): (one: { readonly time: string }, other: { readonly time: string }) => number {
  const rank = ({ time }: { readonly time: string }): number => {
    const before = at - Date.parse(time);
    return before >= 0 ? before : BEFORE_MS - before;
  };
  return (one, other) => rank(one) - rank(other);
}

/** How far two moments are apart: `40 s`, `12 min`, `3 h`. Milliseconds, not negative. */
function distanceWords(milliseconds: number): string {
  if (milliseconds < MINUTE_MS) return `${Math.round(milliseconds / 1_000)} s`;
  if (milliseconds < 120 * MINUTE_MS) return `${Math.round(milliseconds / MINUTE_MS)} min`;
  return `${Math.round(milliseconds / (60 * MINUTE_MS))} h`;
}

/** `3 min before it began to fail`, or `12 min ago` without an onset; empty for what has no time. */
export function momentWords(time: string, window: Pick<FailureWindow, 'at' | 'isOnset'>): string {
  const distance = window.at - Date.parse(time);
  if (Number.isNaN(distance)) return '';
  const side = distance >= 0 ? 'before' : 'after';
  return `${distanceWords(Math.abs(distance))} ${window.isOnset ? `${side} it began to fail` : 'ago'}`;
}
