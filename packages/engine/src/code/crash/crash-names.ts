import type { StackTrace } from '../../logs/stack/stack-trace.ts';
import { findTraces } from '../../logs/stack/find-traces.ts';
import { failingValue } from './failing-value.ts';

/** Names that a crash and the words around it hold: what the code is searched for. */
export interface CrashNames {
  /** Names with a shape of their own, or marked as code, in what a person wrote. */
  readonly inWords: readonly string[];
  /** The same in the messages of the exceptions, what the failing value was asked for first. */
  readonly inMessages: readonly string[];
  /** Long parts of the messages that are no values: the text that the code holds. */
  readonly texts: readonly string[];
  /** Every plain word that a person wrote, in lower case. */
  readonly plain: ReadonlySet<string>;
}

const MOST_WORDS = 30;
const MOST_MESSAGE_NAMES = 16;
const MOST_TEXTS = 4;
const LONGEST = 20_000;
const MARKED = /[`'"‘“]([A-Za-z_$][\w$.:#-]{1,120})(?:\(\))?[`'"’”]/g;
const SHAPED = /[A-Za-z_$][\w$]{2,100}/g;

/** What a person wrote around the traces of a message. */
export function wordsAround(message: string): string {
  const text = message.slice(0, LONGEST);
  const lines = text.split('\n');
  const { traces } = findTraces(text);
  return lines
    .filter((_, place) => !traces.some((trace) => trace.lines.first <= place + 1 && place + 1 <= trace.lines.last))
    .join('\n');
}

/** Collects the names of a crash. `words` is what a person wrote, without the traces. */
export function crashNames(traces: readonly StackTrace[], words: string): CrashNames {
  const exceptions = traces.slice(0, 3).flatMap((trace) => trace.exceptions.slice(0, 4));
  const asked = exceptions.flatMap(({ type, message }) => failingValue(type, message).asked);
  const messages = exceptions.map(({ message }) => message.slice(0, 2_000)).join('\n');
  return {
    inWords: namesOf(words.slice(0, LONGEST)).slice(0, MOST_WORDS),
    inMessages: [...new Set([...asked, ...namesOf(messages)])]
      .filter((name) => name.length > 2)
      .slice(0, MOST_MESSAGE_NAMES),
    texts: [...new Set(exceptions.flatMap(({ message }) => fixedTexts(message)))].slice(0, MOST_TEXTS),
    plain: new Set(
      (words.toLowerCase().match(/[a-z][a-z\d_-]{2,40}|[a-z]{3,40}/g) ?? [])
        .flatMap((word) => [word, ...word.split(/[^a-z]+/)])
        .slice(0, 4_000),
    ),
  };
}

function namesOf(text: string): string[] {
  const marked = [...text.matchAll(MARKED)].flatMap((match) => (match[1] ?? '').split(/[.:#-]+/));
  const shaped = (text.match(SHAPED) ?? []).filter((word) =>
    /[a-z0-9][A-Z]|[A-Za-z0-9]_[A-Za-z0-9]|^[A-Z]{2,}[a-z]/.test(word),
  );
  return [...new Set([...marked, ...shaped])].filter((name) => name.length > 2 && !/^\d/.test(name));
}

/** The first line of a message between its values: quoted parts, numbers, paths. The longest first. */
function fixedTexts(message: string): string[] {
  const [line = ''] = message.split('\n', 1);
  return line
    .slice(0, 400)
    .split(/["'`“”‘’][^"'`“”‘’]{0,200}["'`“”‘’]|[\w./\\-]{0,200}[/\\][\w./\\-]{1,200}|\b0x[0-9a-f]+\b|\d+|[{}[\]<>]/i)
    .map((part) => part.trim().replace(/^[\s:,.;()-]+|[\s:,;()-]+$/g, ''))
    .filter((part) => part.length >= 12 && part.split(/\s+/).length >= 3)
    .toSorted((a, b) => b.length - a.length);
}
