import type { Session, SessionAnalysis, SessionSummary } from '@mats/contracts';

const UNITS = [
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** A time in milliseconds as people say it: `1.5 s`, `3 min`. */
function inWords(milliseconds: number): string {
  const [unit, size] = UNITS.find(([, one]) => milliseconds >= one) ?? ['ms', 1];
  return `${Number((milliseconds / size).toPrecision(3))} ${unit}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

const LEAST_SHOWN = 0.000001;

/** An amount of money; one below a cent has up to six digits. */
function dollars(amount: number): string {
  if (amount === 0 || amount >= 0.01) return `$${amount.toFixed(2)}`;
  return amount < LEAST_SHOWN ? '< $0.000001' : `$${Number(amount.toFixed(6))}`;
}

function stateOf({ ended, archived }: SessionSummary): string {
  return [ended === true ? 'ended' : '', archived === true ? 'archived' : ''].filter((word) => word !== '').join(', ');
}

/** One session of a list. */
export function sessionLine(session: SessionSummary): string {
  const { id, last_activity: last, turns, verdict, title } = session;
  const words = [id, last, counted(turns, 'turn'), verdict ?? '–', stateOf(session), title];
  return words.filter((word) => word !== '').join('  ');
}

/** A session with its turns. */
export function sessionLines(session: Session): string[] {
  const turns = session.investigations.map(
    ({ turn, state, prompt, report, error }) =>
      `  ${turn}. ${prompt}\n     ${state}: ${report?.answer ?? error?.message ?? 'no answer yet'}`,
  );
  const from = session.continues === undefined ? [] : [`goes on from ${session.continues}, which had ended`];
  return [sessionLine(session), ...from, ...turns];
}

/** What a session took, who did it, and what went wrong. */
export function analysisLines(analysis: SessionAnalysis): string[] {
  const { turns, running, duration_ms: duration, busy_ms: busy, success_rate: rate, satisfaction, slowest } = analysis;
  const { tokens, cost_usd: cost } = analysis;
  return [
    `${counted(turns, 'turn')}${running === 0 ? '' : ` (${running} running)`} in ${inWords(duration)}, busy for ${inWords(busy)}`,
    `answered: ${rate === null ? 'none has ended yet' : percent(rate)}; turns with a failure: ${analysis.errors}`,
    ...Object.entries(analysis.verdicts).map(([verdict, count]) => `  ${verdict}: ${count}`),
    ...analysis.agents.map(
      ({ agent, runs, failed, busy_ms: time, share }) =>
        `${agent}: ${counted(runs, 'run')}, ${failed} failed, ${inWords(time)} (${percent(share)})`,
    ),
    ...analysis.bottlenecks.map(
      ({ turn, agent, duration_ms: time, share }) =>
        `turn ${turn} waited for ${agent}: ${inWords(time)} (${percent(share)} of it)`,
    ),
    ...(slowest === null ? [] : [`slowest: turn ${slowest.turn}, ${inWords(slowest.duration_ms)}: ${slowest.prompt}`]),
    ...analysis.failures.map(({ turn, message }) => `turn ${turn}: ${message}`),
    `tokens: ${tokens.prompt} in, ${tokens.completion} out; cost: ${dollars(cost)}`,
    `thumbs: ${satisfaction.up} up, ${satisfaction.down} down`,
  ];
}
