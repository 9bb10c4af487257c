import { describe, expect, test } from '@jest/globals';
import type { EventBody, Evidence, Investigation, InvestigationEvent } from '@mats/contracts';
import { applyEvent, evidenceOf, isFinished, mergeInvestigation, optimisticTurn, turnOf } from './turn.ts';
import type { Turn } from './turn.ts';

const AT = '2026-01-02T03:04:05.000Z';
const question = { prompt: 'Why?', attachments: [], repositories: [], sample: false, at: AT };

function events(...bodies: EventBody[]): InvestigationEvent[] {
  return bodies.map((body, index) => ({ seq: index + 1, at: AT, body }));
}

function evidence(digit: string): Evidence {
  return {
    id: `ev_${digit.repeat(12)}`,
    title: `piece ${digit}`,
    locator: { source: 'attachment', name: 'att', label: 'a.log' },
    excerpt: 'line',
    hash: digit.repeat(64),
    detail: { kind: 'log_excerpt' },
  };
}

function replay(turn: Turn, log: readonly InvestigationEvent[]): Turn {
  return log.reduce(applyEvent, turn);
}

const log = events(
  { type: 'state', state: 'accepted' },
  { type: 'plan', kind: 'incident', reason: 'an error is named', agents: ['sre', 'architect'] },
  { type: 'state', state: 'running' },
  { type: 'agent.started', agent: 'sre', attempt: 1 },
  { type: 'agent.step', agent: 'sre', step: 'Reading logs' },
  { type: 'agent.evidence', agent: 'sre', evidence: evidence('a') },
  { type: 'agent.done', agent: 'sre', summary: 'One template is new.', duration_ms: 420 },
);

describe('applyEvent', () => {
  test('builds lanes from the log', () => {
    const turn = replay(optimisticTurn('k', question), log);
    expect(turn.lanes.sre).toMatchObject({ status: 'done', step: 'Reading logs', durationMs: 420, attempt: 1 });
    expect(turn.lanes.investigator.status).toBe('not_needed');
    expect(turn.lanes.architect.status).toBe('waiting');
    expect(turn.state).toBe('running');
  });

  test('a log read twice gives the same turn', () => {
    const once = replay(optimisticTurn('k', question), log);
    expect(replay(once, log)).toBe(once);
  });

  test('a log cut anywhere and read again from the start gives the same turn', () => {
    const whole = replay(optimisticTurn('k', question), log);
    for (let cut = 0; cut <= log.length; cut += 1) {
      const part = replay(optimisticTurn('k', question), log.slice(0, cut));
      expect(replay(part, log)).toEqual(whole);
    }
  });

  test('the history of a finished turn, read piece by piece, never takes the answer off the page', () => {
    const finished = { ...optimisticTurn('k', question), state: 'done' as const };
    for (let cut = 1; cut <= log.length; cut += 1) {
      expect(replay(finished, log.slice(0, cut)).state).toBe('done');
    }
  });

  test('does not change the turn it was given', () => {
    const turn = optimisticTurn('k', question);
    const before = structuredClone(turn);
    replay(turn, log);
    expect(turn).toEqual(before);
  });

  test('a failure that is tried again keeps the lane running and shows the reason', () => {
    const error = { code: 'agent_timeout', message: 'Too slow.', next: 'Wait.' };
    const turn = replay(
      optimisticTurn('k', question),
      events(
        { type: 'agent.started', agent: 'sre', attempt: 1 },
        { type: 'agent.failed', agent: 'sre', error, final: false },
      ),
    );
    expect(turn.lanes.sre).toMatchObject({ status: 'running', failure: error });
    const again = applyEvent(turn, { seq: 3, at: AT, body: { type: 'agent.started', agent: 'sre', attempt: 2 } });
    expect(again.lanes.sre).toMatchObject({ status: 'running', failure: null, attempt: 2 });
  });

  test('stopping a turn stops what ran', () => {
    const turn = replay(
      optimisticTurn('k', question),
      events({ type: 'agent.started', agent: 'sre', attempt: 1 }, { type: 'state', state: 'cancelled' }),
    );
    expect(isFinished(turn)).toBe(true);
    expect(turn.lanes.sre.status).toBe('stopped');
    expect(turn.finishedAt).toBe(AT);
  });

  test('evidence of one id is shown once', () => {
    const turn = replay(
      optimisticTurn('k', question),
      events(
        { type: 'agent.evidence', agent: 'sre', evidence: evidence('a') },
        { type: 'agent.evidence', agent: 'sre', evidence: evidence('a') },
        { type: 'agent.evidence', agent: 'architect', evidence: evidence('a') },
        { type: 'agent.evidence', agent: 'architect', evidence: evidence('b') },
      ),
    );
    expect(evidenceOf(turn).map((piece) => piece.title)).toEqual(['piece a', 'piece b']);
  });
});

describe('stored investigations', () => {
  const stored: Investigation = {
    id: `inv_${'1'.repeat(32)}`,
    session_id: 's-1',
    trace_id: '2'.repeat(32),
    turn: 1,
    state: 'running',
    prompt: 'Why?',
    asked_by: null,
    attachments: [],
    repositories: ['shop'],
    sample: true,
    created_at: AT,
    finished_at: null,
    report: null,
    markdown: null,
    error: null,
  };

  test('an optimistic turn keeps its key when the server has stored it', () => {
    const turn = mergeInvestigation(optimisticTurn('local', question), stored);
    expect(turn).toMatchObject({
      key: 'local',
      investigationId: stored.id,
      traceId: stored.trace_id,
      state: 'running',
    });
  });

  test('a record read late does not bring a finished turn back to life', () => {
    const finished = applyEvent(turnOf(stored), { seq: 1, at: AT, body: { type: 'state', state: 'done' } });
    expect(mergeInvestigation(finished, stored).state).toBe('done');
  });
});
