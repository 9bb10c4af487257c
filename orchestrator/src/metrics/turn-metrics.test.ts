import { expect, test } from '@jest/globals';
import type { EventBody } from '@mats/contracts';
import { TurnMetrics } from './turn-metrics.ts';

function metricsOf(bodies: readonly EventBody[], turns: readonly number[] = []): string[] {
  const metrics = new TurnMetrics(['sre']);
  for (const turn of turns) metrics.accepted(turn);
  for (const [index, body] of bodies.entries()) metrics.stored({ seq: index + 1, at: '2026-11-29T00:00:00Z', body });
  return metrics
    .text()
    .split('\n')
    .filter((line) => !line.startsWith('#'));
}

const answered = (agent: string, ms: number): EventBody => ({
  type: 'agent.done',
  agent,
  summary: 'found',
  duration_ms: ms,
});

test('counts sessions by their first turn, and turns by how they ended', () => {
  const lines = metricsOf(
    [
      { type: 'state', state: 'accepted' },
      { type: 'state', state: 'done' },
      { type: 'state', state: 'failed' },
      { type: 'state', state: 'failed' },
    ],
    [1, 2, 1],
  );
  expect(lines.slice(0, 5)).toEqual([
    'mats_sessions_started_total 2',
    'mats_turns_accepted_total 3',
    'mats_turns_ended_total{state="done"} 1',
    'mats_turns_ended_total{state="failed"} 2',
    'mats_turns_ended_total{state="cancelled"} 0',
  ]);
});

test('sorts how long agents took into buckets that count all up to their bound', () => {
  const lines = metricsOf([answered('sre', 250), answered('sre', 251), answered('sre', 400_000)]);
  const buckets = lines.filter((line) => line.startsWith('mats_agent_call_seconds'));
  const at = (le: string): string | undefined => buckets.find((line) => line.includes(`le="${le}"`))?.split(' ')[1];
  expect(['0.1', '0.25', '0.5', '300', '+Inf'].map(at)).toEqual(['0', '1', '2', '2', '3']);
  expect(buckets.slice(-2)).toEqual([
    'mats_agent_call_seconds_sum{agent="sre"} 400.501',
    'mats_agent_call_seconds_count{agent="sre"} 3',
  ]);
});

test('knows its agents before they were asked, and others once they were', () => {
  const error = { code: 'agent_failed', message: 'm', next: 'n' } as never;
  const failed: EventBody = { type: 'agent.failed', agent: 'own', error, final: true };
  const lines = metricsOf([failed, answered('own', 5)]);
  expect(lines.filter((line) => line.startsWith('mats_agent_calls_failed'))).toEqual([
    'mats_agent_calls_failed_total{agent="sre"} 0',
    'mats_agent_calls_failed_total{agent="own"} 1',
  ]);
  expect(lines).toContain('mats_agent_call_seconds_count{agent="sre"} 0');
  expect(lines).toContain('mats_agent_call_seconds_count{agent="own"} 1');
});
