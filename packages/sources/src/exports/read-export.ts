import { unpackExport } from '@mats/engine/logs';
import type { LogSource, LogStream } from '../log-source.ts';
import { documentOf } from '../reading/document-of.ts';
import { headOf, isWhole, wholeLines } from '../reading/head-of.ts';
import { createTextLogSource } from '../text/text-log-source.ts';

/** `locator.part` of the lines that a viewer of logs exported as a table or a document: they are counted as they are unpacked. */
export const EXPORTED_LINES = 'exported lines';

/** A document that begins over several lines or is one long line; records of a line each end within the head. */
const DOCUMENT = /^\s{0,100}[[{](?:\s{0,100}\n|[^\n]{0,200000}$)/;

async function mayBeExport(source: LogSource, stream: LogStream): Promise<boolean> {
  const head = await headOf(source, stream);
  return (!isWhole(head) && DOCUMENT.test(head)) || unpackExport(wholeLines(head)) !== null;
}

/**
 * The log in a stream that a viewer of logs exported, as a source of its own whose lines are located in that stream. Null when the stream is
 * no export, or holds more than is read as one document.
 */
export async function readExport(
  source: LogSource,
  stream: LogStream,
): Promise<{ readonly source: LogSource; readonly stream: LogStream } | null> {
  if (!(await mayBeExport(source, stream))) return null;
  const { text, why } = await documentOf(source, stream);
  const lines = why === null ? unpackExport(text) : null;
  if (lines === null) return null;
  const { part: _part, startLine: _first, endLine: _last, ...place } = stream.locator;
  const locator = { ...place, part: EXPORTED_LINES };
  const unpacked = createTextLogSource({ text: lines, label: stream.label, locator });
  return { source: unpacked, stream: { ...stream, bytes: Buffer.byteLength(lines), locator } };
}
