import { describe, expect, test } from '@jest/globals';
import type { ContainerEvent } from './container-event.ts';
import { eventLinesOf } from './event-lines.ts';

let seconds = 0;
function happened(kind: ContainerEvent['kind'], more: Partial<ContainerEvent> = {}): ContainerEvent {
  seconds += 1;
  return {
    kind,
    time: seconds * 1_000,
    containerId: 'c1',
    container: 'shop-checkout-1',
    service: 'checkout',
    project: 'shop',
    image: 'shop:1.14.1',
    imageId: null,
    exitCode: null,
    health: null,
    ...more,
  };
}
const told = (...events: ContainerEvent[]): unknown[] =>
  eventLinesOf(events).map(({ text }) => {
    const { level, msg } = JSON.parse(text) as Record<string, unknown>;
    return [level, msg];
  });

describe('container events as lines of a log', () => {
  test('a line is JSON with time, level, service, container and message', () => {
    const [line] = eventLinesOf([{ ...happened('die', { exitCode: 137 }), time: 1_772_359_200_000 }]);
    expect(line?.text).toBe(
      '{"time":"2026-03-01T10:00:00.000Z","level":"error","service":"checkout","container":"shop-checkout-1","exitCode":137,"msg":"container exited with code 137"}',
    );
  });

  test('an exit says whether the container was started again', () => {
    expect(told(happened('die', { exitCode: 1 }), happened('start'), happened('die', { exitCode: 0 }))).toEqual([
      ['error', 'container exited with code 1, restarting'],
      ['info', 'container started'],
      ['info', 'container exited with code 0'],
    ]);
  });

  test('a stop that was asked for is no failure, whatever the exit code', () => {
    const stop = [happened('kill'), happened('die', { exitCode: 137 }), happened('stop'), happened('destroy')];
    expect(told(...stop)).toEqual([['info', 'container was stopped on request (code 137)']]);
  });

  test('a kill that nobody asked for by a stop is one', () => {
    expect(told(happened('kill'), happened('die', { exitCode: 137 }))).toEqual([
      ['error', 'container exited with code 137'],
    ]);
  });

  test('a death for lack of memory is told once, whichever event comes first', () => {
    const died = [
      ['error', 'container ran out of memory (OOM killed), restarting'],
      ['info', 'container started'],
    ];
    const exit = { exitCode: 137 };
    expect(told(happened('oom'), happened('die', exit), happened('start'))).toEqual(died);
    expect(told(happened('die', exit), happened('oom'), happened('start'))).toEqual(died);
  });

  test('a process can be killed for lack of memory without the container', () => {
    expect(told(happened('oom'))).toEqual([['error', 'container ran out of memory (a process in it was OOM killed)']]);
  });

  test('health is told when it is decided', () => {
    const healths = ['starting', 'unhealthy', 'healthy'].map((health) => happened('health_status', { health }));
    expect(told(...healths)).toEqual([
      ['error', 'container is unhealthy'],
      ['info', 'container is healthy'],
    ]);
  });

  test('another image than that of the container before is a deployment', () => {
    const next = { containerId: 'c2', image: 'shop:1.14.2' };
    expect(told(happened('destroy'), happened('create', next), happened('start', next))).toEqual([
      ['info', 'deployed image shop:1.14.2, was shop:1.14.1'],
    ]);
  });

  test('a rebuilt image keeps its name and is a deployment by its id', () => {
    const [before, after] = ['aa', 'bb'].map((byte) => ({ image: 'shop-web', imageId: `sha256:${byte.repeat(32)}` }));
    expect(told(happened('destroy', before), happened('start', { ...after, containerId: 'c2' }))).toEqual([
      ['info', 'deployed image shop-web@sha256:bbbbbbbbbbbb, was shop-web@sha256:aaaaaaaaaaaa'],
    ]);
  });

  test('of many deployments the last three are told as such', () => {
    const images = [1, 2, 3, 4, 5].map((minor) => happened('start', { image: `shop:1.${minor}` }));
    expect(told(...images).slice(1)).toEqual([
      ['info', 'started with image shop:1.2'],
      ['info', 'deployed image shop:1.3, was shop:1.2'],
      ['info', 'deployed image shop:1.4, was shop:1.3'],
      ['info', 'deployed image shop:1.5, was shop:1.4'],
    ]);
  });

  test('a new container of the same image is no deployment', () => {
    const next = { containerId: 'c2' };
    expect(told(happened('destroy'), happened('create', next), happened('start', next))).toEqual([
      ['info', 'new container started from image shop:1.14.1'],
    ]);
  });
});
