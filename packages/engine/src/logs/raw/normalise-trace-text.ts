// cspell:ignore noformat
import { cleanCharacters, withoutColours } from './clean-characters.ts';
import { stripCollectorPrefix } from './collector-prefix.ts';
import { linesOfExport } from './export-lines.ts';
import { linesOfHtml } from './html-text.ts';
import { joinRuns } from './join-runs.ts';
import { joinWrapped } from './join-wrapped.ts';
import { frameStart, namesError } from './frame-forms.ts';
import { isBracket, isRecordPart, linesOfRecord, loneString } from './record-lines.ts';
import { stripRepeatedHeaders } from './repeated-header.ts';
import { stripTime } from './strip-time.ts';
import { splitFlatTrace } from './split-flat-trace.ts';
import type { TextLine } from './text-line.ts';
import { hasTraceHint, hintedRegions } from './trace-hint.ts';
import { splitAtWrittenBreaks } from './unescape-text.ts';
import { withoutDiffs } from './without-diffs.ts';

/** Longest line that is unfolded; no more of a longer one is looked at. */
const LONGEST_LINE = 16_000_000;
/** Longest part of a line that readers of traces are given. No printed frame comes near. */
const LONGEST_PART = 4000;
/** Wrappings inside each other: a record of Docker that holds a record of a logger whose stack is escaped again. */
const MOST_LAYERS = 5;
/** Lines that one line may unfold to. */
const MOST_UNFOLDED = 20_000;

/**
 * The lines of a text that may hold stack traces, as they were before somebody logged, collected, exported, copied or quoted them: without
 * colours, prefixes, quotes, escapes and tags; one frame a line. Lines far from anything like a trace are left out. Never throws; work is
 * linear in the text.
 */
export function normaliseTraceText(text: string): TextLine[] {
  return [...normalisedRegions(text)].flat();
}

/** The same in the parts between which nothing like a trace stands, one by one. */
export function* normalisedRegions(text: string): Generator<readonly TextLine[]> {
  const plain = withoutColours(text);
  if (!hasTraceHint(plain)) return;
  const exported = linesOfExport(plain);
  const source = exported === undefined ? plain : exported.map((line) => line.text).join('\n');
  for (const places of hintedRegions(source)) {
    const lines = places.map(({ number, from, to }) => ({
      text: source.slice(from, Math.min(to, from + LONGEST_LINE)),
      number: exported?.[number - 1]?.number ?? number,
    }));
    yield normalisedLines(lines);
  }
}

function normalisedLines(lines: readonly TextLine[]): readonly TextLine[] {
  const bared = joinRuns(withoutDiffs(lines)).flatMap(bare);
  const shown = withoutRecordParts(bared).flatMap((line) => unfolded(line, MOST_LAYERS).slice(0, MOST_UNFOLDED));
  const headless = stripRepeatedHeaders(shown);
  const single = headless.flatMap((line) => {
    const pieces = splitFlatTrace(stripTime(line.text));
    return pieces.length === 1 && pieces[0] === line.text ? [line] : pieces.map((piece) => ({ ...line, text: piece }));
  });
  return joinWrapped(single).map((line) =>
    line.text.length > LONGEST_PART ? { ...line, text: line.text.slice(0, LONGEST_PART) } : line,
  );
}

const FENCE = /^\s*(?:`{3,10}|~{3,10}|\{(?:code|noformat)\b)[^`\n]{0,60}$/;
const QUOTE_MARK = /^ {0,3}(?:> ?){1,6}/;
const CODE_SPAN = /^\s*`{1,3}([^`\n]+)`{1,3}\s*$/;

/** The line without colours, quote marks and what collectors wrote before it. */
function bare(line: TextLine): TextLine[] {
  const clean = cleanCharacters(line.text);
  if (FENCE.test(clean)) return [{ ...line, text: '' }];
  const unquoted = clean.replace(QUOTE_MARK, '').replace(CODE_SPAN, '$1');
  const { text, stream } = stripCollectorPrefix(unquoted);
  const owner = stream ?? line.stream;
  const prefix = unquoted.slice(0, unquoted.length - text.length).trimEnd();
  // A log of several lines that was pasted into a field of one has its prefixes within it.
  const parts = stream !== undefined && prefix.length > 3 && text.includes(prefix) ? text.split(prefix) : [text];
  return parts.map((part) => ({
    ...line,
    text: parts.length > 1 ? part.trimEnd() : part,
    ...(owner === undefined ? {} : { stream: owner }),
  }));
}

/** Takes off one layer after the other until nothing is left to take off. */
function unfolded(line: TextLine, layers: number): TextLine[] {
  if (layers === 0) return [line];
  const { text } = line;
  const parts = linesOfRecord(text) ?? linesOfHtml(text) ?? splitAtWrittenBreaks(text);
  if (parts === undefined) {
    const inner = loneString(text);
    const quoted = inner !== undefined && (frameStart(inner.trim()) === 0 || namesError(inner));
    return [{ ...line, text: quoted ? inner : withoutCellQuotes(text) }];
  }
  return parts.slice(0, MOST_UNFOLDED).flatMap((part) => {
    if (part === text) return [line];
    return bare({ ...line, text: part }).flatMap((one) => unfolded(one, layers - 1));
  });
}

/** A message of several lines in a table without names of columns: its quotes open on the first line and close on the last. */
function withoutCellQuotes(text: string): string {
  if (!text.includes('"')) return text;
  const doubled = text.includes('""') ? text.replace(/""([^"\n]{1,500})""/g, '"$1"') : text;
  const quotes = doubled.split('"').length - 1;
  if (quotes % 2 === 0) return doubled;
  const opening = /^(?:[^"\n]{0,300}[,;\t])?"(?=\S)([^"\n]*)$/.exec(doubled);
  if (opening?.[1] !== undefined) return opening[1];
  const close = closingCellQuote(doubled);
  return close === -1 ? doubled : doubled.slice(0, close);
}

/** The quote that closes a cell: none is open before it, and nothing or a separator stands behind it. */
function closingCellQuote(text: string): number {
  let open = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    if (!open && /^[)\w\]}]$/.test(text[at - 1] ?? '') && /^[,;\t]?$/.test(text[at + 1] ?? '')) return at;
    open = !open;
  }
  return -1;
}

/** Leaves out the lines of records that are printed over several lines which hold no message. */
function withoutRecordParts(lines: readonly TextLine[]): readonly TextLine[] {
  const records = lines.filter(({ text }) =>
    /^\s*"(?:log|message|msg|textPayload|body|stack\w*|text|line)"\s*:\s*"/.test(text),
  );
  if (records.length < 2) return lines;
  let inRecord = false;
  return lines.filter(({ text }, place) => {
    const part = isRecordPart(text);
    const message = part && linesOfRecord(text) !== undefined;
    const opens = isBracket(text) && isRecordPart(lines[place + 1]?.text ?? '');
    const dropped = part && !message && (!isBracket(text) || inRecord || opens);
    inRecord = part || message || (inRecord && /^\s*"/.test(text));
    return !dropped;
  });
}
