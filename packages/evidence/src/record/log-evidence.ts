import { createEvidence } from '@mats/engine';
import type { ChangedTemplate, ContainerFacts, ReadLog } from '@mats/engine';
import { findTraces } from '@mats/engine/logs';
import type { StackBlock, StackFrame, StackTrace } from '@mats/engine/logs';
import type { Deployment } from '@mats/engine/signals';
import type { Evidence, EvidenceDetail } from '@mats/contracts';
import { currentSpan, redactSecrets } from '@mats/telemetry';
import type { SourcedLog } from '../read/read-logs.ts';

const NEIGHBOURS = 2;
const MOST_EVENT_LINES = 40;
const MOST_BUCKETS = 600;
const MOST_FRAMES = 60;
const MOST_EXCEPTIONS = 8;

/** The span that reads now, for the link into the trace. */
export function spanOfNow(): { spanId?: string } {
  const span = currentSpan();
  return span === undefined ? {} : { spanId: span.spanId };
}

function timeOf(epochMs: number | null | undefined, clockOffset = 0): { time?: string } {
  return epochMs === null || epochMs === undefined ? {} : { time: new Date(epochMs + clockOffset).toISOString() };
}

/** Lines of a log with their neighbours, as they will be found again, and the place they stand in. */
export async function excerptOf(
  log: ReadLog,
  event: { line: number; lines: number },
): Promise<Pick<Evidence, 'excerpt' | 'locator'>> {
  const { source, stream, anchors } = log as SourcedLog;
  const startLine = Math.max(1, event.line - NEIGHBOURS);
  const wanted = event.line + Math.min(MOST_EVENT_LINES, event.lines) - 1 + NEIGHBOURS;
  const anchor = anchors.findLast(({ line }) => line <= startLine);
  const locator = anchor === undefined ? stream.locator : { ...stream.locator, anchor };
  const lines = await source.readLines({ ...stream, locator }, { startLine, endLine: wanted });
  const endLine = startLine + Math.max(0, lines.length - 1);
  return { excerpt: redactSecrets(lines.join('\n')), locator: { ...locator, startLine, endLine } };
}

/** A template of failures as evidence: an example with its neighbours, and counts over time. */
export async function templateEvidence(changed: ChangedTemplate): Promise<Evidence> {
  const { template, change } = changed;
  const sample = template.samples[0] ?? { ...template.first, lines: 1, text: '' };
  const { histogram } = template;
  const detail: EvidenceDetail<'log_template'> = {
    kind: 'log_template',
    template: redactSecrets(template.text),
    count: template.count,
    severity: template.severity ?? 'unknown',
    change,
    focusLine: sample.line,
    buckets: histogram.buckets.slice(0, MOST_BUCKETS).map(([at, count]) => ({ at, count })),
    ...(histogram.buckets.length === 0 ? {} : { bucketMs: histogram.widthMs }),
  };
  const place = await excerptOf(template.log, sample);
  // What varies is a sign of its own for people.
  const told = redactSecrets(template.text).replaceAll('<*>', '…').slice(0, 160);
  const title = `${template.count} × ${told}`;
  return createEvidence({
    title,
    service: template.owner,
    ...timeOf(template.first.time, template.log.clockOffset),
    ...place,
    ...spanOfNow(),
    detail,
  });
}

/** What a stack trace is called in lists. */
export function stackTitle({ exception, message }: EvidenceDetail<'stack_trace'>): string {
  return `${exception === '' ? 'Stack trace' : exception}: ${message}`.slice(0, 200);
}

/** A revision as people read it: the beginning of a commit's id, any other name whole. */
export function revisionTitle(revision: string): string {
  return revision.slice(0, 40).replace(/\b([0-9a-f]{8})[0-9a-f]{2,32}$/, '$1');
}

type FrameDetail = EvidenceDetail<'stack_trace'>['frames'][number];

function frameDetail(frame: StackFrame): FrameDetail {
  return {
    function: frame.function ?? '',
    file: frame.file ?? '',
    line: frame.line ?? 0,
    ...(frame.column === undefined ? {} : { column: frame.column }),
    library: frame.library,
    ...(frame.module === undefined ? {} : { module: frame.module }),
  };
}

/** A stack trace for people and for the code's reader; null when it has no exception. */
export function stackDetail(trace: StackTrace, count: number): EvidenceDetail<'stack_trace'> | null {
  const [root, ...others] = trace.exceptions;
  if (root === undefined) return null;
  const messageOf = (message: string): string => redactSecrets(message).slice(0, 500);
  const told = others.slice(0, MOST_EXCEPTIONS).map(({ role, type, message, frames }) => ({
    role,
    type,
    message: messageOf(message),
    frames: frames.slice(0, MOST_FRAMES).map(frameDetail),
  }));
  return {
    kind: 'stack_trace',
    runtime: trace.runtime,
    exception: root.type,
    message: messageOf(root.message),
    count,
    frames: root.frames.slice(0, MOST_FRAMES).map(frameDetail),
    ...(told.length === 0 ? {} : { others: told }),
  };
}

/** Of what one record tells several times, as a message and as a stack, the one with most calls. */
function longestOf(traces: readonly StackTrace[]): StackTrace | undefined {
  const frames = ({ exceptions }: StackTrace): number => exceptions.reduce((sum, one) => sum + one.frames.length, 0);
  return traces.toSorted((a, b) => frames(b) - frames(a))[0];
}

/** A stack trace as evidence, with its frames; null when the text holds none after all. */
export async function stackEvidence(
  block: StackBlock,
  from: { log: ReadLog; service: string },
): Promise<Evidence | null> {
  const trace = longestOf(findTraces(block.text).traces);
  const stack = trace === undefined ? null : stackDetail(trace, block.count);
  if (stack === null) return null;
  const detail: EvidenceDetail<'stack_trace'> = { ...stack, focusLine: block.line };
  const place = await excerptOf(from.log, block);
  return createEvidence({
    title: stackTitle(detail),
    service: from.service,
    ...timeOf(block.time, from.log.clockOffset),
    ...place,
    ...spanOfNow(),
    detail,
  });
}

/** A deployment that a log tells of. */
export async function deployEvidence(
  deploy: Deployment,
  told: { readonly log: ReadLog; readonly line: number },
): Promise<Evidence> {
  const detail: EvidenceDetail<'deploy'> = {
    kind: 'deploy',
    revision: deploy.revision,
    focusLine: told.line,
    ...(deploy.previous === undefined ? {} : { previous: deploy.previous }),
  };
  const place = await excerptOf(told.log, { line: told.line, lines: 1 });
  return createEvidence({
    title: `${deploy.service} deployed ${revisionTitle(deploy.revision)}`,
    service: deploy.service,
    ...timeOf(deploy.time, told.log.clockOffset),
    ...place,
    ...spanOfNow(),
    detail,
  });
}

/** A container's state. */
export function containerEvidence(container: ContainerFacts): Evidence {
  const { name, service, status, image, exitCode, oomKilled, restartCount, health } = container;
  const detail: EvidenceDetail<'container_state'> = {
    kind: 'container_state',
    container: name,
    status,
    ...(image === undefined ? {} : { image }),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(oomKilled === undefined ? {} : { oomKilled }),
    ...(restartCount === undefined ? {} : { restartCount }),
    ...(health === undefined ? {} : { health }),
  };
  return createEvidence({
    title: `Container ${name}: ${status}`,
    service,
    ...timeOf(container.time),
    locator: container.locator,
    excerpt: redactSecrets(container.text),
    ...spanOfNow(),
    detail,
  });
}
