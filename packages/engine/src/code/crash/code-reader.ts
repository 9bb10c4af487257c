import { codeText } from './code-text.ts';
import type { CodeText } from './code-text.ts';
import type { CrashedCode } from './crashed-code.ts';

/** Files of one revision, read when they are asked for beforehand, so that pure functions can look at them. */
export interface CodeReader {
  /** Reads files; those that were read before cost nothing. */
  load(paths: readonly string[]): Promise<void>;
  /** The text of a file that was loaded; undefined where there is none. */
  readonly read: (path: string) => CodeText | undefined;
}

const MOST_FILES = 150;

export function createCodeReader(repository: CrashedCode, revision: string | undefined): CodeReader {
  const texts = new Map<string, CodeText | undefined>();
  return {
    async load(paths) {
      const missing = [...new Set(paths)]
        .filter((path) => !texts.has(path))
        .slice(0, Math.max(0, MOST_FILES - texts.size));
      const files = await repository.readFiles(missing.map((path) => ({ path, revision })));
      for (const [place, path] of missing.entries()) {
        const text = files[place]?.text;
        // A file without a text has nothing that a frame could disagree with.
        texts.set(path, text === null || text === undefined || text.trim() === '' ? undefined : codeText(path, text));
      }
    },
    read: (path) => texts.get(path),
  };
}
