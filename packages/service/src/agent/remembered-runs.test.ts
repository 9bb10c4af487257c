import { describe, expect, jest, test } from '@jest/globals';
import { MatsError } from '@mats/contracts';
import type { InvokeEvent } from '@mats/contracts';
import type { AgentResult } from './agent-run.ts';
import { RememberedRuns } from './remembered-runs.ts';
import type { RunListener } from './remembered-runs.ts';

const STEP: InvokeEvent = { type: 'step', step: 'reads logs' };
const FINDING: AgentResult = {
  finding: {
    agent: 'sre',
    summary: 'found',
    claims: [],
    candidates: [],
    evidence: [],
    read: [],
    notChecked: [],
    usage: { agent: 'sre', tokens: { prompt: 0, completion: 0 }, cost_usd: 0, model: null, duration_ms: 1, calls: [] },
  },
};

interface Heard extends RunListener {
  heard: unknown[];
}

function listener(): Heard {
  const heard: unknown[] = [];
  return {
    heard,
    event: (event) => void heard.push(event),
    end: (result) => void heard.push(result.finding.summary),
    fail: (error) => void heard.push(error.code),
  };
}

/** The runs of a test and those that were started, in order. */
function remembered(options: { now?: () => number; orphanMs?: number; keepCharacters?: number } = {}): {
  listen: (key: string) => Heard & { leave: () => void };
  started: { run: RunListener; signal: AbortSignal }[];
} {
  const runs = new RememberedRuns({ now: () => 1, keepMs: 1_000, ...options });
  const started: { run: RunListener; signal: AbortSignal }[] = [];
  return {
    started,
    listen: (key) => {
      const own = listener();
      return { ...own, leave: runs.listen(key, own, (run, signal) => void started.push({ run, signal })) };
    },
  };
}

describe('RememberedRuns', () => {
  test('a repeat joins the run that goes on and hears it from the beginning', () => {
    const { listen, started } = remembered();
    const first = listen('inv:sre');
    started[0]?.run.event(STEP);
    const second = listen('inv:sre');
    started[0]?.run.end(FINDING);
    expect([first.heard, second.heard, started.length]).toEqual([[STEP, 'found'], [STEP, 'found'], 1]);
  });

  test('a repeat after the end gets the answer that was given, whole', () => {
    const { listen, started } = remembered();
    listen('inv:sre');
    started[0]?.run.event(STEP);
    started[0]?.run.end(FINDING);
    expect([listen('inv:sre').heard, started.length]).toEqual([[STEP, 'found'], 1]);
  });

  test('a run that failed is not remembered, and another key is another run', () => {
    const { listen, started } = remembered();
    const first = listen('inv:sre');
    started[0]?.run.fail(new MatsError('agent_timeout', { agent: 'sre', seconds: 1 }));
    listen('inv:sre');
    listen('inv:architect');
    expect([first.heard, started.length]).toEqual([['agent_timeout'], 3]);
  });

  test('a run whose callers have all left stops after a while, unless one comes back', () => {
    jest.useFakeTimers();
    const { listen, started } = remembered({ orphanMs: 500 });
    listen('inv:sre').leave();
    jest.advanceTimersByTime(499);
    const back = listen('inv:sre');
    jest.advanceTimersByTime(10_000);
    expect(started[0]?.signal.aborted).toBe(false);
    back.leave();
    jest.advanceTimersByTime(500);
    expect(started[0]?.signal.aborted).toBe(true);
    listen('inv:sre');
    expect(started.length).toBe(2);
    jest.useRealTimers();
  });

  test('answers that are too old, and the oldest when all weigh too much, are forgotten', () => {
    let now = 1;
    const weight = JSON.stringify(FINDING).length;
    const { listen, started } = remembered({ now: () => now, keepCharacters: 2 * weight });
    for (const key of ['a', 'b', 'c']) {
      now += 1;
      listen(key);
      started.at(-1)?.run.end(FINDING);
    }
    listen('c');
    expect(started.length).toBe(3);
    listen('a');
    expect(started.length).toBe(4);
    now += 1_001;
    listen('c');
    expect(started.length).toBe(5);
  });
});
