import type { TextLine } from './text-line.ts';

const HUNK = /^@@ -\d{1,9}(?:,(\d{1,6}))? \+\d{1,9}(?:,(\d{1,6}))? @@/;

/** Leaves out what changes show of files: a trace in a test's source is no crash. */
export function withoutDiffs(lines: readonly TextLine[]): readonly TextLine[] {
  if (!lines.some(({ text }) => HUNK.test(text))) return lines;
  let before = 0;
  let after = 0;
  return lines.filter(({ text }) => {
    const hunk = HUNK.exec(text);
    if (hunk !== null) {
      before = Number(hunk[1] ?? 1);
      after = Number(hunk[2] ?? 1);
      return false;
    }
    if (before <= 0 && after <= 0) return true;
    const mark = text[0] ?? ' ';
    if (!/[ +\-\\]/.test(mark)) {
      before = 0;
      after = 0;
      return true;
    }
    if (mark !== '+') before -= 1;
    if (mark !== '-') after -= 1;
    return false;
  });
}
