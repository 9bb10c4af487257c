import { findTraces } from '@mats/engine/logs';
import type { FoundTraces, LogAnalysis, StackBlock } from '@mats/engine/logs';
import { redactSecrets } from '@mats/telemetry';
import type { SourcedLog } from './read-logs.ts';

/** Logs up to this size are read whole a second time for their traces; of larger ones, what their reader took for traces stays. */
const WHOLE_BYTES = 4 * 1024 * 1024;
const MOST_BLOCKS = 200;
const MOST_UNREAD = 2;

type Placed = Pick<StackBlock, 'line' | 'lines'>;

function overlap(one: Placed, other: Placed): boolean {
  return one.line < other.line + other.lines && other.line < one.line + one.lines;
}

/** Of a trace that is not read so many lines are shown, and so much of each. */
const MOST_SHOWN = 6;
const MOST_CHARACTERS = 160;

/** What looks like a stack trace and is none that anybody here reads, in words for a person, with its lines. */
function unreadWords({ firstLine, lastLine, lines }: FoundTraces['unread'][number]): string {
  const shown = lines.slice(0, MOST_SHOWN).map((line) => line.trim().slice(0, MOST_CHARACTERS));
  const more = lines.length > MOST_SHOWN ? ' …' : '';
  const text = redactSecrets(`${shown.join('\n')}\n`)
    .slice(0, -1)
    .replaceAll('\n', ' / ');
  return `Lines ${firstLine} to ${lastLine} look like a stack trace in a form that is not known: “${text}${more}”.`;
}

/** The traces of a log's raw text as blocks, each form once with how often it stands there. */
function blocksOf({ traces: found }: FoundTraces, analysis: LogAnalysis): StackBlock[] {
  const byForm = Map.groupBy(found, ({ fingerprint }) => fingerprint);
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
 * of a record into events; what it took for a trace stays where the raw text shows none. `unread` tells of what looks like a trace where
 * none could be read.
 */
export async function withRawTraces(log: SourcedLog): Promise<{ log: SourcedLog; unread: readonly string[] }> {
  const { analysis, source, stream } = log;
  if (analysis.encoding === 'binary' || analysis.lines === 0 || analysis.bytes > WHOLE_BYTES)
    return { log, unread: [] };
  const lines = await source.readLines(stream, { startLine: 1, endLine: analysis.lines });
  const found = findTraces(lines.join('\n'));
  const blocks = blocksOf(found, analysis);
  if (blocks.length === 0) return { log, unread: found.unread.slice(0, MOST_UNREAD).map(unreadWords) };
  const others = analysis.stacks.filter((block) => !blocks.some((one) => overlap(one, block)));
  return { log: { ...log, analysis: { ...analysis, stacks: [...blocks, ...others] } }, unread: [] };
}
