import type { Evidence, EvidenceDetail } from '@mats/contracts';

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
