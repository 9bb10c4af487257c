import type { EvidenceDetail } from '@mats/contracts';
import { findTraces } from '../../logs/stack/find-traces.ts';
import { fingerprintOf } from '../../logs/stack/fingerprint.ts';
import type { Runtime, StackException, StackFrame, StackTrace } from '../../logs/stack/stack-trace.ts';

type Detail = EvidenceDetail<'stack_trace'>;

/** The trace that evidence quotes; where the quotation is shorter than what was recorded, the recorded one. */
export function traceOfEvidence(excerpt: string, detail: Detail): StackTrace | undefined {
  const found = findTraces(excerpt).traces.toSorted((a, b) => frameCount(b) - frameCount(a));
  const quoted = found.find((candidate) => candidate.exceptions[0]?.type === detail.exception) ?? found[0];
  const recorded = recordedTrace(detail);
  if (quoted === undefined) return recorded.exceptions.some(({ frames }) => frames.length > 0) ? recorded : undefined;
  const whole = quoted.exceptions[0]?.type === detail.exception && frameCount(quoted) >= frameCount(recorded);
  return whole ? quoted : recorded;
}

function frameCount(trace: Pick<StackTrace, 'exceptions'>): number {
  return trace.exceptions.reduce((sum, { frames }) => sum + frames.length, 0);
}

function recordedTrace(detail: Detail): StackTrace {
  const exceptions: StackException[] = [
    { role: 'raised', type: detail.exception, message: detail.message, frames: detail.frames.map(frameOf), causes: [] },
    ...(detail.others ?? []).map(({ role, type, message, frames }) => ({
      role,
      type,
      message,
      frames: frames.map(frameOf),
      causes: [],
    })),
  ];
  return {
    // Written by our own readers.
    runtime: detail.runtime as Runtime,
    exceptions,
    fingerprint: fingerprintOf(exceptions),
    lines: { first: 1, last: 1 },
  };
}

function frameOf(frame: Detail['frames'][number]): StackFrame {
  const { function: name, file, line, column, module, library } = frame;
  return {
    ...(name === '' ? {} : { function: name }),
    ...(file === '' ? {} : { file }),
    ...(line === 0 ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(module === undefined ? {} : { module }),
    origin: library ? 'library' : 'application',
    library,
    raw: '',
  };
}
