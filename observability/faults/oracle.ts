import { setTimeout as sleep } from 'node:timers/promises';
import type { Investigation, InvestigationEvent, Report } from '@mats/contracts';
import { spansOfTrace } from '../checks/phoenix-spans.ts';
import type { StoredSpan } from '../checks/phoenix-spans.ts';
import { ask, readEvents, turnsOf, untilEnded } from './asker.ts';
import type { Asked, Outage } from './asker.ts';
import type { Rig } from './rig.ts';

/** What a turn looks like when nothing goes wrong. */
export interface Baseline {
  readonly answer: string;
  /** How often a trace has a span of each name. */
  readonly spans: ReadonlyMap<string, number>;
}

export interface Judgement {
  readonly finished: number;
  readonly lost: number;
  readonly doubled: number;
  readonly damaged: number;
  readonly repeatedSteps: number;
  /** Undefined: nothing was under way while an orchestrator was gone. */
  readonly resumedMs: number | undefined;
  readonly spansMissing: number;
  readonly shown: readonly string[];
}

const FINAL = new Set<string>(['done', 'failed', 'cancelled']);
/** How long until all spans are there: what Phoenix lost is sent again at looks up to six and a half minutes after a turn. */
const SPANS_MS = 450_000;
const AT_ONCE = 4;

/** What every run has of its own. */
const OF_THE_RUN = new Set(['usage', 'spanId']);

/** A report as text in which ids stand for the order in which they are named. */
function answerOf(report: Report): string {
  const names = new Map<string, string>();
  const text = JSON.stringify(report, (name, value: unknown) => (OF_THE_RUN.has(name) ? undefined : value));
  return text.replaceAll(/\b(?:att|ev|inv)_[A-Za-z0-9]+/g, (id) => {
    const known = names.get(id) ?? `id-${names.size + 1}`;
    names.set(id, known);
    return known;
  });
}

