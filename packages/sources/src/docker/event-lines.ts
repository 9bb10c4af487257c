import type { Severity } from '@mats/engine/logs';
import type { ContainerEvent } from './container-event.ts';
import { imageChangesOf, imageName } from './image-changes.ts';
import type { ImageChange } from './image-changes.ts';

/** A container event as a line of its service's log: JSON with a time, a level, the service and a message. */
export interface EventLine {
  readonly event: ContainerEvent;
  readonly service: string;
  readonly text: string;
}

/** What is known of one run of a container, from a start to the next one. */
interface Run {
  outOfMemory: ContainerEvent | null;
  died: ContainerEvent | null;
  signalled: boolean;
  /** Someone stopped or removed the container through Docker. */
  stopped: boolean;
  startedAgain: boolean;
  /** The container was made for this run. */
  readonly created: boolean;
}

const OOM_OF_PROCESS = 'container ran out of memory (a process in it was OOM killed)';

interface Told {
  readonly level: Severity;
  readonly message: string;
}

/** Each event's run; events of one container in the order of time. */
function runsOf(events: readonly ContainerEvent[]): Map<ContainerEvent, Run> {
  const current = new Map<string, { run: Run; last: ContainerEvent }>();
  const runs = new Map<ContainerEvent, Run>();
  for (const event of events) {
    const { kind, containerId } = event;
    const before = current.get(containerId);
    const created = kind === 'start' && before?.last.kind === 'create';
    const begins = before === undefined || kind === 'start';
    const run = begins
      ? { outOfMemory: null, died: null, signalled: false, stopped: false, startedAgain: false, created }
      : before.run;
    if (begins && before !== undefined) before.run.startedAgain = true;
    if (kind === 'oom') run.outOfMemory = event;
    if (kind === 'die') run.died = event;
    if (kind === 'kill') run.signalled = true;
    if (kind === 'stop' || kind === 'destroy') run.stopped = true;
    current.set(containerId, { run, last: event });
    runs.set(event, run);
  }
  return runs;
}

/** The engine tells of the kill and of the death within moments; a process of the container can be killed without it. */
const ONE_DEATH_MS = 10_000;

function diedOfMemory({ outOfMemory, died }: Run): boolean {
  return outOfMemory !== null && died !== null && Math.abs(died.time - outOfMemory.time) <= ONE_DEATH_MS;
}

function exitOf(event: ContainerEvent, run: Run): Told {
  const code = event.exitCode ?? 0;
  // Whoever stops or removes a container through Docker signals it first; a crash or a kill from outside has no such sign.
  if (run.signalled && run.stopped)
    return { level: 'info', message: `container was stopped on request (code ${code})` };
  const then = run.startedAgain ? ', restarting' : '';
  if (diedOfMemory(run)) return { level: 'error', message: `container ran out of memory (OOM killed)${then}` };
  return { level: code === 0 ? 'info' : 'error', message: `container exited with code ${code}${then}` };
}

function startOf(event: ContainerEvent, of: { run: Run; change: Deployed | undefined }): Told {
  const { change } = of;
  if (change !== undefined) {
    const message = change.late ? `deployed image ${change.to}, was ${change.from}` : `started with image ${change.to}`;
    return { level: 'info', message };
  }
  if (event.image === null || !of.run.created) return { level: 'info', message: 'container started' };
  return {
    level: 'info',
    message: `new container started from image ${imageName({ name: event.image, id: event.imageId })}`,
  };
}

function healthOf(event: ContainerEvent): Told | null {
  if (event.health === 'unhealthy') return { level: 'error', message: 'container is unhealthy' };
  return event.health === 'healthy' ? { level: 'info', message: 'container is healthy' } : null;
}

interface Deployed extends ImageChange {
  /** One of the service's last ones. */
  readonly late: boolean;
}

/** The analysis keeps as many examples of one kind of line, the first ones; of deployments the last ones matter. */
const DEPLOYMENTS_TOLD = 3;

function imagesDeployed(events: readonly ContainerEvent[]): Deployed[] {
  const told = new Map<string, number>();
  return imageChangesOf(events)
    .toReversed()
    .map((change) => {
      const later = told.get(change.service) ?? 0;
      told.set(change.service, later + 1);
      return { ...change, late: later < DEPLOYMENTS_TOLD };
    });
}

/**
 * Container events as lines of a log, oldest first, in words that the analysis of logs understands: exits, kills for
 * lack of memory, health, starts, and another image as a deployment. The message does not name the container: its name
 * is often made of those of other services. Events that say nothing of their own (create, kill, stop) have no line.
 */
export function eventLinesOf(events: readonly ContainerEvent[]): EventLine[] {
  const ordered = events.toSorted((one, other) => one.time - other.time);
  const runs = runsOf(ordered);
  const changes = new Map(imagesDeployed(ordered).map((change) => [change.event, change]));
  return ordered.flatMap((event) => {
    const run = runs.get(event);
    if (run === undefined) return [];
    const told = toldOf(event, { run, change: changes.get(event) });
    return told === null ? [] : [{ event, service: event.service, text: lineOf(event, told) }];
  });
}

function toldOf(event: ContainerEvent, of: { run: Run; change: Deployed | undefined }): Told | null {
  if (event.kind === 'die') return exitOf(event, of.run);
  // Told with the death that it led to, so that one death is one failure.
  if (event.kind === 'oom') return diedOfMemory(of.run) ? null : { level: 'error', message: OOM_OF_PROCESS };
  if (event.kind === 'start') return startOf(event, of);
  return event.kind === 'health_status' ? healthOf(event) : null;
}

function lineOf(event: ContainerEvent, told: Told): string {
  const { service, container, exitCode } = event;
  const time = new Date(event.time).toISOString();
  const code = exitCode === null ? {} : { exitCode };
  return JSON.stringify({ time, level: told.level, service, container, ...code, msg: told.message });
}
