import { readLineFacts } from '../lines/line-facts.ts';
import type { ReadLine } from '../lines/line-facts.ts';
import type { TimeAssumptions } from '../lines/timestamp.ts';
import { severityOfText, severityOfWord } from '../lines/severity.ts';
import { dayComesFirst } from '../lines/timestamp.ts';
import { describedWorkload, kubernetesEvent, workloadOfKubelet } from './kubernetes-events.ts';
import { linePrefix } from '../lines/line-prefix.ts';
import type { LogLine, LogText } from './log-line.ts';
import { partInLine } from './part-in-line.ts';
import { shortenLine } from './shorten-line.ts';
import { readTables, rowText, tableLines } from '../table/read-tables.ts';
import { memberText, structuredTexts } from './structured-texts.ts';

const ESCAPE = String.fromCodePoint(0x1b);
const ANSI = new RegExp(`${ESCAPE}\\[[0-9;]{0,20}[A-Za-z]`, 'g');
const MOST_CHARACTERS = 8_000;
/** Continuations that programs write with a head of their own. */
const DETAIL = /^(?:DETAIL|HINT|CONTEXT|STATEMENT|QUERY|LOCATION):/;
/** What a wrapper says of its writer, without the number of the replica. */
const SIMPLE_FORMATS: ReadonlySet<string> = new Set(['json', 'logfmt']);

interface Event {
  readonly time: number | null;
  readonly severity: LogLine['severity'];
  readonly headed: boolean;
}

type Draft = Omit<LogLine, 'order'>;

function plain(line: string): string {
  const text = shortenLine(line, MOST_CHARACTERS);
  return text.includes(ESCAPE) ? text.replace(ANSI, '') : text;
}

/** What is written in a line, and the message in it. */
function textsOf(read: ReadLine): { text: string; message: string } {
  const { header, inner } = read;
  const message = messageOf(read).trim();
  const isMember = message.includes('\n') && memberText(inner) !== null;
  if (isMember || SIMPLE_FORMATS.has(header.format) || header.attached !== null) return { text: message, message };
  return { text: inner, message };
}

function messageOf(read: ReadLine): string {
  const { header, inner } = read;
  if (SIMPLE_FORMATS.has(header.format) || inner.trimStart().startsWith('{')) {
    const texts = structuredTexts(inner);
    if (texts !== null) return texts;
    return header.format === 'logfmt' ? inner.replaceAll('\\"', '"') : inner;
  }
  const member = memberText(inner);
  if (member !== null) return `${inner.trim()}\n${member}`;
  if (header.format === 'access') return inner;
  return header.attached === null ? header.message : `${header.message}\n${header.attached}`;
}

/** A level that stands behind a source file, a thread or a module. */
const LEVEL_WITHIN =
  /^.{0,80}?(?:^|[\s[|(:-])(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|CRITICAL|FATAL)(?=[\s\]|):-]|$)/;
/** Lines that are looked at for the order of day and month. */
const MOST_DATED = 500;

/** The level that a line states, or that its words imply where it states none. */
function severityOfMessage(message: string): LogLine['severity'] {
  const [first = ''] = message.split('\n', 1);
  const stated = LEVEL_WITHIN.exec(first)?.[1];
  return stated === undefined ? severityOfText(message) : severityOfWord(stated);
}

/** Reads the lines of one stretch; lines without a head belong to the event before them of the same writer. */
function readText(text: LogText, options: { referenceMs: number }): Draft[] {
  const dayFirst = dayComesFirst(text.lines.slice(0, MOST_DATED).join('\n'));
  const assumptions: TimeAssumptions = {
    zoneOffsetMinutes: text.zoneOffsetMinutes ?? 0,
    referenceMs: options.referenceMs,
    dayFirst,
  };
  const events = new Map<string, Event>();
  let described: string | null = null;
  const lines = text.lines.map(plain);
  const rows = readTables(lines);
  const ofTables = rows.size === 0 ? rows : tableLines(rows, lines);
  return text.lines.map((raw, index): Draft => {
    const line = lines[index] ?? '';
    const prefix = linePrefix(line);
    const read = readLineFacts(prefix === null ? line : line.slice(prefix.length), assumptions, text.service);
    const { facts, header } = read;
    const event = kubernetesEvent(line);
    const row = event === null ? rows.get(index) : undefined;
    described = describedWorkload(line, text.lines[index + 1] ?? '') ?? described;
    const named = facts.service === text.service ? (described ?? facts.service) : facts.service;
    const service = prefix?.service ?? event?.service ?? row?.owner ?? workloadOfKubelet(line) ?? named;
    const lane = prefix?.service ?? facts.lane;
    const before = events.get(lane);
    const own = Number.isNaN(read.time) ? null : read.time;
    // The head of a table and what rules it off tell nothing by themselves.
    const ofRow = row === undefined ? (event === null && ofTables.has(index) ? '' : undefined) : rowText(row);
    const told = event?.message.trim() ?? (ofRow === undefined || ofRow === '' ? ofRow : `${line.trim()}\n${ofRow}`);
    const { text: whole, message } = told === undefined ? textsOf(read) : { text: told, message: told };
    const part = service === text.service && told === undefined ? partInLine(read.inner, header.message) : null;
    const continues =
      before !== undefined &&
      told === undefined &&
      (DETAIL.test(message) || (!header.headed && (facts.indented || before.headed)));
    const severity = event?.severity ?? header.severity ?? (continues ? before.severity : severityOfMessage(message));
    const current = { time: own ?? before?.time ?? null, severity, headed: header.headed };
    if (!continues || DETAIL.test(message)) events.set(lane, continues ? before : current);
    return {
      file: text.file,
      line: text.firstLine + index,
      time: own ?? before?.time ?? null,
      service,
      severity,
      raw,
      text: whole,
      messageAt: Math.max(0, whole.lastIndexOf(message)),
      message,
      continues,
      headed: header.headed || facts.envelope !== 'none' || prefix !== null || told !== undefined,
      ...(row === undefined ? {} : { row: true }),
      ...(part === null ? {} : { part }),
    };
  });
}

/**
 * Reads stretches of logs line by line. `referenceMs` (epoch milliseconds) completes times without a date. The result is in order of time; lines of one file keep their order, and files without times follow each other.
 */
export function readLogLines(texts: readonly LogText[], options: { referenceMs: number }): LogLine[] {
  const drafts = texts.flatMap((text) => carriedForward(readText(text, options)));
  const timed = drafts.map((draft, place) => ({ draft, place }));
  timed.sort((a, b) => (a.draft.at ?? Infinity) - (b.draft.at ?? Infinity) || a.place - b.place);
  return timed.map(({ draft: { at: _at, ...line } }, order) => ({ ...line, order }));
}

/** Each line with the time by which it is put in order: the latest before it in its file, so that no line overtakes another. */
function carriedForward(drafts: readonly Draft[]): (Draft & { at: number | null })[] {
  let latest: number | null = drafts.find(({ time }) => time !== null)?.time ?? null;
  return drafts.map((draft) => {
    if (draft.time !== null && (latest === null || draft.time > latest)) latest = draft.time;
    return { ...draft, at: latest };
  });
}
