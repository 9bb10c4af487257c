import { expect, test } from '@jest/globals';
import type { EventBody } from '@mats/contracts';
import { EventOrigins } from './event-origins.ts';

const RUNNING: EventBody = { type: 'state', state: 'running' };
const STEP: EventBody = { type: 'agent.step', agent: 'sre', step: 'reads logs' };
const done = (duration: number): EventBody => ({
  type: 'agent.done',
  agent: 'sre',
  summary: 'done',
  duration_ms: duration,
});

function namesOf(...told: [EventBody, string][]): string[] {
  const origins = new EventOrigins();
  return told.map(([body, step]) => origins.nameOf(body, step));
}

test('the same run told again names its events alike', () => {
  const told: [EventBody, string][] = [
    [RUNNING, 'run'],
    [STEP, 'sre'],
    [RUNNING, 'run'],
  ];
  expect(namesOf(...told)).toEqual(namesOf(...told));
});

test('an event that is told twice, or by two steps, has two names', () => {
  const names = namesOf([RUNNING, 'run'], [RUNNING, 'run'], [STEP, 'sre'], [STEP, 'sre:record']);
  expect(new Set(names).size).toBe(4);
});

test('how long an agent took makes no other event', () => {
  expect(namesOf([done(1), 'sre'])).toEqual(namesOf([done(2), 'sre']));
});

test('the order of members makes no other event: a database may change it', () => {
  const turned: EventBody = { step: 'reads logs', agent: 'sre', type: 'agent.step' };
  expect(namesOf([STEP, 'sre'])).toEqual(namesOf([turned, 'sre']));
});
