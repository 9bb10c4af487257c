import { describe, expect, test } from '@jest/globals';
import { findTraces } from './find-traces.ts';
import type { TraceExample } from './trace-example.ts';
import { TRACE_EXAMPLES } from './trace-examples.ts';

type Wrap = (text: string) => string;

const lines = (text: string): string[] => text.split('\n');
const each = (text: string, wrap: (line: string, at: number) => string): string => lines(text).map(wrap).join('\n');
const csv = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const html = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Breaks lines where a terminal of 80 columns does, which shows tabs as blanks. */
const wrapped: Wrap = (text) =>
  lines(text)
    .flatMap((line) => line.replaceAll('\t', '        ').match(/.{1,80}/g) ?? [''])
    .join('\n');

/** How people and programs hand traces on. */
const WRAPPINGS: Readonly<Record<string, Wrap>> = {
  pasted: (text) => text,
  'in a sentence': (text) => `Hi all,\nsince yesterday I get this:\n\n${text}\n\nCan somebody help?`,
  fenced: (text) => `It fails with\n\`\`\`text\n${text}\n\`\`\`\nany idea?`,
  quoted: (text) => each(text, (line) => `> ${line}`),
  'without indentation': (text) => each(text, (line) => line.trim()),
  'on one line': (text) =>
    lines(text)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join(' '),
  'on one line, blanks kept': (text) => text.replaceAll('\n', ' '),
  'on one line of a log': (text) =>
    `2024-11-20 10:14:02,123 ERROR [main] c.s.Cart - failed: ${text.replaceAll('\n', ' ')}`,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  ANSI: (text) => each(text, (line) => `\u001b[31m${line.replace(/(\S+)$/, '\u001b[1m$1\u001b[22m')}\u001b[39m`),
  'ANSI without escapes': (text) => each(text, (line) => `[31m${line}[39m`),
  compose: (text) => each(text, (line) => `web-1  | ${line}`),
  'compose, interleaved': (text) =>
    each(text, (line, at) => `web-1  | ${line}\ndb-1   | 2024-11-20 10:14:02 UTC [12] LOG: checkpoint ${at}`),
  journald: (text) => each(text, (line) => `Nov 20 10:14:02 host-1 shop[123]: ${line}`),
  'kubectl --prefix': (text) => each(text, (line) => `[pod/shop-7d4b9/web] ${line}`),
  stern: (text) => each(text, (line) => `shop-7d4b9-x2v web ${line}`),
  'docker --timestamps': (text) => each(text, (line, at) => `2024-11-20T10:14:02.00000${at % 10}000Z ${line}`),
  'a header on each line': (text) =>
    each(text, (line, at) => `2024-11-20 10:14:02,1${10 + at} ERROR [http-8080-exec-${at}] c.s.Cart - ${line}`),
  'docker json-file': (text) =>
    each(text, (line) => JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2024-11-20T10:14:02Z' })),
  'err.stack': (text) => JSON.stringify({ level: 50, msg: 'request failed', err: { message: 'x', stack: text } }),
  'err.stack, indented': (text) => JSON.stringify({ level: 50, msg: 'failed', error: { stack: text } }, undefined, 2),
  'in a list of records': (text) =>
    JSON.stringify(
      lines(text).map((message) => ({ timestamp: '2024-11-20T10:14:02Z', message })),
      undefined,
      2,
    ),
  'escaped twice': (text) =>
    JSON.stringify({ log: `${JSON.stringify({ level: 'error', stack: text })}\n`, stream: 'stdout' }),
  'escaped without quotes': (text) => escaped(text),
  'escaped twice without quotes': (text) => escaped(escaped(text)),
  'CSV, a record': (text) =>
    `timestamp,level,message,host\n2024-11-20T10:14:02Z,ERROR,${csv(text)},web-1\n2024-11-20T10:14:03Z,INFO,ok,web-1\n`,
  'CSV, a record a line, newest first': (text) =>
    [
      'Date,Host,Message',
      ...lines(text)
        .map((line, at) => `2024-11-20T10:14:02.0${10 + at}Z,web-1,${csv(line)}`)
        .toReversed(),
    ].join('\n'),
  'HTML, preformatted': (text) => `<html><body><h1>500</h1><pre>${html(text)}</pre></body></html>`,
  'HTML with breaks': (text) =>
    `<pre>${each(html(text), (line) => line.replace(/^[ \t]+/, (blanks) => ' &nbsp;'.repeat(blanks.length))).replaceAll('\n', '<br>')}</pre>`,
  'HTML with breaks and line ends': (text) => each(html(text), (line) => `${line}<br />`),
  'wrapped at 80 columns': wrapped,
};

/** Pairs in which something cannot be known, and why. */
const AMBIGUOUS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'on one line of a log': {
    Perl: 'nothing says where the log ends and the message begins',
    Haskell: 'nothing says where the log ends and the message begins',
  },
};

function readOf(text: string): unknown[] {
  return findTraces(text).traces.map(({ runtime, exceptions }) => [
    runtime,
    exceptions.map(({ type, message, frames }) => [
      type,
      message,
      frames.map((frame) => `${frame.function ?? ''} ${frame.file ?? ''}:${frame.line ?? ''}`),
    ]),
  ]);
}

describe.each(Object.entries(WRAPPINGS))('%s', (name, wrap) => {
  const told = TRACE_EXAMPLES.filter((example) => AMBIGUOUS[name]?.[example.name] === undefined);
  test.each(told.map((example): [string, TraceExample] => [example.name, example]))('%s', (_name, example) => {
    expect(readOf(wrap(example.text))).toEqual([[example.runtime, example.exceptions]]);
  });
});
