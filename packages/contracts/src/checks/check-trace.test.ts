import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { checkTrace } from './check-trace.ts';
import type { storedSpanSchema } from './check-trace.ts';

type StoredSpan = z.infer<typeof storedSpanSchema>;

const SESSION = '5e551011-0000-4000-8000-000000000001';
const TRACE = 'a'.repeat(32);
const READABLE = { 'input.value': 'Why?', 'output.value': 'Because of a deploy.' };

function span(
  name: string,
  changes: { id: string; parent?: string; attributes?: Record<string, unknown> },
): StoredSpan {
  return {
    name,
    context: { span_id: changes.id, trace_id: TRACE },
    parent_id: changes.parent ?? null,
    attributes: { 'session.id': SESSION, ...changes.attributes },
  };
}

const GOOD = [
  span('run_investigation', { id: '1', attributes: READABLE }),
  span('orchestrator', { id: '2', parent: '1' }),
  span('sre_log_analysis', { id: '3', parent: '2' }),
];

function failures(spans: readonly StoredSpan[], turns: readonly string[] | 'no session' = [TRACE]): readonly string[] {
  const stored = turns === 'no session' ? undefined : turns;
  return checkTrace(spans, { sessionId: SESSION, traceId: TRACE, turns: stored })
    .filter((check) => !check.ok)
    .map((check) => `${check.name}: ${check.detail}`);
}

describe('the stored spans of a turn', () => {
  test('pass when they are one stamped tree with a readable root', () => {
    expect(failures(GOOD)).toEqual([]);
  });

  test('fail when an agent started a trace of its own in it', () => {
    expect(failures([...GOOD, span('architect_synthesis', { id: '4' })])).toEqual([
      'one root: 2 spans without a parent: run_investigation, architect_synthesis',
    ]);
  });

  test('fail when a parent was never delivered', () => {
    expect(failures(GOOD.filter((stored) => stored.name !== 'orchestrator'))).toEqual([
      'every parent stored: the parents of sre_log_analysis are missing',
    ]);
  });

  test('fail when one span lacks the session id', () => {
    const stray = span('read_logs', { id: '5', parent: '3', attributes: { 'session.id': undefined } });
    expect(failures([...GOOD, stray])).toEqual(['session.id on every span: missing or different on 1 of 4: read_logs']);
  });

  test('fail when the root shows JSON instead of an answer', () => {
    const root = span('run_investigation', { id: '1', attributes: { ...READABLE, 'output.value': '{"verdict":1}' } });
    expect(failures([root, ...GOOD.slice(1)])).toEqual([
      'turn in the session: question or answer cannot be read: the root has no plain input.value and output.value',
    ]);
  });

  test('fail when Phoenix put them into no session', () => {
    expect(failures(GOOD, 'no session')).toEqual(['turn in the session: Phoenix does not have the session']);
  });

  test('fail when the session has other turns only', () => {
    expect(failures(GOOD, ['b'.repeat(32)])).toEqual([
      'turn in the session: the session has 1 turns, but not this one',
    ]);
  });
});
