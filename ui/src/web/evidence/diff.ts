import parseDiff from 'parse-diff';
import { visibleText } from './lines.ts';

export interface DiffLine {
  kind: 'add' | 'delete' | 'same' | 'hunk';
  before: number | null;
  after: number | null;
  text: string;
}

export interface DiffFile {
  name: string;
  additions: number;
  deletions: number;
  lines: readonly DiffLine[];
}

const KINDS = { add: 'add', del: 'delete', normal: 'same' } as const;

function nameOf(file: parseDiff.File): string {
  const { from = '', to = '' } = file;
  if (to === '/dev/null' || to === '') return from;
  return from === '' || from === '/dev/null' || from === to ? to : `${from} → ${to}`;
}

function linesOf(file: parseDiff.File): DiffLine[] {
  return file.chunks.flatMap((chunk) => [
    { kind: 'hunk' as const, before: null, after: null, text: visibleText(chunk.content) },
    ...chunk.changes.map((change) => ({
      kind: KINDS[change.type],
      before: change.type === 'normal' ? change.ln1 : change.type === 'del' ? change.ln : null,
      after: change.type === 'normal' ? change.ln2 : change.type === 'add' ? change.ln : null,
      text: visibleText(change.content.slice(1)),
    })),
  ]);
}

/**
 * A unified diff as files and lines; null when the text is none. A diff that was cut off gives what is there. Hunks
 * that do not say their file are named after `names`, in order.
 */
export function diffFiles(text: string, names: readonly string[] = []): DiffFile[] | null {
  if (!/^@@ .* @@/m.test(text)) return null;
  // A hunk without file names still parses once it has some; the name is then known from elsewhere.
  const whole = /^(?:diff --git|--- )/m.test(text) ? text : `--- a/\n+++ b/\n${text}`;
  const files = parseDiff(whole.trimEnd()).filter((file) => file.chunks.length > 0);
  if (files.length === 0) return null;
  return files.map((file, index) => ({
    name: visibleText(nameOf(file) || (names[index] ?? '')),
    additions: file.additions,
    deletions: file.deletions,
    lines: linesOf(file),
  }));
}
