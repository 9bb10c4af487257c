import { findEnclosingFunction, languageOfPath } from '@mats/engine/code';
import type { FunctionRange } from '@mats/engine/code';
import type { BlameLine } from '@mats/engine/history';
import type { CodeSuspect } from '@mats/engine/suspect';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Repository } from '@mats/sources/git';
import { withSpan } from '@mats/telemetry';

const CONTEXT_LINES = 8;

/** The code around a suspect line, and who changed each line when. */
export interface BlamedCode {
  suspect: CodeSuspect;
  startLine: number;
  lines: readonly string[];
  blame: readonly BlameLine[];
  function?: FunctionRange;
  /** The text of the enclosing function, or of the lines shown. */
  body: string;
}

/** Reads and blames the code around suspects of one repository: one call for all files and ranges. */
export function blameLinesTool(suspects: readonly CodeSuspect[], repository: Repository): Promise<BlamedCode[]> {
  const input = suspects.map((suspect) => `${suspect.path}:${suspect.line}`).join('\n');
  return withSpan({ name: TOOL_SPAN_NAMES.blameLines, kind: 'TOOL', input }, async (span) => {
    const files = await repository.readFiles(suspects.map(({ path, revision }) => ({ path, revision })));
    const ranges = suspects.map((suspect) => ({
      path: suspect.path,
      revision: suspect.revision,
      ranges: [{ startLine: Math.max(1, suspect.line - CONTEXT_LINES), endLine: suspect.line + CONTEXT_LINES }],
    }));
    const blames = repository.state.kind === 'git' ? await repository.blame(ranges) : [];
    const blamed = suspects.flatMap((suspect, index): BlamedCode[] => {
      const text = files[index]?.text;
      if (text === null || text === undefined) return [];
      const all = text.split('\n').map((line) => line.replace(/\r$/, ''));
      if (suspect.line > all.length) return [];
      const startLine = Math.max(1, suspect.line - CONTEXT_LINES);
      const around = findEnclosingFunction(text, suspect.line, languageOfPath(suspect.path));
      const lines = all.slice(startLine - 1, suspect.line + CONTEXT_LINES);
      const blame = blames[index]?.lines ?? [];
      const sha = blame.find((line) => line.line === suspect.line)?.sha;
      return [
        {
          suspect: {
            ...suspect,
            ...(suspect.function === undefined && around !== undefined ? { function: around.name } : {}),
            ...(sha === undefined ? {} : { sha }),
          },
          startLine,
          lines,
          blame,
          ...(around === undefined ? {} : { function: around }),
          body: around === undefined ? lines.join('\n') : all.slice(around.startLine - 1, around.endLine).join('\n'),
        },
      ];
    });
    span.setOutput(
      blamed.map(({ suspect }) => `${suspect.path}:${suspect.line} ${suspect.sha?.slice(0, 8) ?? ''}`).join('\n') ||
        'nothing to blame',
    );
    return blamed;
  });
}