function countNames(spans: readonly StoredSpan[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of spans) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** What is wrong with a trace, as the number of spans and in words. */
function faultsOfTrace(spans: readonly StoredSpan[], expected: ReadonlyMap<string, number>): string[] {
  const seen = countNames(spans);
  const missing = [...expected].flatMap(([name, count]) =>
    Array.from({ length: Math.max(0, count - (seen.get(name) ?? 0)) }, () => `${name} is missing`),
  );
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const orphans = spans.filter(({ parentId }) => parentId !== null && !ids.has(parentId));
  const roots = spans.filter(({ parentId }) => parentId === null);
  return [
    ...missing,
    ...orphans.map(({ name }) => `${name} has no parent there`),
    ...roots.slice(1).map(({ name }) => `${name} is a second root`),
  ];
}

async function traceOf(rig: Rig, traceId: string): Promise<StoredSpan[]> {
  return spansOfTrace(rig.phoenix.url, { project: rig.project, traceId }).catch(() => []);
}

/** The faults of a trace that remain when Phoenix had the time to store it. */
async function settledFaults(rig: Rig, traceId: string, expected: ReadonlyMap<string, number>): Promise<string[]> {
  const end = performance.now() + SPANS_MS;
  for (;;) {
    const faults = faultsOfTrace(await traceOf(rig, traceId), expected);
    if (faults.length === 0 || performance.now() > end) return faults;
    await sleep(500);
  }
}

/** On a busy machine a call may be repeated without a fault; such a turn says nothing of how others should look. */
const BASELINE_TRIES = 5;

/** Asks while nothing is wrong, until a turn needs no repeat. */
export async function takeBaseline(rig: Rig): Promise<Baseline> {
  for (let attempt = 1; ; attempt += 1) {
    const asked = await ask(rig);
    const turn = await untilEnded(rig, asked.id);
    const isClean = turn?.finished_at !== null && repeatsOf(rig, asked.id) === 0;
    if (isClean && turn?.report !== null && turn?.report !== undefined && turn.report.missingAgents.length === 0) {
      return { answer: answerOf(turn.report), spans: await settledNames(rig, asked.traceId) };
    }
    if (attempt === BASELINE_TRIES) throw new Error('without a fault no turn is answered as it should be');
  }
}

async function settledNames(rig: Rig, traceId: string): Promise<Map<string, number>> {
  const end = performance.now() + SPANS_MS;
  let spans: StoredSpan[] = [];
  for (let quiet = 0; quiet < 4 && performance.now() < end;) {
    await sleep(400);
    const next = await traceOf(rig, traceId);
    quiet = next.length > 0 && next.length === spans.length ? quiet + 1 : 0;
    spans = next;
  }
  return countNames(spans);
}

interface TurnFaults {
  finished: boolean;
  doubled: string[];
  damaged: string[];
  repeatedSteps: number;
  resumedMs?: number | undefined;
  spans: string[];
}

function faultsOfAnswer(turn: Investigation, asked: Asked, baseline: Baseline): string[] {
  const { report, state, error } = turn;
  if (asked.expects === 'given-up') return state === 'failed' ? [] : [`it ended as ${state} instead of being given up`];
  if (asked.expects === 'any') return [];
  if (state !== 'done' || report === null) return [`it ended as ${state}: ${error?.message ?? 'without a report'}`];
  if (asked.expects === 'partial')
    return report.missingAgents.length > 0 ? [] : ['the answer does not say which agent is missing'];
  if (answerOf(report) === baseline.answer) return [];
  const missing = report.missingAgents.length > 0 ? `, without ${report.missingAgents.join(' and ')}` : '';
  return [`the answer differs (${report.verdict}, ${report.droppedClaims} claims dropped${missing})`];
}

/** Repeats of steps of a turn: calls beyond the first, as the agents' doors saw them. */
function repeatsOf(rig: Rig, id: string): number {
  const calls = Object.values(rig.doors).flatMap((door) => [...door.calls]);
  return calls.reduce((sum, [key, count]) => (key.startsWith(`${id}:`) ? sum + count - 1 : sum), 0);
}

function faultsOfLog(events: readonly InvestigationEvent[]): { doubled: string[]; missing: string[] } {
  const seqs = events.map(({ seq }) => seq);
  const doubled = seqs.length === new Set(seqs).size ? [] : ['an event is there twice'];
  const missing = seqs.every((seq, index) => seq === index + 1) ? [] : ['an event is missing'];
  const finals = events.filter(({ body }) => body.type === 'state' && FINAL.has(body.state));
  if (finals.length > 1) doubled.push(`it ended ${finals.length} times`);
  if (finals.length === 0 || finals[0] !== events.at(-1)) missing.push('its end is not its last event');
  // A turn that is taken up begins anew with `accepted`.
  const last = events.findLastIndex(({ body }) => body.type === 'state' && body.state === 'accepted');
  const reports = events.slice(last).filter(({ body }) => body.type === 'report').length;
  if (reports > 1) doubled.push('its report is there twice');
  return { doubled, missing };
}

/** How long a turn stood still after an outage; undefined when it was not under way then. */
export function resumedAfter(events: readonly InvestigationEvent[], { goneAt, backAt }: Outage): number | undefined {
  const times = events.map(({ at }) => Date.parse(at));
  const [first = Infinity] = times;
  const next = times.find((time) => time > goneAt);
  return first > goneAt || next === undefined ? undefined : Math.max(0, next - backAt);
}

function faultsOfResuming({ outage }: Asked, resumedMs: number | undefined): string[] {
  if (outage === undefined || resumedMs === undefined || resumedMs <= outage.resumeWithinMs) return [];
  return [`it went on after ${resumedMs} ms, above ${outage.resumeWithinMs}`];
}

async function judgeOne(rig: Rig, asked: Asked, baseline: Baseline): Promise<TurnFaults> {
  const turn = await untilEnded(rig, asked.id);
  if (turn === undefined || turn.finished_at === null) {
    return { finished: false, doubled: [], damaged: [], repeatedSteps: 0, spans: [] };
  }
  const events = await readEvents(rig, asked.id);
  const log = faultsOfLog(events);
  const turns = await turnsOf(rig, asked.sessionId);
  // A turn without an answer has other spans, and that it has none is said already.
  const isSame = asked.expects === 'same' && turn.state === 'done';
  const spans = isSame ? await settledFaults(rig, asked.traceId, baseline.spans) : [];
  const resumedMs = asked.outage === undefined ? undefined : resumedAfter(events, asked.outage);
  return {
    finished: true,
    resumedMs,
    doubled: [...log.doubled, ...(turns === 1 ? [] : [`its session has ${turns} turns`])],
    damaged: [...log.missing, ...faultsOfAnswer(turn, asked, baseline), ...faultsOfResuming(asked, resumedMs)],
    repeatedSteps: repeatsOf(rig, asked.id),
    spans,
  };
}

/** Looks at every question that was accepted, once all is well again. */
export async function judge(rig: Rig, asked: readonly Asked[], baseline: Baseline): Promise<Judgement> {
  const left = [...asked];
  const seen: { id: string; faults: TurnFaults }[] = [];
  const work = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift())
      seen.push({ id: one.id, faults: await judgeOne(rig, one, baseline) });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const count = (of: (faults: TurnFaults) => number): number => seen.reduce((sum, { faults }) => sum + of(faults), 0);
  const resumed = seen.flatMap(({ faults: { resumedMs } }) => (resumedMs === undefined ? [] : [resumedMs]));
  return {
    resumedMs: resumed.length === 0 ? undefined : Math.max(...resumed),
    finished: count(({ finished }) => Number(finished)),
    lost: count(({ finished }) => Number(!finished)),
    doubled: count(({ doubled }) => Number(doubled.length > 0)),
    damaged: count(({ damaged }) => Number(damaged.length > 0)),
    repeatedSteps: count(({ repeatedSteps }) => repeatedSteps),
    spansMissing: count(({ spans }) => spans.length),
    shown: seen.flatMap(({ id, faults }) =>
      [...(faults.finished ? [] : ['it never ended']), ...faults.doubled, ...faults.damaged, ...faults.spans].map(
        (words) => `${id}: ${words}`,
      ),
    ),
  };
}
