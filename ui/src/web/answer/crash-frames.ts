import type { Evidence, EvidenceDetail, Report } from '@mats/contracts';

export type Frame = EvidenceDetail<'stack_trace'>['frames'][number];

/** Frames that follow each other and are all of the application, or all of libraries. */
export interface FrameGroup {
  library: boolean;
  frames: Frame[];
}

/** Puts library frames that follow each other together, so that they can be folded. */
export function groupFrames(frames: readonly Frame[]): FrameGroup[] {
  const groups: FrameGroup[] = [];
  for (const frame of frames) {
    const last = groups.at(-1);
    if (last !== undefined && last.library === frame.library) last.frames.push(frame);
    else groups.push({ library: frame.library, frames: [frame] });
  }
  return groups;
}

/** The code of a frame, where it was read: a range that holds its line, of a file whose path the frame's ends with. */
export function codeOfFrame(frame: Frame, evidence: readonly Evidence[]): Evidence | undefined {
  return evidence.find(({ detail, locator: { path, startLine, endLine } }) => {
    if (detail.kind !== 'code_range' || path === undefined || startLine === undefined) return false;
    const inside = frame.line >= startLine && frame.line <= (endLine ?? startLine);
    return inside && (frame.file === path || frame.file.endsWith(`/${path}`));
  });
}

/** The stack trace of the crash that a report speaks of: the one it names, or of a defect in code the only one there is. */
export function crashOf({
  crash,
  kind,
  evidence,
}: Pick<Report, 'crash' | 'kind' | 'evidence'>): (Evidence & { detail: EvidenceDetail<'stack_trace'> }) | null {
  const traces = evidence.flatMap((piece) =>
    piece.detail.kind === 'stack_trace' ? [{ ...piece, detail: piece.detail }] : [],
  );
  if (crash !== undefined) return traces.find(({ id }) => id === crash) ?? null;
  const [only] = traces;
  return kind === 'code_defect' && traces.length === 1 && only !== undefined ? only : null;
}

/** Where it failed, in code: what the report says, else, where it names a cause, the innermost own frame of its crash. */
export function failingPlace(
  report: Pick<Report, 'crash' | 'kind' | 'evidence' | 'where' | 'verdict'>,
): { file: string; line: number | undefined; function: string | undefined } | null {
  const { file, line, function: name } = report.where;
  if (file !== undefined) return { file, line, function: name };
  // An open case tells what is known beside, and nothing of where the cause is.
  const frame =
    report.verdict === 'inconclusive' ? undefined : crashOf(report)?.detail.frames.find(({ library }) => !library);
  return frame === undefined ? null : { file: frame.file, line: frame.line, function: frame.function };
}
