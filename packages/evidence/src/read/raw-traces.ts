import { findTraces } from '@mats/engine/logs';
import type { LogAnalysis, StackBlock } from '@mats/engine/logs';
import type { SourcedLog } from './read-logs.ts';

/** Logs up to this size are read whole a second time for their traces; of larger ones, what their reader took for traces stays. */
const WHOLE_BYTES = 4 * 1024 * 1024;
const MOST_BLOCKS = 200;

type Placed = Pick<StackBlock, 'line' | 'lines'>;

function overlap(one: Placed, other: Placed): boolean {
  return one.line < other.line + other.lines && other.line < one.line + one.lines;
}

/** The traces of a log's raw text as blocks, each form once with how often it stands there. */
function blocksOf(text: string, analysis: LogAnalysis): StackBlock[] {
  const byForm = Map.groupBy(findTraces(text).traces, ({ fingerprint }) => fingerprint);
  return [...byForm.values()].slice(0, MOST_BLOCKS).flatMap((traces): StackBlock[] => {
    const [first] = traces;
    if (first === undefined) return [];
    const place = { line: first.lines.first, lines: first.lines.last - first.lines.first + 1 };
    const known = analysis.stacks.find((block) => overlap(block, place));
    return [
      {
        ...place,
        text: first.verbatim.join('\n'),
        time: known?.time ?? null,
        service: known?.service ?? null,
        severity: known?.severity ?? null,
        templateId: known?.templateId ?? null,
        count: Math.max(traces.length, known?.count ?? 0),
      },
    ];
  });
}

/**
 * A log with the stack traces that its raw text holds. The reader of lines splits a trace that is not indented, stands on one line or inside
 * of a record into events; what it took for a trace stays where the raw text shows none.
 */
export async function withRawTraces(log: SourcedLog): Promise<SourcedLog> {
  const { analysis, source, stream } = log;
  if (analysis.encoding === 'binary' || analysis.lines === 0 || analysis.bytes > WHOLE_BYTES) return log;
  const lines = await source.readLines(stream, { startLine: 1, endLine: analysis.lines });
  const blocks = blocksOf(lines.join('\n'), analysis);
  if (blocks.length === 0) return log;
  const others = analysis.stacks.filter((block) => !blocks.some((found) => overlap(found, block)));
  return { ...log, analysis: { ...analysis, stacks: [...blocks, ...others] } };
}
