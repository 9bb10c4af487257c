import path from 'node:path';
import { MatsError } from '@mats/contracts';
import type { LogSource, LogStream, NotRead } from '../log-source.ts';
import { errorCode } from '../reading/error-code.ts';
import { createLineCache } from '../reading/line-cache.ts';
import { serviceOfFileName } from '../reading/service-of-file-name.ts';
import { openPackedFile } from '../unpack/packed-file.ts';
import type { PackedFile } from '../unpack/packed-file.ts';
import type { LogFile } from './find-log-files.ts';
import { createFoundFiles } from './found-files.ts';

/**
 * Log files of this machine: absolute paths and globs the operator configured, with their rotated predecessors, packed
 * ones too. Files that grow, vanish or rotate meanwhile are read as they are found at each call.
 */
export function createFileLogSource(options: {
  readonly patterns: readonly string[];
  readonly maxUnpackedBytes?: number | undefined;
  /** What all of the files hold, if they are no logs. */
  readonly holds?: LogStream['holds'];
}): LogSource {
  const lines = createLineCache();
  const files = createFoundFiles(options.patterns);
  const withFile = async <Result>(
    stream: LogStream,
    use: (file: PackedFile, at: { readonly entry: string | null; readonly key: string }) => Promise<Result>,
  ): Promise<Result> => {
    const { name, path: entry = null } = stream.locator;
    // A locator is input: only a file that the patterns find now may be opened.
    const known = await files.at(name);
    if (known === undefined)
      throw new MatsError('attachment_unreadable', { name, reason: 'it is no configured log file' });
    const file = await openLogFile(known, options.maxUnpackedBytes);
    // A file of the same name may be another one after a rotation.
    return use(file, { entry, key: `${name}/${entry ?? ''}/${known.bytes}/${known.modified}` });
  };
  return {
    kind: 'file',
    name: 'log files',
    async list(signal) {
      const { files: found, notRead } = await files.find();
      const streams: LogStream[] = [];
      const problems: NotRead[] = [];
      for (const file of found) {
        signal?.throwIfAborted();
        try {
          streams.push(...(await streamsOf(file, options)));
        } catch (error) {
          if (!(error instanceof MatsError)) throw error;
          problems.push({ what: file.found, why: `${error.message} ${error.next}` });
        }
      }
      return { streams, notRead: [...notRead, ...problems] };
    },
    async *open(stream, open) {
      const opened = await withFile(stream, (file, { entry }) => Promise.resolve({ file, entry }));
      try {
        yield* opened.file.open(opened.entry, open);
      } finally {
        opened.file.close();
      }
    },
    readLines: (stream, range) =>
      withFile(stream, (file, { entry, key }) => {
        const { anchor } = stream.locator;
        return lines
          .readLines({ key, plain: file.plainFile(), open: () => file.open(entry), anchor }, range)
          .finally(() => file.close());
      }),
    plainFile: (stream) =>
      withFile(stream, (file) => {
        file.close();
        return Promise.resolve(file.plainFile());
      }),
    close: () => lines.close(),
  };
}

async function openLogFile(file: LogFile, maxBytes: number | undefined): Promise<PackedFile> {
  const name = path.basename(file.found);
  try {
    return await openPackedFile(file.path, { name, maxBytes });
  } catch (error) {
    if (error instanceof MatsError) throw error;
    throw new MatsError(
      'attachment_unreadable',
      { name, reason: `the system said ${errorCode(error) ?? 'no'}` },
      { cause: error },
    );
  }
}

async function streamsOf(
  file: LogFile,
  { maxUnpackedBytes, holds }: { maxUnpackedBytes?: number | undefined; holds?: LogStream['holds'] },
): Promise<LogStream[]> {
  const opened = await openLogFile(file, maxUnpackedBytes);
  opened.close();
  const name = path.basename(file.found);
  return opened.texts.map(({ entry, bytes }) => {
    const label = entry === null ? name : `${name}/${entry}`;
    return {
      id: entry === null ? file.path : `${file.path}/${entry}`,
      label,
      bytes,
      service: serviceOfFileName(label),
      ...(holds === undefined ? {} : { holds }),
      locator: { source: 'file', name: file.path, label, ...(entry === null ? {} : { path: entry }) },
    };
  });
}
