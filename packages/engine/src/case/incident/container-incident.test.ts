import { describe, expect, test } from '@jest/globals';
import { createLogReader } from '../../logs/lines/reader.ts';
import { analyseIncident } from './analyse-incident.ts';
import type { ContainerFacts, ReadLog } from './incident-input.ts';
import { rolloutBefore } from './deployments.ts';

const START = Date.parse('2026-03-01T10:00:00Z');

/** A log of JSON lines; seconds since the start, level, message. */
function log(name: string, lines: readonly (readonly [number, string, string])[], sparse?: true): ReadLog {
  const reader = createLogReader({ source: name, referenceTime: START, service: 'stock' });
  for (const [at, level, msg] of lines) {
    const time = new Date(START + at * 1_000).toISOString();
    reader.push(Buffer.from(`${JSON.stringify({ time, level, container: 'web-stock-1', msg })}\n`));
  }
  const locator = { source: 'docker', name, label: name } as const;
  return { analysis: reader.finish(), locator, service: 'stock', ...(sparse === undefined ? {} : { sparse }) };
}

const state = (facts: Partial<ContainerFacts>): ContainerFacts => ({
  name: 'web-stock-1',
  service: 'stock',
  status: 'running',
  locator: { source: 'docker', name: 'a', label: 'a' },
  text: '',
  ...facts,
});
const quiet = log(
  'out',
  Array.from({ length: 60 }, (_, at) => [at, 'info', 'request completed'] as const),
);
const exits = (count: number, message: string): ReadLog =>
  log(
    'events',
    Array.from({ length: count }, (_, index) => [30 + index, 'error', message] as const),
    true,
  );
const signs = (logs: readonly ReadLog[], containers: readonly ContainerFacts[]): unknown[] =>
  analyseIncident({ logs, containers })
    .signals.map(({ kind, count }) => `${kind} ${count}`)
    .toSorted();

describe('container events and states of one incident', () => {
  test('a state does not count again what events told', () => {
    const events = exits(3, 'container exited with code 1, restarting');
    expect(signs([quiet, events], [state({ restartCount: 3 })])).toEqual(['restart 3']);
    expect(signs([quiet, events], [state({ restartCount: 2 }), state({ restartCount: 3 })])).toEqual(['restart 5']);
    expect(signs([quiet], [state({ restartCount: 3 })])).toEqual(['restart 3']);
  });

  test('a kill that the state explains by memory is none from outside', () => {
    const events = exits(1, 'container exited with code 137');
    expect(signs([quiet, events], [state({ oomKilled: true })])).toEqual(['out_of_memory 1']);
    expect(signs([quiet, events], [state({ oomKilled: false })])).toEqual(['killed 1']);
  });

  test('a container that is named after another service blames nobody', () => {
    const web: ReadLog = { ...log('web', [[1, 'info', 'ready']]), service: 'web' };
    const reader = createLogReader({ source: 'web', referenceTime: START, service: 'web' });
    const analysed = analyseIncident({
      logs: [quiet, exits(3, 'container exited with code 1, restarting'), { ...web, analysis: reader.finish() }],
      containers: [state({ service: 'web', status: 'running' })],
    });
    expect(analysed.services.find(({ name }) => name === 'stock')).toMatchObject({ blames: [], ownFailures: 3 });
  });

  test('events of yesterday do not stretch the time that was watched', () => {
    const old = log('events', [[-80_000, 'info', 'container started']], true);
    expect(analyseIncident({ logs: [quiet, old], containers: [] }).from).toBe(START);
    expect(analyseIncident({ logs: [old], containers: [] }).from).toBe(START - 80_000_000);
  });

  test('a deployment told by two logs is one rollout', () => {
    const told = log('app', [
      ...Array.from({ length: 30 }, (_, at) => [at, 'info', 'request completed'] as const),
      [31, 'info', 'deployed revision 2222222222bb'],
      ...Array.from({ length: 30 }, (_, at) => [40 + at, 'error', 'no such table'] as const),
    ]);
    const other: ReadLog = { ...log('web', [[20, 'info', 'deployed revision 2222222222bb']]), service: 'web' };
    const events = log('events', [[32, 'info', 'deployed image stock:1.2, was stock:1.1']], true);
    const { deploys } = analyseIncident({ logs: [told, other, events], containers: [] });
    expect(deploys.map(({ revision, previous }) => [revision, previous])).toEqual([
      ['2222222222bb', undefined],
      ['2222222222bb', undefined],
      ['1.2', '1.1'],
    ]);
    expect(rolloutBefore({ at: START + 40_000, to: START + 40_000 }, deploys)).toBe(START + 20_000);
  });
});
