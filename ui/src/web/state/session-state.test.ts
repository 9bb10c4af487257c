import { describe, expect, test } from '@jest/globals';
import type { Investigation, Session } from '@mats/contracts';
import { changeTurn, EMPTY_SESSION, mergeSession, runningInvestigations } from './session-state.ts';
import { mergeInvestigation, optimisticTurn } from './turn.ts';

const AT = '2026-01-02T03:04:05.000Z';

function investigation(digit: string, state: Investigation['state'] = 'done'): Investigation {
  return {
    id: `inv_${digit.repeat(32)}`,
    session_id: 's-1',
    trace_id: digit.repeat(32),
    turn: Number(digit),
    state,
    prompt: `question ${digit}`,
    asked_by: 'ada@example.com',
    redacted: false,
    attachments: [],
    repositories: [],
    sample: false,
    created_at: `2026-01-02T03:0${digit}:00.000Z`,
    finished_at: null,
    report: null,
    markdown: null,
    error: null,
  };
}

function stored(...investigations: Investigation[]): { session: Session; clockAhead: number } {
  const session: Session = {
    id: 's-1',
    title: 'question',
    owner: 'ada@example.com',
    created_at: AT,
    last_activity: AT,
    turns: investigations.length,
    duration_ms: 0,
    verdict: null,
    service: null,
    role: 'owner',
    investigations,
  };
  return { session, clockAhead: 0 };
}

const sending = optimisticTurn('local', {
  prompt: 'question 2',
  attachments: [],
  repositories: [],
  sample: false,
  at: '2026-01-02T03:02:00.000Z',
});

describe('mergeSession', () => {
  test('reading twice gives the same turns', () => {
    const once = mergeSession(EMPTY_SESSION, stored(investigation('1'), investigation('2')));
    const again = mergeSession(once, stored(investigation('1'), investigation('2')));
    expect(again).toEqual(once);
    // The same objects: what is the same is not drawn again.
    expect(again.turns).toBe(once.turns);
    expect(once.turns).toHaveLength(2);
  });

  test('a turn whose record has changed is another one, the others stay', () => {
    const once = mergeSession(EMPTY_SESSION, stored(investigation('1'), investigation('2', 'running')));
    const again = mergeSession(once, stored(investigation('1'), investigation('2')));
    expect(again.turns.map((turn, index) => turn === once.turns[index])).toEqual([true, false]);
    expect(again.turns[1]?.state).toBe('done');
  });

  test('a question on its way is not doubled by a reading that already holds it', () => {
    const state = { ...EMPTY_SESSION, turns: [sending] };
    const during = mergeSession(state, stored(investigation('2', 'running')));
    expect(during.turns.map((turn) => turn.key)).toEqual(['local']);
    const accepted = changeTurn(during, 'local', (turn) => mergeInvestigation(turn, investigation('2', 'running')));
    const later = mergeSession(accepted, stored(investigation('2', 'running')));
    expect(later.turns.map((turn) => turn.key)).toEqual(['local']);
  });

  test('a turn that another tab asked is added in its place in time', () => {
    const state = mergeSession(EMPTY_SESSION, stored(investigation('3')));
    const merged = mergeSession(state, stored(investigation('1'), investigation('3')));
    expect(merged.turns.map((turn) => turn.prompt)).toEqual(['question 1', 'question 3']);
  });

  test('two who ask at the same time see the same order: that in which the server took them', () => {
    const [first, second] = [investigation('1'), { ...investigation('2'), created_at: '2026-01-02T03:00:59.000Z' }];
    const reader = mergeSession(EMPTY_SESSION, stored(first, second));
    expect(reader.turns.map((turn) => turn.prompt)).toEqual(['question 1', 'question 2']);
    const asker = mergeSession({ ...EMPTY_SESSION, turns: [sending] }, stored(investigation('1'), investigation('3')));
    expect(asker.turns.map((turn) => turn.prompt)).toEqual(['question 2']);
    const unsent = { ...sending, state: 'unsent' as const };
    const failed = mergeSession({ ...EMPTY_SESSION, turns: [unsent] }, stored(investigation('1'), investigation('3')));
    expect(failed.turns.map((turn) => turn.prompt)).toEqual(['question 1', 'question 2', 'question 3']);
  });

  test('names the investigations that still run', () => {
    const state = mergeSession(EMPTY_SESSION, stored(investigation('1'), investigation('2', 'planned')));
    expect(runningInvestigations(state)).toEqual([investigation('2').id]);
  });
});
