import type { Locator } from '@mats/contracts';
import { MatsError } from '@mats/contracts';
import { redactSecrets } from '@mats/telemetry';
import { EXPORTED_LINES, readExport } from '@mats/sources';
import type { LogSource } from '@mats/sources';
import { STATE_PATH } from '@mats/sources/docker';
import type { Docker } from '@mats/sources/docker';
import type { Repositories } from '@mats/sources/git';
import type { AskAgent } from './ask-agent.ts';
import { createPartReader } from '../record/recording-text.ts';
import type { PartReader } from '../record/recording-text.ts';

/** What can be read again; leave out what a service has no access to. */
export interface LocatorReaders {
  readonly sources: readonly LogSource[];
  readonly repositories?: Repositories | undefined;
  readonly docker?: Docker | undefined;
  /** Asks the agent that read a piece in a source of its own. */
  readonly askAgent?: AskAgent | undefined;
  /** Set where several parts of a recording are asked for. */
  readonly parts?: PartReader;
}

/** The text that stands at a locator now, secrets redacted as in evidence; or why it cannot be read. */
export type LocatorText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads what a piece of evidence names, so that its excerpt can be compared with its source. Without `startLine` all
 * of it is read; whatever goes wrong is the answer's reason, never thrown.
 */
export async function readLocator(locator: Locator, readers: LocatorReaders): Promise<LocatorText> {
  try {
    const lines = await linesAt(locator, readers);
    return typeof lines === 'string'
      ? { ok: false, reason: lines }
      : { ok: true, text: redactSecrets(lines.join('\n')) };
  } catch (error) {
    if (error instanceof MatsError) return { ok: false, reason: error.message };
    throw error;
  }
}

const EVERYTHING = { startLine: 1, endLine: Number.MAX_SAFE_INTEGER };

async function linesAt(locator: Locator, readers: LocatorReaders): Promise<string[] | string> {
  const { startLine, endLine = startLine } = locator;
  const range = startLine === undefined || endLine === undefined ? EVERYTHING : { startLine, endLine };
  if (locator.source === 'git') return codeAt(locator, { readers, range });
  if (locator.source === 'docker' && locator.path === STATE_PATH) {
    const state = await readers.docker?.container(locator.name);
    return state === undefined ? 'no Docker is configured' : (state?.text.split('\n') ?? 'it is no container');
  }
  if (locator.source === 'agent') {
    return (await readers.askAgent?.(locator))?.split('\n') ?? 'nobody here can ask the agent that read it';
  }
  const sources = readers.sources.filter(({ kind }) => kind === locator.source);
  const [last] = sources.slice(-1);
  if (last === undefined) return `nothing here reads ${locator.source} sources`;
  for (const source of sources) {
    try {
      return await textAt(locator, { source, range, parts: readers.parts });
    } catch (error) {
      // Logs and change feeds are files of two sources; each knows its own.
      if (source === last || !(error instanceof MatsError)) throw error;
    }
  }
  return 'it is not there';
}

async function textAt(
  locator: Locator,
  from: {
    readonly source: LogSource;
    readonly range: { readonly startLine: number; readonly endLine: number };
    readonly parts: PartReader | undefined;
  },
): Promise<string[] | string> {
  const stream = { id: locator.name, label: locator.label, bytes: null, service: null, locator };
  if (locator.part === undefined) return from.source.readLines(stream, from.range);
  if (locator.part === EXPORTED_LINES) {
    const exported = await readExport(from.source, stream);
    return exported === null ? 'it is no export any more' : exported.source.readLines(exported.stream, from.range);
  }
  const readPart = from.parts ?? createPartReader();
  const text = await readPart(from.source, { stream, part: locator.part });
  return text?.split('\n') ?? 'the recording has no such part';
}

async function codeAt(
  locator: Locator,
  from: { readonly readers: LocatorReaders; readonly range: { readonly startLine: number; readonly endLine: number } },
): Promise<string[] | string> {
  const { name, path, revision } = locator;
  if (from.readers.repositories === undefined) return 'no repository is configured';
  if (path === undefined) return 'it names no file';
  const repository = await from.readers.repositories.open(name);
  const [file] = await repository.readFiles([{ path, revision }]);
  if (file?.text === null || file === undefined) return `the file is ${file?.state ?? 'missing'}`;
  return file.text
    .split('\n')
    .slice(from.range.startLine - 1, from.range.endLine)
    .map((line) => line.replace(/\r$/, ''));
}
