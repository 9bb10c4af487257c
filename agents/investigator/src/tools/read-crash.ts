import { wordsAround, readCrash } from '@mats/engine/code';
import type { ReadCrash } from '@mats/engine/code';
import type { CodeQuestion } from '@mats/engine/suspect';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Repository } from '@mats/sources/git';
import { withSpan } from '@mats/telemetry';

const MOST_TRACES = 6;

/** Reads what the question's stack traces point to in one repository; undefined when none of their frames lies there. */
export function readCrashTool(
  question: CodeQuestion,
  options: {
    repository: Repository;
    revision: string | undefined;
    knownFiles: readonly string[];
    /** What the person wrote, with whatever was pasted into it. */
    message: string;
    signal: AbortSignal;
  },
): Promise<ReadCrash | undefined> {
  const { repository, revision, knownFiles: paths, message, signal } = options;
  const traces = question.traces.slice(0, MOST_TRACES);
  const input = `Locate ${traces.length} stack traces in ${repository.name} at ${revision ?? 'the work tree'}`;
  return withSpan({ name: TOOL_SPAN_NAMES.locateCode, kind: 'TOOL', input }, async (span) => {
    if (traces.length === 0) return undefined;
    const crash = { traces: traces.map(({ trace }) => trace), words: wordsAround(message), at: question.onset };
    const read = await readCrash(crash, { repository, revision, paths, signal });
    const told = read?.reading.files
      .slice(0, 5)
      .map(({ item, probability }) => `${probability.toFixed(2)} ${item.path}`);
    span.setOutput(told?.join('\n') ?? 'no frame lies here');
    return read;
  });
}
