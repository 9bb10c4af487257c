import { backwardSlice, buildPathIndex, sliceStarts } from '@mats/engine/code';
import type { CodeReach } from '@mats/engine/history';
import type { CodeQuestion } from '@mats/engine/suspect';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Repository } from '@mats/sources/git';
import { withSpan } from '@mats/telemetry';

/** Files read in all: what a failing value passes through is a handful of files, whatever the repository's size. */
const MOST_FILES = 300;
/** Each round reads the files that the one before wanted; imports are seldom nested deeper than this on the way of one value. */
const MOST_ROUNDS = 8;

/** The code that failing values came from, and a way to read further files of the same revision beforehand. */
export interface FollowedValues {
  readonly reach: CodeReach | undefined;
  readonly preload: (paths: readonly string[]) => Promise<void>;
}

/**
 * Follows the failing values of the question's own traces back through the code, as it was deployed. Files are read when
 * the slice asks for them, so that a large repository costs no more than a small one.
 */
export function followValuesTool(
  question: CodeQuestion,
  options: { repository: Repository; revision: string | undefined; runnable: readonly string[] },
): Promise<FollowedValues> {
  const { repository, revision, runnable: paths } = options;
  const traces = question.traces.filter(({ victim }) => !victim).map(({ trace }) => trace);
  const input = `Follow the values of ${traces.length} stack traces in ${repository.name}`;
  return withSpan({ name: TOOL_SPAN_NAMES.followValues, kind: 'TOOL', input }, async (span) => {
    const known = new Set(paths);
    const starts = sliceStarts(traces, buildPathIndex(paths));
    const texts = new Map<string, string | undefined>();
    const wanted = new Set<string>();
    const read = (path: string): string | undefined => {
      if (!texts.has(path) && known.has(path)) wanted.add(path);
      return texts.get(path);
    };
    const preload = async (asked: readonly string[]): Promise<void> => {
      const missing = [...new Set(asked)]
        .filter((path) => !texts.has(path))
        .slice(0, Math.max(0, MOST_FILES - texts.size));
      const files = await repository.readFiles(missing.map((path) => ({ path, revision })));
      for (const [place, path] of missing.entries()) texts.set(path, files[place]?.text ?? undefined);
    };
    let lines = backwardSlice(starts, { paths, read });
    for (let round = 0; round < MOST_ROUNDS && wanted.size > 0 && texts.size < MOST_FILES; round += 1) {
      await preload([...wanted]);
      wanted.clear();
      lines = backwardSlice(starts, { paths, read });
    }
    span.setOutput(
      `${lines.length} lines in ${new Set(lines.map(({ path }) => path)).size} of ${texts.size} files read`,
    );
    return { reach: lines.length === 0 ? undefined : { lines, read }, preload };
  });
}
